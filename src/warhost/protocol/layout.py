# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns a tuple of fields into a reader and writer, once: neighbours of fixed size become one struct, conditions one test a group."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Protocol

from warhost.protocol.conditions import Condition
from warhost.protocol.errors import Flaw
from warhost.protocol.field_types import Scalar, short
from warhost.protocol.packet import Field


class Step(Protocol):
    """Is a piece of a layout."""

    least: int

    def read(self, body: bytes, at: int, seen: dict[str, Any]) -> int:
        """Read into ``seen``, return the next offset; raise Flaw."""

    def write(self, fields: Mapping[str, Any], out: bytearray) -> int:
        """Append from ``fields``, return how many of them were used; raise Flaw."""


def check(field: Field, value: Any) -> None:
    """Raise Flaw where a number breaks the field's limits or enumeration, or a float is not finite."""
    if field.is_float and not math.isfinite(value):
        raise Flaw("bad_value", f"{field.name} is {value}; it must be finite")
    if field.limits is not None and not field.limits[0] <= value <= field.limits[1]:
        raise Flaw("bad_value", f"{field.name} is {value}; allowed is {field.limits[0]} to {field.limits[1]}")
    if field.allowed is not None and value not in field.allowed:
        raise Flaw("bad_value", f"{field.name} is {value}, which {field.enum.__name__ if field.enum else 'its enumeration'} does not name")


def wanted(fields: Mapping[str, Any], name: str) -> Any:
    """Return a field's value, or raise Flaw where it was not given."""
    try:
        return fields[name]
    except KeyError:
        raise Flaw("missing_field", f"the field {name} is missing") from None


class Run:
    """Is a run of scalars that are always there: one struct."""

    def __init__(self, fields: Sequence[Field]) -> None:
        scalars = [field.kind for field in fields if isinstance(field.kind, Scalar)]
        self.fields = tuple(fields)
        self.names = tuple(field.name for field in fields)
        self.struct = struct.Struct("<" + "".join(scalar.code for scalar in scalars))
        self.least = self.struct.size
        self.checked = tuple(field for field in fields if field.is_float or field.limits is not None or field.enum is not None)

    def read(self, body: bytes, at: int, seen: dict[str, Any]) -> int:
        """Read all of them at once."""
        end = at + self.least
        if end > len(body):
            raise short(self.least, at, len(body))
        seen.update(zip(self.names, self.struct.unpack_from(body, at), strict=True))
        for field in self.checked:
            check(field, seen[field.name])
        return end

    def write(self, fields: Mapping[str, Any], out: bytearray) -> int:
        """Append them one by one, so that the text of a flaw names the field."""
        for field in self.fields:
            write_one(field, fields, out)
        return len(self.fields)


def write_one(field: Field, fields: Mapping[str, Any], out: bytearray) -> None:
    """Append one field and check its limits; raise Flaw that names it."""
    value = wanted(fields, field.name)
    try:
        field.kind.write(value, out, fields)
    except Flaw as flaw:
        raise Flaw(flaw.reason, f"{field.name}: {flaw.text}") from flaw
    if field.limits is not None or field.enum is not None:
        check(field, value)


class One:
    """Is a single field of any other type."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.name = field.name
        self.least = field.kind.least
        self.reader = field.kind.read
        self.checked = field.limits is not None or field.enum is not None

    def read(self, body: bytes, at: int, seen: dict[str, Any]) -> int:
        """Read the field."""
        value, at = self.reader(body, at, seen)
        if self.checked:
            check(self.field, value)
        seen[self.name] = value
        return at

    def write(self, fields: Mapping[str, Any], out: bytearray) -> int:
        """Append the field."""
        write_one(self.field, fields, out)
        return 1


class Conditional:
    """Is a group of fields under one condition."""

    def __init__(self, condition: Condition, steps: Sequence[Step]) -> None:
        self.holds = condition.holds
        self.steps = tuple(steps)
        self.least = 0

    def read(self, body: bytes, at: int, seen: dict[str, Any]) -> int:
        """Read the group where the condition holds."""
        if self.holds(seen):
            for step in self.steps:
                at = step.read(body, at, seen)
        return at

    def write(self, fields: Mapping[str, Any], out: bytearray) -> int:
        """Append the group where the condition holds."""
        return sum(step.write(fields, out) for step in self.steps) if self.holds(fields) else 0


def _plain_steps(fields: Iterable[Field]) -> list[Step]:
    steps: list[Step] = []
    for scalar, group in groupby(fields, key=lambda field: isinstance(field.kind, Scalar)):
        members = tuple(group)
        steps.extend([Run(members)] if scalar else [One(field) for field in members])
    return steps


class Layout:
    """Reads and writes fields in order."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self.steps: list[Step] = []
        for condition, group in groupby(self.fields, key=lambda field: field.when):
            steps = _plain_steps(group)
            self.steps.extend(steps if condition is None else [Conditional(condition, steps)])
        self.least = sum(step.least for step in self.steps)

    def read(self, body: bytes, at: int) -> tuple[dict[str, Any], int]:
        """Read all fields from an offset, return them and the next offset; raise Flaw."""
        seen: dict[str, Any] = {}
        for step in self.steps:
            at = step.read(body, at, seen)
        return seen, at

    def write(self, fields: Mapping[str, Any], out: bytearray) -> None:
        """Append all fields; raise Flaw where one is missing, wrong, unknown, or present though its condition does not hold."""
        used = 0
        for step in self.steps:
            used += step.write(fields, out)
        if used != len(fields):
            names = {field.name for field in self.fields if field.when is None or field.when.holds(fields)}
            raise Flaw("unexpected_field", f"{', '.join(sorted(set(fields) - names))}: unknown, or its condition does not hold")
