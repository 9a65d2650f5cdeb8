# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of a death knight's runes. What a cast spends stands in SMSG_SPELL_GO."""

from warhost.protocol.composite import list_of
from warhost.protocol.field_types import U8, U32
from warhost.protocol.packet import Field, Packet

H = bytes.fromhex

_RUNE = (Field("kind", U8, doc="0 blood, 1 unholy, 2 frost, 3 death"), Field("passed", U8, doc="of its cooldown; 255: ready"))

PACKETS = (
    Packet(
        "SMSG_RESYNC_RUNES",
        "server",
        (Field("runes", list_of(_RUNE, U32)),),
        H("06000000 00ff 00ff 01ff 0380 02ff 02ff"),
        {"runes": [{"kind": kind, "passed": passed} for kind, passed in ((0, 255), (0, 255), (1, 255), (3, 128), (2, 255), (2, 255))]},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::ResyncRunes",
        "The fourth rune is a death rune, and half of its cooldown has passed.",
    ),
    Packet(
        "SMSG_CONVERT_RUNE",
        "server",
        (Field("index", U8, doc="0 to 5"), Field("kind", U8, doc="what it is now")),
        H("01 03"),
        {"index": 1, "kind": 3},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::ConvertRune",
    ),
    Packet(
        "SMSG_ADD_RUNE_POWER",
        "server",
        (Field("runes", U32, doc="a bit for each rune that is ready at once"),),
        H("14000000"),
        {"runes": 0x14},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::AddRunePower",
    ),
)
