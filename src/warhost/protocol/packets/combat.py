# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the fight with weapons: swings, their outcome, threat."""

from warhost.protocol.composite import list_of
from warhost.protocol.conditions import has
from warhost.protocol.field_types import F32, GUID, PACKED, U8, U32
from warhost.protocol.flags import HitInfo, SheathState, VictimState
from warhost.protocol.packet import Field, Packet

H = bytes.fromhex

_DAMAGE = (Field("school_mask", U32), Field("damage_float", F32), Field("damage", U32))
_THREAT = (Field("guid", PACKED), Field("threat", U32, doc="in hundredths"))

PACKETS = (
    Packet(
        "CMSG_ATTACKSWING",
        "client",
        (Field("guid", GUID, doc="the victim"),),
        bytes.fromhex("6400000000000000"),
        {"guid": 100},
        "AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleAttackSwingOpcode",
    ),
    Packet(
        "CMSG_ATTACKSTOP", "client", source="AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleAttackStopOpcode"
    ),
    Packet(
        "CMSG_SETSHEATHED",
        "client",
        (Field("sheath_state", U32, enum=SheathState),),
        bytes.fromhex("01000000"),
        {"sheath_state": 1},
        "AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleSetSheathedOpcode",
    ),
    Packet(
        "SMSG_ATTACKSTART",
        "server",
        (Field("guid", GUID, doc="the attacker"), Field("victim_guid", GUID)),
        H("0700000000000000 67050034120030f1"),
        {"guid": 7, "victim_guid": 0xF130001234000567},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendMeleeAttackStart",
    ),
    Packet(
        "SMSG_ATTACKSTOP",
        "server",
        (Field("guid", PACKED), Field("victim_guid", PACKED, doc="0 where there is none"), Field("victim_died", U32)),
        H("0107 00 00000000"),
        {"guid": 7, "victim_guid": 0, "victim_died": 0},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendMeleeAttackStop",
    ),
    Packet(
        "SMSG_ATTACKERSTATEUPDATE",
        "server",
        (
            Field("hit_info", U32, doc="HitInfo"),
            Field("guid", PACKED),
            Field("victim_guid", PACKED),
            Field("damage", U32),
            Field("overkill", U32),
            Field("damage_count", U8),
            Field("damages", list_of(_DAMAGE, "damage_count")),
            Field("absorbs", list_of(U32, "damage_count"), has("hit_info", HitInfo.FULL_ABSORB | HitInfo.PARTIAL_ABSORB)),
            Field("resists", list_of(U32, "damage_count"), has("hit_info", HitInfo.FULL_RESIST | HitInfo.PARTIAL_RESIST)),
            Field("victim_state", U8, enum=VictimState),
            Field("attacker_state", U32),
            Field("spell_id", U32),
            Field("blocked", U32, has("hit_info", HitInfo.BLOCK)),
            Field("rage", U32, has("hit_info", HitInfo.RAGE_GAIN)),
            Field("debug_first", U32, has("hit_info", HitInfo.DEBUG)),
            Field("debug_floats", list_of(F32, 10), has("hit_info", HitInfo.DEBUG)),
            Field("debug_last", U32, has("hit_info", HitInfo.DEBUG), doc="TrinityCore sends one more word"),
        ),
        H("02200000 0107 0109 0c000000 00000000 01 01000000 00004041 0c000000 01 00000000 00000000 05000000"),
        {
            "hit_info": 0x2002,
            "guid": 7,
            "victim_guid": 9,
            "damage": 12,
            "overkill": 0,
            "damage_count": 1,
            "damages": [{"school_mask": 1, "damage_float": 12.0, "damage": 12}],
            "victim_state": 1,
            "attacker_state": 0,
            "spell_id": 0,
            "blocked": 5,
        },
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendAttackStateUpdate",
    ),
    *(
        Packet(
            f"SMSG_ATTACKSWING_{why}",
            "server",
            source=f"AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendAttackSwing{who}",
        )
        for why, who in (
            ("NOTINRANGE", "NotInRange"),
            ("BADFACING", "BadFacingAttack"),
            ("DEADTARGET", "DeadTarget"),
            ("CANT_ATTACK", "CantAttack"),
        )
    ),
    Packet(
        "SMSG_UPDATE_COMBO_POINTS",
        "server",
        (Field("guid", PACKED, doc="on whom"), Field("points", U8)),
        H("0109 01"),
        {"guid": 9, "points": 1},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendComboPoints",
        "For a warrior a point after a dodge is what lets him overpower.",
    ),
    Packet(
        "SMSG_CANCEL_COMBAT", "server", source="AzerothCore src/server/game/Entities/Player/Player.cpp:Player::SendAttackSwingCancelAttack"
    ),
    Packet(
        "SMSG_AI_REACTION",
        "server",
        (Field("guid", GUID), Field("reaction", U32, doc="2: hostile, the aggro sound")),
        H("67050034120030f1 02000000"),
        {"guid": 0xF130001234000567, "reaction": 2},
        "AzerothCore src/server/game/Entities/Creature/Creature.cpp:Creature::SendAIReaction",
    ),
    Packet(
        "SMSG_THREAT_UPDATE",
        "server",
        (Field("guid", PACKED), Field("threats", list_of(_THREAT, U32))),
        H("0109 01000000 0107 e8030000"),
        {"guid": 9, "threats": [{"guid": 7, "threat": 1000}]},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendThreatListUpdate",
    ),
    Packet(
        "SMSG_HIGHEST_THREAT_UPDATE",
        "server",
        (Field("guid", PACKED), Field("victim_guid", PACKED), Field("threats", list_of(_THREAT, U32))),
        H("0109 0107 01000000 0107 e8030000"),
        {"guid": 9, "victim_guid": 7, "threats": [{"guid": 7, "threat": 1000}]},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendChangeCurrentVictimOpcode",
    ),
    Packet(
        "SMSG_THREAT_REMOVE",
        "server",
        (Field("guid", PACKED), Field("removed_guid", PACKED)),
        H("0109 0107"),
        {"guid": 9, "removed_guid": 7},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendRemoveFromThreatListOpcode",
    ),
    Packet(
        "SMSG_THREAT_CLEAR",
        "server",
        (Field("guid", PACKED),),
        H("0109"),
        {"guid": 9},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SendClearThreatListOpcode",
    ),
    Packet(
        "SMSG_PARTYKILLLOG",
        "server",
        (Field("guid", GUID, doc="who struck the killing blow"), Field("victim_guid", GUID)),
        H("0700000000000000 67050034120030f1"),
        {"guid": 7, "victim_guid": 0xF130001234000567},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::Kill",
    ),
    Packet(
        "SMSG_ENVIRONMENTALDAMAGELOG",
        "server",
        (
            Field("guid", GUID),
            Field("kind", U8, doc="2: falling"),
            Field("damage", U32),
            Field("resisted", U32),
            Field("absorbed", U32),
        ),
        H("0700000000000000 02 64000000 00000000 0a000000"),
        {"guid": 7, "kind": 2, "damage": 100, "resisted": 0, "absorbed": 10},
        "AzerothCore src/server/game/Server/Packets/CombatLogPackets.cpp:EnvironmentalDamageLog::Write",
    ),
)
