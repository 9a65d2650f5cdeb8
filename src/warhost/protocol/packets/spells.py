# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of casting: the request, its refusal, start, launch, delay, channel, cooldowns."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import all_of, has, is_none_of, is_one_of, lacks
from warhost.protocol.field_types import F32, GUID, I32, PACKED, U8, U32
from warhost.protocol.flags import CastFlag, TargetFlag
from warhost.protocol.packet import Field, Packet
from warhost.protocol.packets.parts import cast_targets, movement_info
from warhost.protocol.reasons.spell_cast_results import SpellCastResult
from warhost.protocol.reasons.spell_misses import SpellMiss

H = bytes.fromhex

_FLIGHT = has("cast_flags", 0x02)
_MOVES = all_of(_FLIGHT, is_none_of("has_movement", 0))

_CAST = (
    Field("item_guid", PACKED, doc="the item that casts, else the caster"),
    Field("guid", PACKED, doc="the caster"),
    Field("cast_count", U8),
    Field("spell_id", U32),
    Field("cast_flags", U32, doc="CastFlag"),
)
_POWER = Field("power_left", U32, has("cast_flags", CastFlag.POWER_LEFT_SELF))
_AMMO = tuple(Field(name, U32, has("cast_flags", CastFlag.AMMO)) for name in ("ammo_display_id", "ammo_inventory_type"))
_RUNES = tuple(
    Field(
        f"rune_{rune}_passed",
        U8,
        all_of(has("cast_flags", CastFlag.RUNE_LIST), has("runes_before", 1 << rune), lacks("runes_after", 1 << rune)),
    )
    for rune in range(6)
)
_MISSED = (
    Field("guid", GUID),
    Field("miss", U8, enum=SpellMiss),
    Field("reflect_miss", U8, is_one_of("miss", SpellMiss.SPELL_MISS_REFLECT)),
)
_POINT = (Field("x", F32), Field("y", F32), Field("z", F32), Field("transport_guid", GUID))
_BROKEN = (Field("guid", PACKED), Field("cast_count", U8), Field("spell_id", U32), Field("result", U8, enum=SpellCastResult))
_BROKEN_EXAMPLE = H("0107 01 85000000 28")
_BROKEN_FIELDS = {"guid": 7, "cast_count": 1, "spell_id": 133, "result": 40}
_INTERRUPTED = "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendInterrupted"

PACKETS = (
    Packet(
        "CMSG_CAST_SPELL",
        "client",
        (
            Field("cast_count", U8, doc="comes back in the answers"),
            Field("spell_id", U32),
            Field("cast_flags", U8, doc="2: flight data follows"),
            *cast_targets(),
            Field("elevation", F32, _FLIGHT),
            Field("speed", F32, _FLIGHT),
            Field("has_movement", U8, _FLIGHT),
            Field("movement_opcode", U32, _MOVES, in_record=False),
            Field("movement_guid", PACKED, _MOVES, in_record=False),
            *movement_info("movement_", _MOVES, in_record=False),
        ),
        bytes.fromhex("000a0000000040000000000000c03f0000204000006040"),
        {
            "cast_count": 0,
            "spell_id": 10,
            "cast_flags": 0,
            "target_mask": 0x40,
            "dest_transport_guid": 0,
            "dest_x": 1.5,
            "dest_y": 2.5,
            "dest_z": 3.5,
        },
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCastSpellOpcode, HandleClientCastFlags",
        "Blizzard at a place: the packed transport GUID (here none) stands before the place.",
    ),
    Packet(
        "CMSG_CANCEL_CAST",
        "client",
        (Field("cast_count", U8), Field("spell_id", U32)),
        bytes.fromhex("0185000000"),
        {"cast_count": 1, "spell_id": 133},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelCastOpcode",
    ),
    Packet(
        "CMSG_CANCEL_AURA",
        "client",
        (Field("spell_id", U32),),
        bytes.fromhex("85000000"),
        {"spell_id": 133},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelAuraOpcode",
    ),
    Packet(
        "CMSG_CANCEL_CHANNELLING",
        "client",
        (Field("spell_id", U32),),
        bytes.fromhex("0a000000"),
        {"spell_id": 10},
        "AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelChanneling",
    ),
    Packet(
        "CMSG_CANCEL_AUTO_REPEAT_SPELL",
        "client",
        source="AzerothCore src/server/game/Handlers/SpellHandler.cpp:WorldSession::HandleCancelAutoRepeatSpellOpcode",
    ),
    Packet(
        "SMSG_CAST_FAILED",
        "server",
        (
            Field("cast_count", U8),
            Field("spell_id", U32),
            Field("result", U8, enum=SpellCastResult),
            Field(
                "details",
                list_of(U32, None, most=2),
                doc="what is missing, by result: a focus, an area, totems, an item class and its mask",
            ),
        ),
        H("01 85000000 61"),
        {"cast_count": 1, "spell_id": 133, "result": 97, "details": []},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::WriteCastResultInfo",
        "Out of range. How many numbers follow depends on the result and, for totems, on the spell.",
    ),
    Packet(
        "SMSG_SPELL_START",
        "server",
        (
            *_CAST,
            Field("cast_time_ms", I32),
            *cast_targets(),
            _POWER,
            *_AMMO,
            Field("immune_school_mask", U32, has("cast_flags", CastFlag.IMMUNITY)),
            Field("immune_mechanic_mask", U32, has("cast_flags", CastFlag.IMMUNITY)),
        ),
        H("0107 0107 01 85000000 02080000 dc050000 02000000 0109 64000000"),
        {
            "item_guid": 7,
            "guid": 7,
            "cast_count": 1,
            "spell_id": 133,
            "cast_flags": 0x802,
            "cast_time_ms": 1500,
            "target_mask": 2,
            "target_guid": 9,
            "power_left": 100,
        },
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendSpellStart",
    ),
    Packet(
        "SMSG_SPELL_GO",
        "server",
        (
            *_CAST,
            Field("time_ms", U32, doc="the server's clock"),
            Field("hits", list_of(GUID, U8)),
            Field("misses", list_of(_MISSED, U8)),
            *cast_targets(),
            _POWER,
            Field("runes_before", U8, has("cast_flags", CastFlag.RUNE_LIST)),
            Field("runes_after", U8, has("cast_flags", CastFlag.RUNE_LIST)),
            *_RUNES,
            Field("elevation", F32, has("cast_flags", CastFlag.ADJUST_MISSILE)),
            Field("flight_ms", U32, has("cast_flags", CastFlag.ADJUST_MISSILE)),
            *_AMMO,
            Field("chain_1", U32, has("cast_flags", CastFlag.VISUAL_CHAIN)),
            Field("chain_2", U32, has("cast_flags", CastFlag.VISUAL_CHAIN)),
            Field("dest_index", U8, has("target_mask", TargetFlag.DEST_LOCATION)),
            Field("points", list_of(_POINT, U32), has("target_mask", TargetFlag.EXTRA_TARGETS)),
        ),
        H("0107 0107 01 85000000 00010000 10270000 01 0900000000000000 01 0a00000000000000 02 02000000 0109"),
        {
            "item_guid": 7,
            "guid": 7,
            "cast_count": 1,
            "spell_id": 133,
            "cast_flags": 0x100,
            "time_ms": 10000,
            "hits": [9],
            "misses": [{"guid": 10, "miss": 2}],
            "target_mask": 2,
            "target_guid": 9,
        },
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendSpellGo, WriteSpellGoTargets",
    ),
    Packet("SMSG_SPELL_FAILURE", "server", _BROKEN, _BROKEN_EXAMPLE, _BROKEN_FIELDS, _INTERRUPTED, "An interrupted cast, to the caster."),
    Packet(
        "SMSG_SPELL_FAILED_OTHER",
        "server",
        _BROKEN,
        _BROKEN_EXAMPLE,
        _BROKEN_FIELDS,
        _INTERRUPTED,
        "An interrupted cast, to those near by.",
    ),
    Packet(
        "SMSG_SPELL_DELAYED",
        "server",
        (Field("guid", PACKED), Field("delay_ms", U32)),
        H("0107 f4010000"),
        {"guid": 7, "delay_ms": 500},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::Delayed",
    ),
    Packet(
        "SMSG_CANCEL_AUTO_REPEAT",
        "server",
        (Field("guid", PACKED, doc="the target"),),
        H("0109"),
        {"guid": 9},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendAutoRepeatCancel",
    ),
    Packet(
        "SMSG_SPELL_COOLDOWN",
        "server",
        (
            Field("guid", GUID),
            Field("flags", U8, doc="1: the global cooldown too"),
            Field("cooldowns", list_of((Field("spell_id", U32), Field("cooldown_ms", U32)), None)),
        ),
        H("0700000000000000 00 7a000000 10270000"),
        {"guid": 7, "flags": 0, "cooldowns": [{"spell_id": 122, "cooldown_ms": 10000}]},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::BuildCooldownPacket",
    ),
    *(
        Packet(
            name,
            "server",
            (Field("spell_id", U32), Field("guid", GUID)),
            H("7a000000 0700000000000000"),
            {"spell_id": 122, "guid": 7},
            f"AzerothCore src/server/game/Entities/Player/Player.cpp:Player::{function}",
        )
        for name, function in (("SMSG_COOLDOWN_EVENT", "SendCooldownEvent"), ("SMSG_CLEAR_COOLDOWN", "SendClearCooldown"))
    ),
    Packet(
        "MSG_CHANNEL_START",
        "server",
        (Field("guid", PACKED), Field("spell_id", U32), Field("duration_ms", U32)),
        H("0107 0a000000 401f0000"),
        {"guid": 7, "spell_id": 10, "duration_ms": 8000},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendChannelStart",
    ),
    Packet(
        "MSG_CHANNEL_UPDATE",
        "server",
        (Field("guid", PACKED), Field("left_ms", U32, doc="0: the channel ended")),
        H("0107 00000000"),
        {"guid": 7, "left_ms": 0},
        "AzerothCore src/server/game/Spells/Spell.cpp:Spell::SendChannelUpdate",
    ),
)
