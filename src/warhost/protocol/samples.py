# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes valid fields of any packet from a source of choices: for fuzzing, cross-checks and benchmarks."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence
from typing import Any, Protocol

from warhost.protocol.composite import Deflated, Group, ListOf, UpdateMask
from warhost.protocol.field_types import CString, FieldType, PackedGuid, Scalar
from warhost.protocol.packet import Field, Packet
from warhost.protocol.update_fields import PLAYER_END

LONGEST = 3
"""The most elements of a made list."""


class Source(Protocol):
    """Is where choices come from."""

    def integer(self, low: int, high: int) -> int:
        """Return an integer within the bounds, both included."""

    def real(self) -> float:
        """Return a finite float that 32 bits hold exactly."""

    def text(self, most: int) -> str:
        """Return a text of at most so many bytes in UTF-8, without a zero."""


class RandomSource:
    """Draws from a random generator: bounds, small numbers and masks of few bits as often as anything."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def integer(self, low: int, high: int) -> int:
        """Return a bound, a number near zero, one of few bits, or any."""
        way = self.rng.random()
        if way < 0.15:
            return low if way < 0.08 else high
        if way < 0.45:
            return min(high, max(low, self.rng.randint(0, 9)))
        if way < 0.7:
            return min(high, max(low, self.rng.getrandbits(63) & self.rng.getrandbits(63) & max(high, 1)))
        return self.rng.randint(low, high)

    def real(self) -> float:
        """Return a float of a size that positions have."""
        return float(struct.unpack("<f", struct.pack("<f", self.rng.uniform(-17000.0, 17000.0)))[0])

    def text(self, most: int) -> str:
        """Return letters, some of two bytes."""
        return "".join(self.rng.choice("abcXYZ éß") for _ in range(self.rng.randint(0, min(12, most // 2))))


def sample(packet: Packet, source: Source) -> dict[str, Any]:
    """Return fields that encode to a good body of the packet."""
    return sample_group(packet.fields, source)


def sample_group(fields: Sequence[Field], source: Source) -> dict[str, Any]:
    """Return values for fields in order, conditions respected."""
    counts = {field.kind.count: field.kind.more for field in fields if isinstance(field.kind, ListOf) and isinstance(field.kind.count, str)}
    made: dict[str, Any] = {}
    for field in fields:
        if field.when is not None and not field.when.holds(made):
            continue
        if field.name in counts:
            made[field.name] = source.integer(counts[field.name], counts[field.name] + LONGEST)
        else:
            made[field.name] = _value(field, source, made)
    return made


def _value(field: Field, source: Source, made: dict[str, Any]) -> Any:
    if field.allowed is not None:
        return sorted(field.allowed)[source.integer(0, len(field.allowed) - 1)]
    if field.limits is not None and not field.is_float:
        return source.integer(int(field.limits[0]), int(field.limits[1]))
    return _of_kind(field.kind, source, made)


def _of_kind(kind: FieldType, source: Source, made: dict[str, Any]) -> Any:
    if isinstance(kind, Scalar):
        return source.real() if kind.is_float else source.integer(int(kind.low), int(kind.high))
    if isinstance(kind, PackedGuid):
        return source.integer(0, 2**64 - 1)
    if isinstance(kind, CString):
        return source.text(kind.most)
    if isinstance(kind, (Group, Deflated)):
        return sample_group(kind.fields, source)
    if isinstance(kind, UpdateMask):
        indices = {source.integer(0, PLAYER_END - 1) for _ in range(source.integer(0, LONGEST))}
        return {index: source.integer(0, 2**32 - 1) for index in sorted(indices)}
    if isinstance(kind, ListOf):
        return [_of_kind(kind.element, source, made) for _ in range(_length(kind, source, made))]
    raise TypeError(f"{kind.label}: teach samples.py to make one")


def _length(kind: ListOf, source: Source, made: dict[str, Any]) -> int:
    if isinstance(kind.count, int):
        return kind.count
    if isinstance(kind.count, str):
        return int(made[kind.count]) - kind.more
    return source.integer(0, min(LONGEST, kind.most))
