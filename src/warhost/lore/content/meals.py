# SPDX-License-Identifier: GPL-2.0-or-later
"""What eating and drinking restores: of the client's own food and drink spells (lore), and the rows of a pack's own."""

from __future__ import annotations

from typing import Any, NamedTuple

from warhost.lore.spells import auras, effects, enums, flags, procs, table, targets

PERIOD_MS = 5000
"""Food and drink restore so much every 5 s (AzerothCore ``SpellAuraEffects.cpp``: SPELL_AURA_MOD_REGEN, SPELL_AURA_MOD_POWER_REGEN)."""
ALL_KNOWN = (1 << 27) - 1


class Meal(NamedTuple):
    """Is what one portion restores over its time."""

    health: int
    mana: int
    time_ms: int


NO_MEAL = Meal(0, 0, 0)


def meal_of(spell_id: int) -> Meal:
    """Return what a food or drink spell of lore restores; zeros for any other spell."""
    spells = table.load()
    try:
        row = spells.get(spell_id)
    except table.UnknownSpell:
        return NO_MEAL
    if not int(row["attributes"]) & flags.SITS or not row["period_ms"][0]:
        return NO_MEAL
    total = int(row["base_points"][0]) * int(row["duration_ms"]) // int(row["period_ms"][0])
    if row["aura"][0] == auras.SPELL_AURA_MOD_REGEN:
        return Meal(total, 0, int(row["duration_ms"]))
    return Meal(0, total, int(row["duration_ms"])) if row["aura"][0] == auras.SPELL_AURA_MOD_POWER_REGEN else NO_MEAL


def meal_row(spell_id: int, meal: Meal) -> dict[str, Any]:
    """Return a meal's row of the spell table: sits the eater down and restores a share every 5 s."""
    eats = meal.health > 0
    per_period = max(1, round((meal.health if eats else meal.mana) * PERIOD_MS / meal.time_ms))
    return {
        "id": spell_id, "chain": spell_id, "rank": 1, "school": enums.SCHOOL_PHYSICAL, "power_type": enums.POWER_MANA,
        "proc_chance": 101, "duration_ms": meal.time_ms, "exclusive": enums.SPECIFIC_FOOD if eats else enums.SPECIFIC_DRINK,
        "threat_multiplier": 1.0, "known": ALL_KNOWN,
        "aura_interrupt_flags": procs.AURA_INTERRUPT_FLAG_NOT_SEATED | procs.AURA_INTERRUPT_FLAG_TAKE_DAMAGE,
        "attributes": flags.HELPFUL | flags.ITEM_SPELL | flags.SELF_ONLY | flags.SITS | flags.NOT_IN_COMBAT,
        "effect": (effects.SPELL_EFFECT_APPLY_AURA, 0, 0),
        "aura": (auras.SPELL_AURA_MOD_REGEN if eats else auras.SPELL_AURA_MOD_POWER_REGEN, 0, 0),
        "target_a": (targets.TARGET_UNIT_CASTER, 0, 0), "base_points": (per_period, 0, 0), "period_ms": (PERIOD_MS, 0, 0),
        "value_multiplier": (1.0, 1.0, 1.0),
    }  # fmt: skip
