# SPDX-License-Identifier: GPL-2.0-or-later
"""When a conditional field is present: small tests over the fields read before it, as data that docs can print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Condition(Protocol):
    """Is anything that can say, from the fields read so far, whether the next one is there."""

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return whether the field is present."""


@dataclass(frozen=True)
class Has:
    """Holds where ``field & mask`` is not zero."""

    field: str
    mask: int

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return whether any bit of the mask is set."""
        return bool(seen[self.field] & self.mask)

    def __str__(self) -> str:
        return f"{self.field} & 0x{self.mask:X}"


@dataclass(frozen=True)
class Is:
    """Holds where the field equals one of the values."""

    field: str
    values: tuple[int, ...]

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return whether the field is one of the values."""
        return seen[self.field] in self.values

    def __str__(self) -> str:
        return f"{self.field} is {' or '.join(str(value) for value in self.values)}"


@dataclass(frozen=True)
class Not:
    """Holds where the inner condition does not."""

    inner: Condition

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return the opposite of the inner condition."""
        return not self.inner.holds(seen)

    def __str__(self) -> str:
        if isinstance(self.inner, Is):
            return f"{self.inner.field} is not {' or '.join(str(value) for value in self.inner.values)}"
        return f"no {self.inner}" if isinstance(self.inner, Has) else f"not ({self.inner})"


@dataclass(frozen=True)
class AnyOf:
    """Holds where at least one of the inner conditions does."""

    inner: tuple[Condition, ...]

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return whether one of them holds."""
        return any(each.holds(seen) for each in self.inner)

    def __str__(self) -> str:
        return " or ".join(str(each) for each in self.inner)


@dataclass(frozen=True)
class AllOf:
    """Holds where all inner conditions do."""

    inner: tuple[Condition, ...]

    def holds(self, seen: Mapping[str, Any]) -> bool:
        """Return whether all of them hold."""
        return all(each.holds(seen) for each in self.inner)

    def __str__(self) -> str:
        return ", ".join(f"({each})" if isinstance(each, AnyOf) else str(each) for each in self.inner)


def has(field: str, mask: int) -> Condition:
    """Make a condition on bits of an earlier field."""
    return Has(field, int(mask))


def is_one_of(field: str, *values: int) -> Condition:
    """Make a condition on the value of an earlier field."""
    return Is(field, tuple(int(value) for value in values))


def is_none_of(field: str, *values: int) -> Condition:
    """Make a condition that holds where an earlier field is none of the values."""
    return Not(is_one_of(field, *values))


def any_of(*conditions: Condition) -> Condition:
    """Join conditions with "or"."""
    return AnyOf(conditions)


def all_of(*conditions: Condition) -> Condition:
    """Join conditions with "and"; what is joined already is taken apart, so that the docs read flat."""
    parts = (part for condition in conditions for part in (condition.inner if isinstance(condition, AllOf) else (condition,)))
    return AllOf(tuple(parts))


def lacks(field: str, mask: int) -> Condition:
    """Make a condition that holds where an earlier field has none of the bits."""
    return Not(has(field, mask))
