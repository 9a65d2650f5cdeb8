# SPDX-License-Identifier: GPL-2.0-or-later
"""GUIDs of 3.3.5a: what kind of object, which template, which one of them.

Source: AzerothCore src/server/game/Entities/Object/ObjectGuid.h:ObjectGuid, HighGuid.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from warhost.protocol.errors import Flaw, LocalProtocolError, RemoteProtocolError
from warhost.protocol.field_types import PACKED


class HighGuid(IntEnum):
    """Is the upper 16 bits of a GUID: the kind of object (AzerothCore ObjectGuid.h:HighGuid)."""

    PLAYER = 0x0000
    MO_TRANSPORT = 0x1FC0
    INSTANCE = 0x1F40
    GROUP = 0x1F50
    ITEM = 0x4000
    DYNAMICOBJECT = 0xF100
    CORPSE = 0xF101
    GAMEOBJECT = 0xF110
    TRANSPORT = 0xF120
    UNIT = 0xF130
    PET = 0xF140
    VEHICLE = 0xF150


WITH_ENTRY = frozenset({HighGuid.GAMEOBJECT, HighGuid.TRANSPORT, HighGuid.UNIT, HighGuid.PET, HighGuid.VEHICLE})
"""The kinds whose GUID names a template in 24 bits and counts in 24; the others count in 32 bits (AzerothCore ObjectGuid::HasEntry)."""


class Guid(NamedTuple):
    """Is a GUID taken apart; ``entry`` is 0 for kinds without a template."""

    high: int
    entry: int
    counter: int


def make_guid(high: HighGuid, counter: int, entry: int = 0) -> int:
    """Return the 64-bit GUID of an object; raise LocalProtocolError where a part does not fit its bits."""
    most = 0xFFFFFF if high in WITH_ENTRY else 0xFFFFFFFF
    if not 0 <= counter <= most:
        raise LocalProtocolError(f"the counter {counter} of a {high.name} must be 0 to {most}", reason="bad_value")
    if not 0 <= entry <= (0xFFFFFF if high in WITH_ENTRY else 0):
        raise LocalProtocolError(f"the template {entry} does not fit a {high.name}", reason="bad_value")
    return high << 48 | entry << 24 | counter


def parse_guid(guid: int) -> Guid:
    """Take a 64-bit GUID apart; an unknown kind is returned as its number."""
    high = guid >> 48 & 0xFFFF
    if high in WITH_ENTRY:
        return Guid(high, guid >> 24 & 0xFFFFFF, guid & 0xFFFFFF)
    return Guid(high, 0, guid & 0xFFFFFFFF)


def pack_guid(guid: int) -> bytes:
    """Return a GUID as a mask of its bytes that are not zero, then those bytes; raise LocalProtocolError beyond 64 bits."""
    out = bytearray()
    try:
        PACKED.write(guid, out, {})
    except Flaw as flaw:
        raise LocalProtocolError(flaw.text, reason=flaw.reason) from None
    return bytes(out)


def unpack_guid(body: bytes, at: int = 0) -> tuple[int, int]:
    """Return the packed GUID at an offset and the offset after it; raise ShortBodyError."""
    try:
        return PACKED.read(body, at, {})
    except Flaw as flaw:
        raise RemoteProtocolError.by_reason[flaw.reason](flaw.text, size=len(body)) from None
