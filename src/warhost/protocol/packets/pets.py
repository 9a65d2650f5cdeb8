# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of pets: what their owner tells them, and what he is shown of them."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import is_none_of
from warhost.protocol.field_types import GUID, U8, U16, U32
from warhost.protocol.packet import Field, Packet

H = bytes.fromhex
_HANDLER = "AzerothCore src/server/game/Handlers/PetHandler.cpp:WorldSession::"
_ACTION = "button: spell or command in the low 24 bits, kind in the high 8 (7 command, 6 reaction, 0x01, 0x81, 0xC1 a spell)"
_HAS = is_none_of("guid", 0)
_COOLDOWN = (Field("spell_id", U32), Field("category", U16), Field("cooldown_ms", U32), Field("category_cooldown_ms", U32))
PET = 0xF140000001000007
_NAMED = (Field("guid", GUID, doc="the pet"),)
_BODY = H("07000001000040f1")

PACKETS = (
    Packet(
        "CMSG_PET_ACTION",
        "client",
        (Field("guid", GUID, doc="the pet"), Field("action", U32, doc=_ACTION), Field("target_guid", GUID, doc="0 where it needs none")),
        H("07000001000040f1 02000007 67050034120030f1"),
        {"guid": PET, "action": 0x07000002, "target_guid": 0xF130001234000567},
        _HANDLER + "HandlePetAction",
        "Command 0 stay, 1 follow, 2 attack, 3 dismiss; reaction 0 passive, 1 defensive, 2 aggressive.",
    ),
    Packet("CMSG_PET_STOP_ATTACK", "client", _NAMED, _BODY, {"guid": PET}, _HANDLER + "HandlePetStopAttack"),
    Packet("CMSG_PET_ABANDON", "client", _NAMED, _BODY, {"guid": PET}, _HANDLER + "HandlePetAbandon"),
    Packet(
        "CMSG_PET_SPELL_AUTOCAST",
        "client",
        (Field("guid", GUID), Field("spell_id", U32), Field("on", U8)),
        H("07000001000040f1 65430000 01"),
        {"guid": PET, "spell_id": 17253, "on": 1},
        _HANDLER + "HandlePetSpellAutocastOpcode",
    ),
    Packet(
        "SMSG_PET_SPELLS",
        "server",
        (
            Field("guid", GUID, doc="0: there is nothing to command any more"),
            Field("family", U16, _HAS),
            Field("duration_ms", U32, _HAS),
            Field("react", U8, _HAS),
            Field("command", U8, _HAS),
            Field("flags", U16, _HAS),
            Field("buttons", list_of(U32, 10), _HAS, doc="the action bar, each as in CMSG_PET_ACTION"),
            Field("spell_count", U8, _HAS),
            Field("spells", list_of(U32, "spell_count"), _HAS, doc="spell in the low 24 bits, 0x01 passive, 0x81 or 0xC1 with autocast"),
            Field("cooldown_count", U8, _HAS),
            Field("cooldowns", list_of(_COOLDOWN, "cooldown_count"), _HAS),
        ),
        H(
            "07000001000040f1 0100 00000000 01 01 0000"
            "02000007 01000007 00000007 654300c1 00000081 00000081 00000081 02000006 01000006 00000006"
            "01 654300c1 00"
        ),
        {
            "guid": PET,
            "family": 1,
            "duration_ms": 0,
            "react": 1,
            "command": 1,
            "flags": 0,
            "buttons": [
                0x07000002, 0x07000001, 0x07000000, 0xC1004365, 0x81000000,
                0x81000000, 0x81000000, 0x06000002, 0x06000001, 0x06000000,
            ],
            "spell_count": 1,
            "spells": [0xC1004365],
            "cooldown_count": 0,
            "cooldowns": [],
        },
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::PetSpellInitialize, SendRemoveControlBar",
    ),
    Packet(
        "SMSG_PET_MODE",
        "server",
        (Field("guid", GUID), Field("react", U8), Field("command", U8), Field("flags", U16)),
        H("07000001000040f1 01 01 0000"),
        {"guid": PET, "react": 1, "command": 1, "flags": 0},
        "TrinityCore src/server/game/Server/Packets/PetPackets.cpp:WorldPackets::Pet::PetMode; Handlers/PetHandler.cpp",
    ),
    Packet(
        "SMSG_PET_CAST_FAILED",
        "server",
        (Field("cast_count", U8), Field("spell_id", U32), Field("result", U8, doc="SpellCastResult")),
        H("00 65430000 61"),
        {"cast_count": 0, "spell_id": 17253, "result": 0x61},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendPetCastResult",
    ),
    Packet(
        "SMSG_TOTEM_CREATED",
        "server",
        (
            Field("slot", U8, doc="0 fire, 1 earth, 2 water, 3 air"),
            Field("guid", GUID),
            Field("duration_ms", U32),
            Field("spell_id", U32, doc="the spell that called it"),
        ),
        H("01 07000001000040f1 e0930400 8b1f0000"),
        {"slot": 1, "guid": PET, "duration_ms": 300_000, "spell_id": 8075},
        "AzerothCore src/server/game/Entities/Totem/Totem.cpp:Totem::InitStats, Server/Packets/TotemPackets.cpp",
    ),
    Packet(
        "CMSG_TOTEM_DESTROYED",
        "client",
        (Field("slot", U8, doc="0 fire, 1 earth, 2 water, 3 air"),),
        H("01"),
        {"slot": 1},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleTotemDestroyed",
    ),
)  # fmt: skip
