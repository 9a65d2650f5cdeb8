# SPDX-License-Identifier: GPL-2.0-or-later
"""The demons of warlocks: what each is, what it gets of its owner, which spells it knows.

The Incubus is left out; the Infernal comes as a guardian.
"""

from __future__ import annotations

from warhost.lore.pets.kinds import FROM_SPELL_POWER, NO_MELEE, POWER_STRENGTH, POWER_TWICE_STRENGTH, ROLE_GUARDIAN, ROLE_PET, Kind
from warhost.lore.spells.enums import CREATURE_TYPE_DEMON, SCHOOL_FIRE, SCHOOL_SHADOW

FIREBOLT, TORMENT, SUFFERING, LASH_OF_PAIN, SHADOW_BITE = 3110, 3716, 17735, 7814, 54049


def _demon(
    entry: int,
    name: str,
    family: int,
    display_id: int,
    health: float,
    mana: float,
    spells: tuple[int, ...] = (),
    role: int = ROLE_PET,
    power_formula: int = POWER_TWICE_STRENGTH,
    flags: int = 0,
) -> Kind:
    return Kind(
        entry,
        name,
        role,
        display_id,
        CREATURE_TYPE_DEMON,
        family,
        stats_of=entry,
        power_formula=power_formula,
        health_per_stamina=health,
        mana_per_intellect=mana,
        stamina_pct=75.0,
        intellect_pct=30.0,
        armour_pct=35.0,
        resistance_pct=40.0,
        power_from=FROM_SPELL_POWER,
        power_pct=57.0,
        spell_from=FROM_SPELL_POWER,
        spell_pct=15.0,
        schools=SCHOOL_FIRE | SCHOOL_SHADOW,
        hit_of_owner=1,
        flags=flags,
        spells=spells,
        autocast=(1 << len(spells)) - 1,
        source="AzerothCore spell_warlock.cpp:spell_warl_generic_scaling, StatSystem.cpp:Guardian::UpdateMaxHealth, pet_levelstats",
    )


KINDS: tuple[Kind, ...] = (
    _demon(416, "Imp", 23, 4449, 8.4, 4.95, (FIREBOLT,), power_formula=POWER_STRENGTH, flags=NO_MELEE),
    _demon(1860, "Voidwalker", 16, 1132, 11.0, 11.5, (TORMENT,)),
    _demon(1863, "Succubus", 17, 4162, 9.1, 11.5, (LASH_OF_PAIN,)),
    _demon(417, "Felhunter", 15, 850, 9.5, 11.5, (SHADOW_BITE,)),
    _demon(17252, "Felguard", 29, 14255, 11.0, 11.5),
    _demon(89, "Infernal", 0, 169, 10.0, 15.0, role=ROLE_GUARDIAN),
)
