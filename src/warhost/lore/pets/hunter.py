# SPDX-License-Identifier: GPL-2.0-or-later
"""The beasts that a hunter bot has, one a race, and the trap.

Taming is not played yet: a bot has from level 10 on the beast of its race. Which one is a rule of ours, and follows the pets that
hunters of each race begin with in Cataclysm; a beast of each race's starting land stands for the family.
"""

from __future__ import annotations

from warhost.lore.pets.kinds import FROM_RANGED_POWER, NO_MELEE, NO_MOVE, ROLE_PET, ROLE_TRAP, UNSEEN, WEAPON_OF_LEVEL, Kind

BEAST = 1
POWER_FOCUS = 2
BITE, CLAW, SMACK, GROWL = 17253, 16827, 49966, 2649
TRAP = 2561
"""Entry of the trap: that of the game object of Freezing Trap; the spell that lays one says what it does."""


def _beast(entry: int, name: str, family: int, display_id: int, attack: int) -> Kind:
    return Kind(
        entry,
        name,
        ROLE_PET,
        display_id,
        BEAST,
        family,
        power_type=POWER_FOCUS,
        stats_of=1,
        weapon=WEAPON_OF_LEVEL,
        stamina_pct=45.0,
        armour_pct=35.0,
        resistance_pct=40.0,
        power_from=FROM_RANGED_POWER,
        power_pct=22.0,
        spell_from=FROM_RANGED_POWER,
        spell_pct=12.87,
        hit_of_owner=1,
        damage_pct=125.0,
        spells=(attack, GROWL),
        autocast=0b11,
        source="AzerothCore Pet.cpp:InitStatsForLevel, spell_hunter.cpp:spell_hun_generic_scaling, creature_template_model",
    )


KINDS: tuple[Kind, ...] = (
    _beast(299, "Wolf", 1, 31049, BITE),
    _beast(1128, "Bear", 4, 8843, CLAW),
    _beast(2031, "Cat", 2, 11454, CLAW),
    _beast(16520, "Moth", 37, 17574, SMACK),
    _beast(3098, "Boar", 5, 503, BITE),
    _beast(1504, "Spider", 3, 513, BITE),
    _beast(2955, "Tallstrider", 12, 1219, CLAW),
    _beast(3122, "Raptor", 11, 1960, CLAW),
    _beast(15650, "Dragonhawk", 30, 17545, BITE),
    Kind(TRAP, "Trap", ROLE_TRAP, 0, 0, flags=NO_MELEE | NO_MOVE | UNSEEN, source="AzerothCore GameObject.cpp:GameObject::Update"),
)

BEAST_OF_RACE: dict[int, int] = {1: 299, 2: 3098, 3: 1128, 4: 2031, 5: 1504, 6: 2955, 8: 3122, 10: 15650, 11: 16520}
"""Entry of the beast of a race's hunters."""
PET_FROM_LEVEL = 10
"""From which level a hunter has a pet (Tame Beast)."""
