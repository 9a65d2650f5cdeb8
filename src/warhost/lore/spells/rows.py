# SPDX-License-Identifier: GPL-2.0-or-later
"""Turn records of spells into rows of the spell table.

A record's facts are columns of the schema under their own names (``effects`` holds up to three objects with the columns of
one effect), ``flags`` is a list of names of `spells.flags`; what it leaves out is 0. A group of fields that the record
has makes its KNOWN_* bit.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.records import BadRecord, Record
from warhost.lore.spells import flags
from warhost.lore.spells.schema import SPELL, SPELL_COLUMNS

GROUPS: dict[str, tuple[str, ...]] = {
    "level": ("spell_level", "base_level", "max_level"),
    "school": ("school",),
    "cost": ("power_type", "cost_flat", "cost_pct_base", "rune_blood", "rune_unholy", "rune_frost", "runic_power_gain"),
    "cast": ("cast_ms",),
    "gcd": ("gcd_ms", "gcd_category"),
    "cooldown": ("cooldown_ms", "category", "category_cooldown_ms"),
    "range": ("range_min_yd", "range_max_yd", "range_max_friendly_yd"),
    "duration": ("duration_ms", "duration_per_combo_ms"),
    "speed": ("speed_yd_s",),
    "threat": ("threat_flat", "threat_multiplier", "threat_attack_power"),
    "proc": ("proc_flags", "proc_hits", "proc_chance", "proc_charges", "proc_cooldown_ms", "proc_per_minute"),
    "stances": ("stances",),
    "train": ("train_copper",),
    "reagents": ("reagent", "reagent_count"),
    "kind": (
        "dispel",
        "mechanic",
        "diminishing",
        "player_limit_ms",
        "exclusive",
        "stack_group",
        "damage_class",
        "prevention",
        "flags",
        "script",
        "traits",
    ),
    "limits": (
        *("max_targets", "max_stacks", "target_creature_types", "weapon_mask", "exclude_target_aura", "needs_caster_aura"),
        *("race_mask", "class_mask"),
    ),
    "interrupts": ("interrupt_flags", "channel_interrupt_flags", "aura_interrupt_flags"),
}
"""Fields of a spell that share one provenance."""

EFFECT_GROUPS: dict[str, tuple[str, ...]] = {
    "effect": (
        "effect",
        "aura",
        "target_a",
        "target_b",
        "effect_mechanic",
        "misc",
        "misc_b",
        "item_type",
        "trigger_spell",
        "chain_targets",
        "chain_multiplier",
    ),
    "value": ("base_points", "die_sides", "points_per_level", "points_per_combo"),
    "share": ("value_multiplier", "weapon_percent"),
    "coefficient": ("spell_power_coefficient", "attack_power_coefficient", "combo_power_low", "combo_power_high"),
    "period": ("period_ms",),
    "radius": ("radius_yd",),
}
"""Fields of one effect that share one provenance; the group's name carries the effect's index: ``value1``."""

_BITS: dict[str, int] = {
    "level": flags.KNOWN_LEVEL,
    "school": flags.KNOWN_SCHOOL,
    "cost": flags.KNOWN_COST,
    "cast": flags.KNOWN_CAST,
    "gcd": flags.KNOWN_GCD,
    "cooldown": flags.KNOWN_COOLDOWN,
    "range": flags.KNOWN_RANGE,
    "duration": flags.KNOWN_DURATION,
    "speed": flags.KNOWN_SPEED,
    "threat": flags.KNOWN_THREAT,
    "proc": flags.KNOWN_PROC,
    "stances": flags.KNOWN_STANCES,
}
_EFFECT_BITS: dict[str, tuple[int, int, int]] = {
    "effect": flags.KNOWN_EFFECT,
    "value": flags.KNOWN_VALUE,
    "share": flags.KNOWN_SHARE,
    "coefficient": flags.KNOWN_COEFFICIENT,
    "period": flags.KNOWN_PERIOD,
    "radius": flags.KNOWN_RADIUS,
}
_SCALARS = {column.name for column in SPELL_COLUMNS if column.size == 1}


def groups_of(record: Record) -> list[str]:
    """Return the groups of fields that a record has figures for, those of effects with their index."""
    have = [group for group, fields in GROUPS.items() if any(name in record.facts for name in fields)]
    for index, effect in enumerate(record.facts.get("effects", ())):
        have += [f"{group}{index}" for group, fields in EFFECT_GROUPS.items() if any(name in effect for name in fields)]
    return have


def flag_bits(names: list[str]) -> int:
    """Return the bits of the flags named; raise `BadRecord` for a name that `spells.flags` has not."""
    bits = 0
    for name in names:
        bit = getattr(flags, name, None)
        if not isinstance(bit, int) or name.startswith("KNOWN"):
            raise BadRecord(f"{name!r} is no flag of lore/spells/flags.py")
        bits |= bit
    return bits


def fill(row: Any, record: Record) -> None:
    """Write a record's facts into ``row``, one record of a `SPELL` array; ``row`` is mutated."""
    row.id = record.id
    row.chain = record.facts.get("chain", record.id)
    row.rank = record.facts.get("rank", 1)
    row.attributes = flag_bits(record.facts.get("flags", []))
    row.threat_multiplier = 1.0
    row.school = 1
    for name, value in record.facts.items():
        if name in _SCALARS:
            row[name] = value
        elif name not in ("effects", "flags"):
            raise BadRecord(f"spell {record.id} {record.name!r}: {name!r} is no column of the spell table")
    known = 0
    for index, effect in enumerate(record.facts.get("effects", ())):
        for name, value in effect.items():
            row[name][index] = value
    for group in groups_of(record):
        if group in _BITS:
            known |= _BITS[group]
        elif group[-1].isdigit():
            known |= _EFFECT_BITS[group[:-1]][int(group[-1])]
    row.known = known


def rows_of(records: list[Record]) -> np.ndarray[Any, np.dtype[np.void]]:
    """Return a `SPELL` array of the records, sorted by id."""
    ordered = sorted(records, key=lambda record: record.id)
    table = np.zeros(len(ordered), SPELL).view(np.recarray)
    for row, record in zip(table, ordered, strict=True):
        fill(row, record)
    return np.asarray(table).view(np.ndarray)
