# SPDX-License-Identifier: GPL-2.0-or-later
"""The field types that hold other fields: lists, nested groups, compressed bodies, update masks."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from warhost.protocol.errors import Flaw
from warhost.protocol.field_types import FieldType, Scalar, short
from warhost.protocol.layout import Layout
from warhost.protocol.packet import Field

MOST_ELEMENTS = 100_000


@dataclass(frozen=True)
class Group:
    """Is a nested group of fields; its value is a dict."""

    fields: tuple[Field, ...]
    label: str = "group"
    column: str = ""

    @cached_property
    def layout(self) -> Layout:
        """Return the compiled fields."""
        return Layout(self.fields)

    @property
    def least(self) -> int:
        """Return the fewest bytes."""
        return self.layout.least

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
        """Read one group."""
        return self.layout.read(body, at)

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append one group."""
        if not isinstance(value, Mapping):
            raise Flaw("bad_value", f"{value!r} is no dict of fields")
        self.layout.write(value, out)


@dataclass(frozen=True)
class ListOf:
    """Is a list; ``count`` says how long.

    A Scalar: a count of that type stands before the elements. An int: always so many. A text: the name of an earlier field that
    holds the count plus ``more``. None: as many as the body holds to its end.
    """

    element: FieldType
    count: Scalar | int | str | None
    more: int = 0
    most: int = MOST_ELEMENTS
    column: str = ""

    @property
    def label(self) -> str:
        """Return the name that the docs print."""
        less = f" less {self.more}" if self.more else ""
        ways = {int: f"{self.count} times", str: f"{self.count}{less} times", type(None): "to the end"}
        how = self.count.label + " counted" if isinstance(self.count, Scalar) else ways[type(self.count)]
        return f"{how}: {self.element.label}"

    @cached_property
    def least(self) -> int:
        """Return the fewest bytes."""
        if isinstance(self.count, Scalar):
            return self.count.least
        return self.count * self.element.least if isinstance(self.count, int) else 0

    def _length(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[int, int]:
        if isinstance(self.count, Scalar):
            length, at = self.count.read(body, at, seen)
        elif isinstance(self.count, str):
            length = seen[self.count] - self.more
        else:
            length = self.count if self.count is not None else -1
        return length, at

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[list[Any], int]:
        """Read all elements."""
        values: list[Any] = []
        read = self.element.read
        if self.count is None:
            while at < len(body):
                if len(values) == self.most:
                    raise Flaw("too_long", f"more than {self.most} elements, at offset {at}")
                value, at = read(body, at, seen)
                values.append(value)
            return values, at
        length, at = self._length(body, at, seen)
        if length < 0:
            raise Flaw("bad_value", f"a list of {length} elements at offset {at}")
        if length > self.most:
            raise Flaw("too_long", f"a list of {length} elements at offset {at}, at most {self.most} are allowed")
        if length * self.element.least > len(body) - at:
            raise short(length * self.element.least, at, len(body))
        for _ in range(length):
            value, at = read(body, at, seen)
            values.append(value)
        return values, at

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append the count, where one stands before the list, and all elements."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise Flaw("bad_value", f"{value!r} is no list")
        if len(value) > self.most:
            raise Flaw("too_long", f"{len(value)} elements, at most {self.most} are allowed")
        if isinstance(self.count, Scalar):
            self.count.write(len(value), out, seen)
        elif self.count is not None:
            length = seen[self.count] - self.more if isinstance(self.count, str) else self.count
            if length != len(value):
                raise Flaw("bad_value", f"{len(value)} elements where {length} are due")
        for each in value:
            self.element.write(each, out, seen)


def list_of(element: FieldType | Sequence[Field], count: Scalar | int | str | None, *, more: int = 0, most: int = MOST_ELEMENTS) -> ListOf:
    """Make a list type of a simple type or of a group of fields."""
    kind = Group(tuple(element)) if isinstance(element, Sequence) else element
    if kind.least < 1:
        raise ValueError("an element of a list needs at least one byte, or a list to the end of a body would never end")
    return ListOf(kind, count, more, most)


@dataclass(frozen=True)
class Deflated:
    """Is a body compressed with zlib, after its inflated size as u32, to the end of the packet; its value is a dict."""

    fields: tuple[Field, ...]
    most: int = 1 << 20
    least: int = 5
    column: str = ""
    label: str = "u32 size, then a zlib stream of the fields"

    @cached_property
    def layout(self) -> Layout:
        """Return the compiled fields."""
        return Layout(self.fields)

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
        """Inflate and read the fields."""
        if at + 4 > len(body):
            raise short(4, at, len(body))
        size = int.from_bytes(body[at : at + 4], "little")
        if size > self.most:
            raise Flaw("too_long", f"{size} bytes inflated, at most {self.most} are allowed")
        stream = zlib.decompressobj()
        try:
            inner = stream.decompress(body[at + 4 :], size + 1)
        except zlib.error as error:
            raise Flaw("bad_deflate", f"no zlib stream: {error}") from error
        if len(inner) != size or not stream.eof:
            raise Flaw("bad_deflate", f"{size} inflated bytes are announced, {len(inner)} came")
        fields, end = self.layout.read(inner, 0)
        if end != size:
            raise Flaw("trailing_bytes", f"{size - end} inflated bytes are left over")
        return fields, len(body) - len(stream.unused_data)

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append the size and the compressed fields."""
        if not isinstance(value, Mapping):
            raise Flaw("bad_value", f"{value!r} is no dict of fields")
        inner = bytearray()
        self.layout.write(value, inner)
        out += struct.pack("<I", len(inner))
        out += zlib.compress(bytes(inner), 1)


@dataclass(frozen=True)
class UpdateMask:
    """Is a set of 32-bit update fields: u8 blocks, so many u32 of mask, one u32 per bit set; its value maps index to number."""

    label: str = "update mask"
    least: int = 1
    column: str = ""

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[dict[int, int], int]:
        """Read mask and values."""
        if at >= len(body):
            raise short(1, at, len(body))
        blocks = body[at]
        at += 1
        end = at + 4 * blocks
        if end > len(body):
            raise short(4 * blocks, at, len(body))
        mask = int.from_bytes(body[at:end], "little")
        count = mask.bit_count()
        if end + 4 * count > len(body):
            raise short(4 * count, end, len(body))
        numbers = struct.unpack_from(f"<{count}I", body, end)
        indices = [index for index in range(32 * blocks) if mask >> index & 1]
        return dict(zip(indices, numbers, strict=True)), end + 4 * count

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append the fewest blocks that hold all indices, and the values in order."""
        if not isinstance(value, Mapping):
            raise Flaw("bad_value", f"{value!r} is no dict of index to number")
        mask = 0
        try:
            if value and max(value) >= 32 * 255:
                raise Flaw("too_long", f"index {max(value)}, at most {32 * 255 - 1} is allowed")
            for index in value:
                mask |= 1 << index
            blocks = (mask.bit_length() + 31) // 32
            packed = struct.pack(f"<{len(value)}I", *(value[index] for index in sorted(value)))
        except (struct.error, TypeError, ValueError) as error:
            raise Flaw("bad_value", f"an update field that is no u32 at an index from 0: {error}") from error
        out.append(blocks)
        out += mask.to_bytes(4 * blocks, "little")
        out += packed


UPDATE_MASK = UpdateMask()
