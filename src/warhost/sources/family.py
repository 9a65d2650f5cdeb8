# SPDX-License-Identifier: GPL-2.0-or-later
"""Tell the families of world databases apart, and what numbers of theirs mean under 3.3.5 rules.

TrinityCore and AzerothCore for 3.3.5 have levels and modifiers where MaNGOS has figures. MaNGOS Zero is 1.12. cMaNGOS names its
game in the columns of ``db_version`` (``required_z…`` classic, ``required_s…`` TBC, else WotLK). NPC flags of 1.12 have other bits than
those of 2.x and 3.x (mangoszero ``src/game/Object/Unit.h:NPCFlags`` against AzerothCore ``UnitDefines.h:NPCFlags``); they are translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warhost.errors import WarhostError
from warhost.lore.content import words


class SourceError(WarhostError):
    """Says why nothing could be imported and what to do."""


@dataclass(frozen=True)
class Family:
    """Is one family of databases for one game."""

    id: str
    title: str
    era: str
    old_npc_flags: bool


MANGOS_ZERO = Family("mangos-zero", "MaNGOS Zero world database", "vanilla", old_npc_flags=True)
CMANGOS_CLASSIC = Family("cmangos-classic", "cMaNGOS classic world database", "vanilla", old_npc_flags=True)
CMANGOS_TBC = Family("cmangos-tbc", "cMaNGOS TBC world database", "tbc", old_npc_flags=False)
CMANGOS_WOTLK = Family("cmangos-wotlk", "cMaNGOS WotLK world database", "wrath", old_npc_flags=False)
TRINITYCORE = Family("trinitycore-335", "TrinityCore 3.3.5 world database", "wrath", old_npc_flags=False)
AZEROTHCORE = Family("azerothcore-335", "AzerothCore 3.3.5 world database", "wrath", old_npc_flags=False)
AZEROTHCORE_TABLES = frozenset({"acore_string", "player_class_stats", "dungeon_access_template", "game_graveyard"})
"""Tables that AzerothCore has and TrinityCore 3.3.5 has not."""

NPC_FLAGS_OF_1_12 = {
    0x1: words.NPC_GOSSIP, 0x2: words.NPC_QUEST_GIVER, 0x4: words.NPC_VENDOR, 0x8: words.NPC_FLIGHT_MASTER, 0x10: words.NPC_TRAINER,
    0x20: words.NPC_SPIRIT_HEALER, 0x40: 0x8000, 0x80: words.NPC_INNKEEPER, 0x100: words.NPC_BANKER, 0x200: 0x40000, 0x400: 0x80000,
    0x800: 0x100000, 0x1000: 0x200000, 0x2000: 0x400000, 0x4000: words.NPC_REPAIR,
}  # fmt: skip
"""The 3.3.5a bit for each bit of 1.12."""

EXTRA_FLAGS = {
    0x2: words.CREATURE_NO_AGGRO, 0x4: words.CREATURE_NO_PARRY, 0x10: words.CREATURE_NO_BLOCK, 0x20: words.CREATURE_NO_CRUSH,
    0x40: words.CREATURE_NO_XP, 0x80: words.CREATURE_TRIGGER, 0x400: words.CREATURE_GUARD,
}  # fmt: skip
"""Our bit for each bit of ``ExtraFlags`` that has one (mangoszero ``Creature.h:CreatureFlagsExtra``)."""
EXTRA_NO_CALL_ASSIST = 0x800


def translated(mask: int, bits: Mapping[int, int]) -> int:
    """Return the bits that ``bits`` gives for those of ``mask``."""
    return sum(new for old, new in bits.items() if mask & old)


def detect(columns: Mapping[str, frozenset[str]]) -> Family:
    """Return the family that the tables' columns (small letters) are of; raise SourceError where they are of none."""
    template = columns.get("creature_template", frozenset())
    if "minlevelhealth" in template:
        return _mangos(template, columns.get("db_version", frozenset()))
    if not template and not {"creature_template_model", "creature_queststarter"} & columns.keys():
        raise _unknown(columns, "creature_template")
    if template and not {"minlevel", "healthmodifier", "exp"} <= template:
        raise _unknown(columns, "creature_template with MinLevelHealth, or with minlevel, exp and HealthModifier")
    return AZEROTHCORE if AZEROTHCORE_TABLES & columns.keys() or "id1" in columns.get("creature", frozenset()) else TRINITYCORE


def _mangos(template: frozenset[str], version: frozenset[str]) -> Family:
    required = next((name for name in sorted(version) if name.startswith("required_")), "")
    if "factionalliance" in template and not required:
        return MANGOS_ZERO
    if required.startswith("required_z"):
        return CMANGOS_CLASSIC
    return CMANGOS_TBC if required.startswith("required_s") else CMANGOS_WOTLK


def _unknown(columns: Mapping[str, frozenset[str]], expected: str) -> SourceError:
    seen = ", ".join(sorted(columns)[:6]) or "no table"
    return SourceError(
        f"this is no world database of a family that is known: {expected} is expected, seen is {seen}; "
        "give the world database of MaNGOS Zero, cMaNGOS, or of TrinityCore or AzerothCore for 3.3.5"
    )
