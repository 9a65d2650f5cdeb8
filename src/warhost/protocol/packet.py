# SPDX-License-Identifier: GPL-2.0-or-later
"""What a packet definition is: a name, a direction, fields in order, a byte example with its fields, the emulator's function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import Any, Literal

from warhost.protocol.conditions import Condition
from warhost.protocol.errors import LocalProtocolError
from warhost.protocol.field_types import FieldType, Scalar
from warhost.protocol.opcodes import OPCODES

Direction = Literal["client", "server", "both", "host"]
"""Who sends it: a game client, the server, both in one layout, or only the host and its operators."""


@dataclass(frozen=True)
class Field:
    """Is one field of a packet.

    ``when`` says whether it is present, from the fields before it. ``limits`` (low, high) and ``enum`` refuse other numbers with
    bad_value. ``in_record=False`` keeps it out of the realm's 96-byte record: a packet that carries it travels with its body as blob.
    """

    name: str
    kind: FieldType
    when: Condition | None = None
    limits: tuple[float, float] | None = None
    enum: type[IntEnum] | None = None
    in_record: bool = True
    doc: str = ""

    @cached_property
    def allowed(self) -> frozenset[int] | None:
        """Return the numbers that the enumeration allows, or None."""
        return None if self.enum is None else frozenset(int(member) for member in self.enum)

    @property
    def column(self) -> str:
        """Return the dtype of the record column, or an empty text where only the blob carries the field."""
        return self.kind.column if self.in_record else ""

    @property
    def is_float(self) -> bool:
        """Return whether the field is a float."""
        return isinstance(self.kind, Scalar) and self.kind.is_float


@dataclass(frozen=True)
class Packet:
    """Is one packet, described once: codec, records, docs and tests come from this.

    ``example`` is a whole body and ``example_fields`` what it decodes to. ``number`` is only given for the host's own packets; the
    others have the build's number of their name.
    """

    name: str
    direction: Direction
    fields: tuple[Field, ...] = ()
    example: bytes = b""
    example_fields: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    doc: str = ""
    number: int = -1

    def __post_init__(self) -> None:
        number = OPCODES.get(self.name, -1) if self.number < 0 else self.number
        if number < 0:
            raise LocalProtocolError(
                "no opcode of build 12340 has this name: mend the name, or give a number from 0x10000 up",
                reason="unknown_packet",
                packet=self.name,
            )
        object.__setattr__(self, "number", number)

    @property
    def from_client(self) -> bool:
        """Return whether a game client may send it."""
        return self.direction in ("client", "both")

    @property
    def from_server(self) -> bool:
        """Return whether the server may send it."""
        return self.direction in ("server", "both")
