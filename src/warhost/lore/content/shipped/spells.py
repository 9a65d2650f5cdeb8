# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the ranks of the pack's own spells, in the very dtype of the realm's spell table, and who casts them when.

A spell has nine ranks, learnt at levels 1, 10, 20 .. 80; between two ranks its value grows in a straight line
(``points_per_level``). Values vary by a tenth. Creatures' spells take nothing from spell power.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.content import words
from warhost.lore.content.meals import ALL_KNOWN, Meal, meal_row
from warhost.lore.content.shipped.creatures import base_figures, entry_of, warden_kind
from warhost.lore.content.shipped.source import source
from warhost.lore.spells import auras, effects, enums, flags, procs, targets

Row = dict[str, Any]
RANK_LEVELS = (1, 10, 20, 30, 40, 50, 60, 70, 80)
SCHOOLS = {"physical": 1, "holy": 2, "fire": 4, "nature": 8, "frost": 16, "shadow": 32, "arcane": 64}
SCHOOL_NUMBER = {word: mask.bit_length() - 1 for word, mask in SCHOOLS.items()}
TARGETS = {"victim": words.TARGET_VICTIM, "self": words.TARGET_SELF, "hurt_friend": words.TARGET_HURT_FRIEND}
FOOD_ID, DRINK_ID = 900_300, 900_320


def swing_average(level: int) -> float:
    """Return the average damage of a 2 s swing of a warrior creature of ``level``: the measure of all creature spells."""
    figures = base_figures("warrior", level)
    return (figures["damage"] * 1.25 + figures["attack_power"] / 14.0) * 2.0


def _amount(spell: dict[str, Any], level: int) -> float:
    if "share" in spell:
        return float(spell["share"] * base_figures("warrior", level)["health"])
    return float(spell["amount"] * swing_average(level))


def _values(spell: dict[str, Any], rank: int) -> tuple[int, int, float]:
    """Return base_points, die_sides and points_per_level of a rank."""
    if "amount" not in spell and "share" not in spell:
        return int(spell.get("value", 0)), 0, 0.0
    level = RANK_LEVELS[rank]
    value = _amount(spell, level)
    following = RANK_LEVELS[rank + 1] if rank + 1 < len(RANK_LEVELS) else 83
    low, sides = max(1, round(value * 0.9)), max(1, round(value * 0.2))
    return low - 1, sides, round((_amount(spell, following) - value) / (following - level), 3)


def _first_effect(spell: dict[str, Any]) -> dict[str, int]:
    aura, enemy, me = effects.SPELL_EFFECT_APPLY_AURA, targets.TARGET_UNIT_TARGET_ENEMY, targets.TARGET_UNIT_CASTER
    kinds: dict[str, dict[str, int]] = {
        "damage": {"effect": effects.SPELL_EFFECT_SCHOOL_DAMAGE, "target_a": enemy},
        "dot": {"effect": aura, "aura": auras.SPELL_AURA_PERIODIC_DAMAGE, "target_a": enemy},
        "root": {"effect": aura, "aura": auras.SPELL_AURA_MOD_ROOT, "target_a": enemy},
        "heal": {"effect": effects.SPELL_EFFECT_HEAL, "target_a": targets.TARGET_UNIT_TARGET_ALLY},
        "haste": {"effect": aura, "aura": auras.SPELL_AURA_MOD_MELEE_HASTE, "target_a": me},
        "nova": {
            "effect": effects.SPELL_EFFECT_SCHOOL_DAMAGE,
            "target_a": targets.TARGET_SRC_CASTER,
            "target_b": targets.TARGET_UNIT_SRC_AREA_ENEMY,
        },
    }
    return kinds[spell["effect"]]


def _flags(spell: dict[str, Any]) -> int:
    mask = flags.CREATURE_ONLY
    mask |= flags.HELPFUL if spell["effect"] in {"heal", "haste"} else flags.HARMFUL
    mask |= flags.NEEDS_FACING if spell["effect"] in {"damage", "dot", "root"} else 0
    mask |= flags.SELF_ONLY if spell["effect"] == "haste" else 0
    mask |= flags.IGNORES_ARMOUR | flags.NO_CRIT if spell.get("bleed") else 0
    return mask | (flags.NO_CRIT if spell["effect"] in {"dot", "haste", "root"} else 0)


def rank_row(spell: dict[str, Any], rank: int) -> Row:
    """Return the row of one rank (0 the lowest) of a spell of spells.toml."""
    level = RANK_LEVELS[rank]
    following = RANK_LEVELS[rank + 1] - 1 if rank + 1 < len(RANK_LEVELS) else 83
    first = _first_effect(spell)
    base, sides, growth = _values(spell, rank)
    also = spell.get("also")
    magic = spell["school"] != "physical"
    second_aura = auras.SPELL_AURA_MOD_DECREASE_SPEED if also else 0
    cast_flags = procs.SPELL_INTERRUPT_FLAG_MOVEMENT | procs.SPELL_INTERRUPT_FLAG_PUSH_BACK | procs.SPELL_INTERRUPT_FLAG_INTERRUPT
    return {
        "id": spell["id"] + rank, "chain": spell["id"], "rank": rank + 1, "school": SCHOOLS[spell["school"]],
        "dispel": enums.DISPEL_MAGIC if spell.get("dispel") == "magic" or also else 0,
        "mechanic": {"root": enums.MECHANIC_ROOT}.get(spell["effect"], enums.MECHANIC_BLEED if spell.get("bleed") else 0),
        "prevention": enums.PREVENTION_SILENCE if magic else enums.PREVENTION_NONE,
        "damage_class": enums.DMG_CLASS_MAGIC if magic else (enums.DMG_CLASS_NONE if spell["effect"] == "haste" else enums.DMG_CLASS_MELEE),
        "power_type": enums.POWER_MANA, "spell_level": level, "base_level": level, "max_level": following, "proc_chance": 101,
        "cost_pct_base": spell.get("mana_pct", 0), "cast_ms": spell["cast_ms"], "gcd_ms": enums.BASE_GCD_MS,
        "gcd_category": enums.GCD_CATEGORY, "duration_ms": also["duration_ms"] if also else spell.get("duration_ms", 0),
        "interrupt_flags": cast_flags if spell["cast_ms"] else 0,
        "range_max_yd": spell["range_yd"], "range_max_friendly_yd": spell["range_yd"], "speed_yd_s": spell.get("speed_yd_s", 0),
        "threat_multiplier": 1.0, "attributes": _flags(spell), "known": ALL_KNOWN,
        "effect": (first["effect"], effects.SPELL_EFFECT_APPLY_AURA if also else 0, 0),
        "aura": (first.get("aura", 0), second_aura, 0),
        "target_a": (first["target_a"], targets.TARGET_UNIT_TARGET_ENEMY if also else 0, 0),
        "target_b": (first.get("target_b", 0), 0, 0),
        "effect_mechanic": (0, enums.MECHANIC_SNARE if also else 0, 0),
        "base_points": (base, also["value"] if also else 0, 0), "die_sides": (sides, 0, 0),
        "points_per_level": (growth, 0.0, 0.0), "period_ms": (spell.get("period_ms", 0), 0, 0),
        "radius_yd": (spell.get("radius_yd", 0.0), 0.0, 0.0), "value_multiplier": (1.0, 1.0, 1.0),
    }  # fmt: skip


def spell_rows() -> list[Row]:
    """Return every rank of every spell of the pack, by id; eating and drinking included."""
    rows = [rank_row(spell, rank) for spell in source("spells").values() for rank in range(len(RANK_LEVELS))]
    food, drink = source("items")["food"], source("items")["drink"]
    rows += [meal_row(FOOD_ID + i, Meal(health, 0, food["time_ms"][i])) for i, health in enumerate(food["restores"])]
    rows += [meal_row(DRINK_ID + i, Meal(0, mana, drink["time_ms"][i])) for i, mana in enumerate(drink["restores"])]
    return sorted(rows, key=lambda row: row["id"])


def spell_titles() -> list[tuple[int, str]]:
    """Return id and name of every spell of the pack, by id; eating and drinking are called by what is eaten or drunk."""
    titles = [(spell["id"] + rank, spell["name"]) for spell in source("spells").values() for rank in range(len(RANK_LEVELS))]
    for word, first in (("food", FOOD_ID), ("drink", DRINK_ID)):
        titles += [(first + i, name) for i, name in enumerate(source("items")[word]["name"])]
    return sorted(titles)


def caster_rows(zone: int, band: int) -> list[Row]:
    """Return what the creatures of ``zone`` (band 0 to 15 of its map) cast and when; wardens cast their kind's spells too."""
    creatures, spells = source("creatures"), source("spells")
    kinds = source("world")["zones"][zone]["kinds"]
    slots = [(slot, creatures["kinds"][kind].get("spells", [])) for slot, kind in enumerate(kinds)]
    own = creatures["kinds"][kinds[warden_kind(zone)]].get("spells", [])
    slots.append((len(kinds), list(dict.fromkeys([*own, *creatures["elite"]["spells"]]))))
    rows: list[Row] = []
    for slot, known in slots:
        for step in range(5):
            level = band * 5 + step + 1
            rank = sum(1 for learnt in RANK_LEVELS if learnt <= level) - 1
            for word in known:
                spell = spells[word]
                first, repeat = spell["first_ms"], spell["repeat_ms"]
                rows.append({
                    "entry": entry_of(zone, slot, step), "spell_id": spell["id"] + rank,
                    "first_min_ms": first[0], "first_max_ms": first[1], "repeat_min_ms": repeat[0], "repeat_max_ms": repeat[1],
                    "target_kind": TARGETS[spell["target"]], "chance_pct": 100.0, "health_below_pct": spell.get("below_pct", 100),
                })  # fmt: skip
    return rows
