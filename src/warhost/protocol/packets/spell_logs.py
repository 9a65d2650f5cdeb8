# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that tell what spells did: auras, damage, healing, ticks, power, misses, dispels."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import all_of, has, is_none_of, is_one_of, lacks
from warhost.protocol.field_types import F32, GUID, PACKED, U8, U32
from warhost.protocol.flags import AuraFlag
from warhost.protocol.packet import Field, Packet
from warhost.protocol.reasons.spell_misses import SpellMiss

H = bytes.fromhex

_THERE = is_none_of("spell_id", 0)
_TIMED = all_of(_THERE, has("flags", AuraFlag.DURATION))
_AURA = (
    Field("slot", U8),
    Field("spell_id", U32, doc="0: the slot is empty now, and nothing follows"),
    Field("flags", U8, _THERE, doc="AuraFlag"),
    Field("caster_level", U8, _THERE),
    Field("stacks", U8, _THERE, doc="or charges"),
    Field("caster_guid", PACKED, all_of(_THERE, lacks("flags", AuraFlag.CASTER))),
    Field("duration_ms", U32, _TIMED),
    Field("left_ms", U32, _TIMED),
)
_AURA_EXAMPLE = "00 a8000000 38 0a 01 40771b00 40771b00"
_AURA_FIELDS = {
    "slot": 0,
    "spell_id": 168,
    "flags": 0x38,
    "caster_level": 10,
    "stacks": 1,
    "duration_ms": 1800000,
    "left_ms": 1800000,
}

_HURTS = is_one_of("aura_type", 3, 89)
_HEALS_OR_HURTS = is_one_of("aura_type", 3, 89, 8, 20)
_TICK = (
    Field("aura_type", U32, doc="3, 89: damage; 8, 20: healing; 21, 24: power; 64: mana leech"),
    Field("power", U32, is_one_of("aura_type", 21, 24, 64), doc="Power"),
    Field("amount", U32, is_one_of("aura_type", 3, 89, 8, 20, 21, 24, 64)),
    Field("over", U32, _HEALS_OR_HURTS, doc="overkill or overheal"),
    Field("school_mask", U32, _HURTS),
    Field("absorbed", U32, _HEALS_OR_HURTS),
    Field("resisted", U32, _HURTS),
    Field("critical", U8, _HEALS_OR_HURTS, limits=(0, 1)),
    Field("multiplier", F32, is_one_of("aura_type", 64)),
)

PACKETS = (
    Packet(
        "SMSG_AURA_UPDATE",
        "server",
        (Field("guid", PACKED), *_AURA),
        H("0107" + _AURA_EXAMPLE),
        {"guid": 7, **_AURA_FIELDS},
        "AzerothCore src/server/game/Spells/Auras/SpellAuras.cpp:AuraApplication::BuildUpdatePacket",
    ),
    Packet(
        "SMSG_AURA_UPDATE_ALL",
        "server",
        (Field("guid", PACKED), Field("auras", list_of(_AURA, None))),
        H("0107" + _AURA_EXAMPLE + "01 00000000"),
        {"guid": 7, "auras": [_AURA_FIELDS, {"slot": 1, "spell_id": 0}]},
        "AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendAurasForTarget",
    ),
    Packet(
        "SMSG_SPELLNONMELEEDAMAGELOG",
        "server",
        (
            Field("target_guid", PACKED),
            Field("guid", PACKED),
            Field("spell_id", U32),
            Field("damage", U32),
            Field("overkill", U32),
            Field("school_mask", U8),
            Field("absorbed", U32),
            Field("resisted", U32),
            Field("physical_log", U8, limits=(0, 1)),
            Field("unused", U8),
            Field("blocked", U32),
            Field("hit_info", U32),
            Field("extended", U8),
        ),
        H("0109 0107 85000000 17000000 00000000 04 00000000 00000000 00 00 00000000 00000000 00"),
        {
            "target_guid": 9,
            "guid": 7,
            "spell_id": 133,
            "damage": 23,
            "overkill": 0,
            "school_mask": 4,
            "absorbed": 0,
            "resisted": 0,
            "physical_log": 0,
            "unused": 0,
            "blocked": 0,
            "hit_info": 0,
            "extended": 0,
        },
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendSpellNonMeleeDamageLog",
    ),
    Packet(
        "SMSG_SPELLHEALLOG",
        "server",
        (
            Field("target_guid", PACKED),
            Field("guid", PACKED),
            Field("spell_id", U32),
            Field("amount", U32),
            Field("overheal", U32),
            Field("absorbed", U32),
            Field("critical", U8, limits=(0, 1)),
            Field("unused", U8),
        ),
        H("0109 0107 02080000 2f000000 05000000 00000000 00 00"),
        {"target_guid": 9, "guid": 7, "spell_id": 2050, "amount": 47, "overheal": 5, "absorbed": 0, "critical": 0, "unused": 0},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendHealSpellLog",
    ),
    Packet(
        "SMSG_PERIODICAURALOG",
        "server",
        (Field("target_guid", PACKED), Field("guid", PACKED), Field("spell_id", U32), Field("ticks", list_of(_TICK, U32))),
        H("0109 0107 4d020000 01000000 03000000 05000000 00000000 20000000 00000000 00000000 00"),
        {
            "target_guid": 9,
            "guid": 7,
            "spell_id": 589,
            "ticks": [{"aura_type": 3, "amount": 5, "over": 0, "school_mask": 32, "absorbed": 0, "resisted": 0, "critical": 0}],
        },
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendPeriodicAuraLog",
    ),
    Packet(
        "SMSG_SPELLENERGIZELOG",
        "server",
        (Field("target_guid", PACKED), Field("guid", PACKED), Field("spell_id", U32), Field("power", U32), Field("amount", U32)),
        H("0107 0107 64000000 01000000 96000000"),
        {"target_guid": 7, "guid": 7, "spell_id": 100, "power": 1, "amount": 150},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendEnergizeSpellLog",
    ),
    Packet(
        "SMSG_SPELLLOGMISS",
        "server",
        (
            Field("spell_id", U32),
            Field("guid", GUID),
            Field("unknown", U8),
            Field("misses", list_of((Field("guid", GUID), Field("miss", U8, enum=SpellMiss)), U32)),
        ),
        H("85000000 0700000000000000 00 01000000 0900000000000000 02"),
        {"spell_id": 133, "guid": 7, "unknown": 0, "misses": [{"guid": 9, "miss": 2}]},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendSpellMiss",
    ),
    Packet(
        "SMSG_SPELLDISPELLOG",
        "server",
        (
            Field("target_guid", PACKED),
            Field("guid", PACKED),
            Field("spell_id", U32),
            Field("unused", U8),
            Field("dispelled", list_of((Field("spell_id", U32), Field("cleansed", U8)), U32)),
        ),
        H("0109 0107 0f020000 00 01000000 a8000000 00"),
        {"target_guid": 9, "guid": 7, "spell_id": 527, "unused": 0, "dispelled": [{"spell_id": 168, "cleansed": 0}]},
        "AzerothCore src/server/game/Spells/SpellEffects.cpp:Spell::EffectDispel",
    ),
    Packet(
        "SMSG_SPELLINSTAKILLLOG",
        "server",
        (Field("guid", GUID), Field("target_guid", GUID), Field("spell_id", U32)),
        H("0700000000000000 0900000000000000 05000000"),
        {"guid": 7, "target_guid": 9, "spell_id": 5},
        "AzerothCore src/server/game/Spells/SpellEffects.cpp:Spell::EffectInstaKill",
    ),
    Packet(
        "SMSG_POWER_UPDATE",
        "server",
        (Field("guid", PACKED), Field("power", U8, doc="Power"), Field("amount", U32)),
        H("0107 00 64000000"),
        {"guid": 7, "power": 0, "amount": 100},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SetPower",
    ),
    Packet(
        "SMSG_HEALTH_UPDATE",
        "server",
        (Field("guid", PACKED), Field("amount", U32)),
        H("0107 64000000"),
        {"guid": 7, "amount": 100},
        "TrinityCore src/server/game/Server/Protocol/Opcodes.cpp:SMSG_HEALTH_UPDATE (named, never sent)",
        "The emulators name it and send health as an update field; laid out after SMSG_POWER_UPDATE, without a second witness.",
    ),
)
