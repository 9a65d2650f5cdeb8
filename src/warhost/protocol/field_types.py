# SPDX-License-Identifier: GPL-2.0-or-later
"""The simple field types: numbers, GUIDs, texts. All numbers on the wire are little-endian.

A type reads ``(body, at, seen)`` to ``(value, next at)`` and writes a value to a bytearray; what is wrong is a Flaw.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from warhost.protocol.errors import Flaw


class FieldType(Protocol):
    """Is anything that a field can be made of."""

    @property
    def label(self) -> str:
        """Return the name that the docs print."""

    @property
    def least(self) -> int:
        """Return the fewest bytes that a value takes."""

    @property
    def column(self) -> str:
        """Return the numpy dtype of the record column, or an empty text where only the blob can carry the value."""

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[Any, int]:
        """Read one value; raise Flaw."""

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append one value; raise Flaw."""


def short(need: int, at: int, have: int) -> Flaw:
    """Make the flaw of a body that ends too early."""
    return Flaw("short_body", f"{need} bytes wanted at offset {at}, the body has {have}")


@dataclass(frozen=True)
class Scalar:
    """Is a number of fixed size; ``code`` is its letter in the struct module."""

    label: str
    code: str
    column: str
    low: float = 0
    high: float = 0
    _struct: struct.Struct = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_struct", struct.Struct("<" + self.code))

    @property
    def least(self) -> int:
        """Return the size in bytes."""
        return self._struct.size

    @property
    def is_float(self) -> bool:
        """Return whether values are floats, which must be finite (AzerothCore ByteBuffer::operator>>(float&) throws on others)."""
        return self.code in "fd"

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[Any, int]:
        """Read one number."""
        end = at + self._struct.size
        if end > len(body):
            raise short(self._struct.size, at, len(body))
        value = self._struct.unpack_from(body, at)[0]
        if self.is_float and not math.isfinite(value):
            raise Flaw("bad_value", f"a float at offset {at} is {value}; it must be finite")
        return value, end

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append one number."""
        try:
            packed = self._struct.pack(value)
        except (struct.error, OverflowError, TypeError) as error:
            raise Flaw("bad_value", f"{value!r} does not fit {self.label}") from error
        if self.is_float and not math.isfinite(value):
            raise Flaw("bad_value", f"{value!r} is not finite")
        out += packed


U8 = Scalar("u8", "B", "<u1", 0, 2**8 - 1)
U16 = Scalar("u16", "H", "<u2", 0, 2**16 - 1)
U32 = Scalar("u32", "I", "<u4", 0, 2**32 - 1)
U64 = Scalar("u64", "Q", "<u8", 0, 2**64 - 1)
I8 = Scalar("i8", "b", "<i1", -(2**7), 2**7 - 1)
I16 = Scalar("i16", "h", "<i2", -(2**15), 2**15 - 1)
I32 = Scalar("i32", "i", "<i4", -(2**31), 2**31 - 1)
I64 = Scalar("i64", "q", "<i8", -(2**63), 2**63 - 1)
F32 = Scalar("f32", "f", "<f4", -3.4028234663852886e38, 3.4028234663852886e38)
F64 = Scalar("f64", "d", "<f8", -1.7976931348623157e308, 1.7976931348623157e308)
GUID = Scalar("guid", "Q", "<u8", 0, 2**64 - 1)


@dataclass(frozen=True)
class PackedGuid:
    """Is a GUID as a mask of its bytes that are not zero, then those bytes (AzerothCore ObjectGuid.h:PackedGuid)."""

    label: str = "packed guid"
    least: int = 1
    column: str = "<u8"

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[int, int]:
        """Read one GUID."""
        if at >= len(body):
            raise short(1, at, len(body))
        mask = body[at]
        at += 1
        if not mask:
            return 0, at
        end = at + mask.bit_count()
        if end > len(body):
            raise short(end - at, at, len(body))
        guid = shift = 0
        while mask:
            if mask & 1:
                guid |= body[at] << shift
                at += 1
            mask >>= 1
            shift += 8
        return guid, end

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append one GUID."""
        try:
            raw = operator.index(value).to_bytes(8, "little")
        except (OverflowError, TypeError) as error:
            raise Flaw("bad_value", f"{value!r} is no 64-bit GUID") from error
        mask = 0
        for bit, byte in enumerate(raw):
            if byte:
                mask |= 1 << bit
        out.append(mask)
        out += raw.replace(b"\0", b"")


PACKED = PackedGuid()


@dataclass(frozen=True)
class CString:
    """Is UTF-8 text that ends with a zero byte, of at most so many bytes."""

    most: int = 255
    least: int = 1
    column: str = ""

    @property
    def label(self) -> str:
        """Return the name that the docs print."""
        return f"text (at most {self.most} bytes)"

    def read(self, body: bytes, at: int, seen: Mapping[str, Any]) -> tuple[str, int]:
        """Read one text."""
        end = body.find(b"\0", at)
        if end < 0:
            raise Flaw("bad_string", f"the text at offset {at} has no terminator")
        if end - at > self.most:
            raise Flaw("too_long", f"the text at offset {at} has {end - at} bytes, at most {self.most} are allowed")
        try:
            return body[at:end].decode("utf-8"), end + 1
        except UnicodeDecodeError as error:
            raise Flaw("bad_string", f"the text at offset {at} is not UTF-8") from error

    def write(self, value: Any, out: bytearray, seen: Mapping[str, Any]) -> None:
        """Append one text."""
        try:
            raw = value.encode("utf-8")
        except (UnicodeEncodeError, AttributeError) as error:
            raise Flaw("bad_string", f"{value!r} is no text that UTF-8 can hold") from error
        if b"\0" in raw:
            raise Flaw("bad_string", f"{value!r} holds a zero byte")
        if len(raw) > self.most:
            raise Flaw("too_long", f"{value!r} has {len(raw)} bytes, at most {self.most} are allowed")
        out += raw
        out.append(0)


NAME = CString(48)
"""A character's name: 12 letters, at most four bytes each."""
