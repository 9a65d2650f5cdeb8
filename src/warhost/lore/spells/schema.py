# SPDX-License-Identifier: GPL-2.0-or-later
"""The layout of the spell table: column, dtype, size, unit, limits and meaning, and the numpy dtype made of it.

Column names are Spell.dbc's words. A figure that no source gives is 0 and its bit in ``known`` is clear.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Column(NamedTuple):
    """Describes one column: name, numpy type, how many values a row holds, unit, lowest and highest value, meaning."""

    name: str
    type: str
    size: int
    unit: str
    low: float
    high: float
    meaning: str


I4_MAX = 2**31 - 1

SPELL_COLUMNS: tuple[Column, ...] = (
    Column("attributes", "u8", 1, "flags", 0, 2**64 - 1, "spells.flags: what a kernel asks of the spell"),
    Column("traits", "u4", 1, "flags", 0, 2**32 - 1, "spells.traits: rarer facts of the spell"),
    Column("id", "i4", 1, "spell id", 1, I4_MAX, "Spell.dbc id"),
    Column("chain", "i4", 1, "spell id", 1, I4_MAX, "id of the first rank (its own id where there is one rank)"),
    Column("rank", "i2", 1, "rank", 1, 40, "1 for the first rank and for spells without ranks"),
    Column("class_id", "u1", 1, "class", 0, 11, "1 warrior, 5 priest, 8 mage …, 0 no class (racial, general, creature)"),
    Column("school", "u1", 1, "mask", 1, 127, "1 physical, 2 holy, 4 fire, 8 nature, 16 frost, 32 shadow, 64 arcane"),
    Column("dispel", "u1", 1, "enums.DISPEL_*", 0, 11, "what removes its aura"),
    Column("mechanic", "u1", 1, "enums.MECHANIC_*", 0, 31, "mechanic of the whole spell"),
    Column("prevention", "u1", 1, "type", 0, 2, "0 none, 1 silence, 2 pacify: which control keeps it from being cast"),
    Column("damage_class", "u1", 1, "enums.DMG_CLASS_*", 0, 3, "0 none, 1 magic, 2 melee, 3 ranged: which hit table it uses"),
    Column("power_type", "i1", 1, "power", -2, 6, "-2 health, 0 mana, 1 rage, 2 focus, 3 energy, 6 runic power"),
    Column("spell_level", "u1", 1, "level", 0, 100, "level at which it is learnt, from which points_per_level count"),
    Column("base_level", "u1", 1, "level", 0, 100, "lowest caster level its values are reckoned with"),
    Column("max_level", "u1", 1, "level", 0, 100, "caster level at which its values stop growing; 0 none"),
    Column("max_targets", "u1", 1, "units", 0, 255, "most units an area effect hits; 0 all"),
    Column("max_stacks", "u1", 1, "stacks", 0, 100, "most stacks of its aura; 0 and 1 do not stack"),
    Column("proc_chance", "u1", 1, "%", 0, 101, "chance of a proc; 101 always"),
    Column("proc_charges", "u1", 1, "charges", 0, 100, "procs after which the aura ends; 0 no limit"),
    Column("proc_per_minute", "f8", 1, "procs/min", 0, 100, "sets proc_chance by the speed of its caster's weapon; 0: proc_chance itself"),
    Column("diminishing", "u1", 1, "enums.DIMINISHING_*", 0, 20, "group of diminishing returns; 0 none"),
    Column("player_limit_ms", "i4", 1, "ms", 0, I4_MAX, "longest it lasts on a player where its diminishing group limits it; 0: 10 s"),
    Column("exclusive", "u1", 1, "enums.SPECIFIC_*", 0, 100, "auras of one group replace each other; 0 no group"),
    Column("stack_group", "u1", 1, "enums.STACK_*", 0, 40, "of its auras on one bearer only the strongest of a kind counts; 0 no group"),
    Column("cost_flat", "i4", 1, "power", 0, 10000, "power it costs; rage in tenths, as on the wire"),
    Column("cost_pct_base", "i2", 1, "%", 0, 100, "share of base mana (base health for power -2) it costs besides"),
    Column("rune_blood", "u1", 1, "runes", 0, 2, "blood runes it costs (power type 5)"),
    Column("rune_unholy", "u1", 1, "runes", 0, 2, "unholy runes it costs"),
    Column("rune_frost", "u1", 1, "runes", 0, 2, "frost runes it costs"),
    Column("runic_power_gain", "i2", 1, "tenths", 0, 1000, "runic power that its caster gains by paying its runes"),
    Column("cast_ms", "i4", 1, "ms", 0, 60_000, "time of the cast bar before haste; 0 instant or channelled"),
    Column("gcd_ms", "i4", 1, "ms", 0, 10_000, "global cooldown it starts; 0 off the GCD"),
    Column("gcd_category", "i4", 1, "category", 0, 2000, "Spell.dbc StartRecoveryCategory; 133 the usual, 0 none"),
    Column("cooldown_ms", "i4", 1, "ms", 0, I4_MAX, "its own cooldown"),
    Column("category", "i4", 1, "category", 0, 2000, "cooldown category it shares; 0 none"),
    Column("category_cooldown_ms", "i4", 1, "ms", 0, I4_MAX, "cooldown it starts on its category"),
    Column("duration_ms", "i4", 1, "ms", -1, I4_MAX, "of its aura, channel or school lockout; -1 unlimited, 0 none"),
    Column("duration_per_combo_ms", "i4", 1, "ms", 0, I4_MAX, "what each combo point adds to duration_ms"),
    Column("stances", "u4", 1, "mask", 0, 2**32 - 1, "forms it can be cast in, bit form-1; 0 any"),
    Column("target_creature_types", "u4", 1, "mask", 0, 2**14 - 1, "creature types it works on, bit type-1; 0 any"),
    Column("weapon_mask", "u4", 1, "mask", 0, 2**21 - 1, "item subclasses that the weapon it needs must be of, bit subclass; 0 any"),
    Column("proc_flags", "u4", 1, "procs.PROC_FLAG_*", 0, 2**25 - 1, "events that make its aura proc"),
    Column("proc_hits", "u1", 1, "procs.PROC_HIT_*", 0, 255, "outcomes that make it proc instead of landed hits; 0 landed hits"),
    Column("proc_cooldown_ms", "i4", 1, "ms", 0, I4_MAX, "least time between two procs"),
    Column("interrupt_flags", "u4", 1, "procs.SPELL_INTERRUPT_FLAG_*", 0, 255, "what disturbs the cast bar"),
    Column("channel_interrupt_flags", "u4", 1, "procs.CHANNEL_*", 0, 2**32 - 1, "what disturbs the channel"),
    Column("aura_interrupt_flags", "u4", 1, "procs.AURA_INTERRUPT_FLAG_*", 0, 2**32 - 1, "what ends its aura"),
    Column("exclude_target_aura", "i4", 1, "spell id", 0, I4_MAX, "refused where the target bears this aura; 0 none"),
    Column("needs_caster_aura", "i4", 1, "spell id", 0, I4_MAX, "refused where the caster lacks this aura, which is used up; 0 none"),
    Column("race_mask", "u4", 1, "mask", 0, 2**11 - 1, "races that may know it, bit race-1; 0 any"),
    Column("class_mask", "u4", 1, "mask", 0, 2**11 - 1, "classes that know it where class_id is 0, bit class-1; 0 any"),
    Column("skill_line", "i4", 1, "skill", 0, 1000, "SkillLine.dbc id it is listed under; 0 none"),
    Column("train_copper", "i4", 1, "copper", 0, I4_MAX, "what a trainer asks for it"),
    Column("reagent", "i4", 1, "item id", 0, I4_MAX, "item that a cast uses up; 0 none"),
    Column("reagent_count", "u1", 1, "items", 0, 200, "how many of it"),
    Column("script", "u1", 1, "scripts.SCRIPT_*", 0, 255, "a rule that no other spell has; 0 none"),
    Column("threat_flat", "i4", 1, "threat", -100_000, 100_000, "threat added when it lands"),
    Column("known", "u4", 1, "flags.KNOWN_*", 0, 2**32 - 1, "which figures have a source"),
    Column("range_min_yd", "f8", 1, "yd", 0, 100, "least distance to the target"),
    Column("range_max_yd", "f8", 1, "yd", 0, 50_000, "greatest distance to an enemy; 5 melee range, 0 self"),
    Column("range_max_friendly_yd", "f8", 1, "yd", 0, 50_000, "greatest distance to a friend"),
    Column("speed_yd_s", "f8", 1, "yd/s", 0, 1000, "of its missile; 0 lands at once"),
    Column("threat_multiplier", "f8", 1, "factor", -10, 10, "on the threat of its damage or healing; 1 plain"),
    Column("threat_attack_power", "f8", 1, "factor", -10, 10, "threat added per point of attack power"),
    Column("effect", "i2", 3, "effects.SPELL_EFFECT_*", 0, 170, "kind of each effect; 0 none"),
    Column("aura", "i2", 3, "auras.SPELL_AURA_*", 0, 320, "aura that an APPLY_AURA effect puts on; 0 none"),
    Column("target_a", "i2", 3, "targets.TARGET_*", 0, 120, "first implicit target"),
    Column("target_b", "i2", 3, "targets.TARGET_*", 0, 120, "second implicit target"),
    Column("effect_mechanic", "u1", 3, "enums.MECHANIC_*", 0, 31, "mechanic of each effect"),
    Column("base_points", "i4", 3, "points", -1_000_000, 1_000_000, "value is base_points + 1 … base_points + die_sides"),
    Column("die_sides", "i4", 3, "points", 0, 1_000_000, "0: the value is base_points itself"),
    Column("period_ms", "i4", 3, "ms", 0, I4_MAX, "time between two ticks of a periodic aura"),
    Column("misc", "i4", 3, "by kind", -(2**31), I4_MAX, "MiscValue: school mask, stat, power, form, dispel type … by kind"),
    Column("misc_b", "i4", 3, "by kind", -(2**31), I4_MAX, "MiscValueB"),
    Column("item_type", "i4", 3, "item id", 0, I4_MAX, "item that the effect makes; 0 none"),
    Column("trigger_spell", "i4", 3, "spell id", 0, I4_MAX, "spell it casts (trigger, periodic trigger, proc)"),
    Column("chain_targets", "i2", 3, "units", 0, 100, "units a jumping or sweeping effect hits, the first counted; 0 one"),
    Column("chain_multiplier", "f8", 3, "factor", 0, 1, "share of its strength that a jumping effect keeps with each jump; 0 all of it"),
    Column("points_per_level", "f8", 3, "points", -1000, 1000, "growth of the value for each caster level above spell_level"),
    Column("points_per_combo", "f8", 3, "points", -10_000, 10_000, "what each combo point adds to the value; of one tick where periodic"),
    Column("spell_power_coefficient", "f8", 3, "factor", 0, 10, "of spell power or healing power; of one tick where periodic"),
    Column("attack_power_coefficient", "f8", 3, "factor", 0, 10, "of attack power; of one tick where periodic"),
    Column("combo_power_low", "f8", 3, "factor", 0, 10, "of attack power for each combo point, at least"),
    Column("combo_power_high", "f8", 3, "factor", 0, 10, "and at most; each value between is as likely"),
    Column("radius_yd", "f8", 3, "yd", 0, 50_000, "of an area effect"),
    Column("value_multiplier", "f8", 3, "factor", 0, 1000, "health or mana back per point, damage per rage …; 0 unused"),
    Column("weapon_percent", "f8", 3, "factor", 0, 10, "share of weapon damage that a weapon effect deals; 1 whole"),
)


def dtype_of(columns: tuple[Column, ...]) -> np.dtype[np.void]:
    """Return the aligned numpy structured dtype of a schema literal, fields in the order given."""
    fields = [(c.name, c.type) if c.size == 1 else (c.name, c.type, (c.size,)) for c in columns]
    return np.dtype(fields, align=True)


SPELL = dtype_of(SPELL_COLUMNS)
"""One spell rank: the row type of the spell table."""

COLUMN = {c.name: c for c in SPELL_COLUMNS}
"""Each column's description by name."""
