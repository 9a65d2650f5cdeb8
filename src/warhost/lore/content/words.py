# SPDX-License-Identifier: GPL-2.0-or-later
"""Names for the small numbers in a pack's columns. Numbers that 3.3.5a defines are the emulator's; the rest are ours.

Sources: AzerothCore ``src/server/shared/SharedDefines.h`` and ``src/server/game/Entities/Unit/UnitDefines.h``.
"""

REACTION_HOSTILE = -1
REACTION_NEUTRAL = 0
REACTION_FRIENDLY = 1

UNIT_CLASS_WARRIOR = 1
UNIT_CLASS_PALADIN = 2
UNIT_CLASS_ROGUE = 4
UNIT_CLASS_MAGE = 8
UNIT_CLASSES = (UNIT_CLASS_WARRIOR, UNIT_CLASS_PALADIN, UNIT_CLASS_ROGUE, UNIT_CLASS_MAGE)

RANK_NORMAL = 0
RANK_ELITE = 1
RANK_RARE_ELITE = 2
RANK_BOSS = 3
RANK_RARE = 4

AI_PASSIVE = 0
"""Never fights back (critters, triggers)."""
AI_DEFENSIVE = 1
"""Fights only what attacked it, or its friends."""
AI_AGGRESSIVE = 2
"""Attacks players it dislikes who come near; closes to melee and uses its spells."""
AI_CASTER = 3
"""As aggressive, but stays at range while it has power for its spells."""

CREATURE_CIVILIAN = 1
CREATURE_NO_XP = 2
CREATURE_GUARD = 4
CREATURE_TRIGGER = 8
CREATURE_NO_AGGRO = 16
CREATURE_NO_PARRY = 32
CREATURE_NO_BLOCK = 64
CREATURE_NO_CRUSH = 128

NPC_GOSSIP = 0x1
NPC_QUEST_GIVER = 0x2
NPC_TRAINER = 0x10
NPC_VENDOR = 0x80
NPC_REPAIR = 0x1000
NPC_FLIGHT_MASTER = 0x2000
NPC_SPIRIT_HEALER = 0x4000
NPC_INNKEEPER = 0x10000
NPC_BANKER = 0x20000

MOVE_IDLE = 0
MOVE_WANDER = 1
MOVE_PATH = 2

TARGET_VICTIM = 0
TARGET_SELF = 1
TARGET_RANDOM_ENEMY = 2
TARGET_HURT_FRIEND = 3
TARGET_FRIEND = 4

TEAM_BOTH = 0
TEAM_ALLIANCE = 469
TEAM_HORDE = 67

GROUND_FROM_SPAWNS = 0
"""The height of the ground is known only where something stands."""
GROUND_FLAT = 1
"""The ground lies at ``ground_z_yd`` everywhere."""

ORIGIN_AUTHORED = 0
"""The row stands in its source as it is."""
ORIGIN_REBUILT = 1
"""The source says that the row's height, place or chance was rebuilt."""

LOOT_OBJECT = 1
LOOT_SKINNING = 2
LOOT_PICKPOCKET = 3
LOOT_ITEM = 4
"""Of a container that is opened."""
LOOT_FISHING = 5
"""By zone; the rows of zone 0 where a zone has none."""
LOOT_DISENCHANT = 6
LOOT_MAIL = 7
LOOT_MILLING = 8
LOOT_PROSPECTING = 9
LOOT_SPELL = 10
LOOT_PLAYER = 11

QUEST_STARTS = 0
QUEST_ENDS = 1
