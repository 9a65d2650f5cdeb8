# SPDX-License-Identifier: GPL-2.0-or-later
"""The formulas of lore as kernels may call them: each is the plain function of ``lore.formulas``, compiled."""

from __future__ import annotations

import types

from warhost.lore.formulas import (
    aggro,
    attack_table,
    combat,
    diminishing,
    falling,
    forms,
    pets,
    rage,
    regeneration,
    runes,
    spells,
    stats,
    stealth,
    threat,
    xp,
)
from warhost.realm.kernel import compiled


def _of(module: types.ModuleType) -> types.SimpleNamespace:
    """Return kernels of every function that ``module`` itself defines, in the order in which it defines them."""
    own = (name for name, value in vars(module).items() if isinstance(value, types.FunctionType) and value.__module__ == module.__name__)
    return compiled(module, tuple(own))


_aggro, _table, _combat, _rage, _regeneration = _of(aggro), _of(attack_table), _of(combat), _of(rage), _of(regeneration)
_diminishing, _falling, _forms = _of(diminishing), _of(falling), _of(forms)
_runes = _of(runes)
_spells, _stats, _threat, _xp = _of(spells), _of(stats), _of(threat), _of(xp)

_pets = _of(pets)
pet_attack_power, pet_weapon_low, pet_weapon_high, pet_maximum = _pets.attack_power, _pets.weapon_low, _pets.weapon_high, _pets.maximum
pet_health_per_2s, pet_mana_per_2s, pet_hit_share = _pets.health_per_2s, _pets.mana_per_2s, _pets.hit_share

aggro_radius = _aggro.aggro_radius
fall_damage = _falling.fall_damage
detection_yd = _of(stealth).detection_yd

HIT_NORMAL, HIT_MISS, HIT_DODGE, HIT_PARRY = attack_table.HIT_NORMAL, attack_table.HIT_MISS, attack_table.HIT_DODGE, attack_table.HIT_PARRY
HIT_BLOCK, HIT_GLANCING = attack_table.HIT_BLOCK, attack_table.HIT_GLANCING
HIT_CRUSHING, HIT_CRIT = attack_table.HIT_CRUSHING, attack_table.HIT_CRIT
max_skill, miss_chance = _table.max_skill, _table.miss_chance
avoid_chance, swing_avoid_chance = _table.avoid_chance, _table.swing_avoid_chance
glancing_chance, crushing_chance, crit_chance = _table.glancing_chance, _table.crushing_chance, _table.crit_chance
swing_outcome, weapon_spell_outcome = _table.swing_outcome, _table.weapon_spell_outcome

armour_share, after_armour, penetrated_armour = _combat.armour_share, _combat.after_armour, _combat.penetrated_armour
weapon_value, normalised_speed_ms, off_hand_damage = _combat.weapon_value, _combat.normalised_speed_ms, _combat.off_hand_damage
glancing_damage, crushing_damage, melee_crit_damage = _combat.glancing_damage, _combat.crushing_damage, _combat.melee_crit_damage
chance_of_rate = _combat.chance_of_rate
blocked_damage, swing_delay_ms, parry_haste_ms = _combat.blocked_damage, _combat.swing_delay_ms, _combat.parry_haste_ms

diminishes_on_creatures, diminishes_on_players = _diminishing.diminishes_on_creatures, _diminishing.diminishes_on_players
limited_ms, diminished_ms = _diminishing.limited_ms, _diminishing.diminished_ms

is_feral, claw_ms, claw_damage, druid_attack_power = _forms.is_feral, _forms.claw_ms, _forms.claw_damage, _forms.druid_attack_power

rage_conversion, rage_from_dealt, rage_from_taken = _rage.rage_conversion, _rage.rage_from_dealt, _rage.rage_from_taken

newcomer_factor, spirit_mana_per_s, mana_per_s = _regeneration.newcomer_factor, _regeneration.spirit_mana_per_s, _regeneration.mana_per_s
spirit_health_per_2s, health_per_2s = _regeneration.spirit_health_per_2s, _regeneration.health_per_2s
polymorphed_health_per_2s = _regeneration.polymorphed_health_per_2s
creature_health_per_2s, creature_mana_per_2s = _regeneration.creature_health_per_2s, _regeneration.creature_mana_per_2s

scaling_levels, effect_value, with_power = _spells.scaling_levels, _spells.effect_value, _spells.with_power
spell_hit_chance, average_resistance, resisted_tenths = _spells.hit_chance, _spells.average_resistance, _spells.resisted_tenths
spell_crit_value, power_cost = _spells.crit_value, _spells.power_cost
growing_tick, drained_mana = _spells.growing_tick, _spells.drained_mana
hasted_ms, hasted_gcd_ms = _spells.hasted_ms, _spells.hasted_gcd_ms
pushback_ms, channel_pushback_ms = _spells.pushback_ms, _spells.channel_pushback_ms

attack_power, ranged_attack_power = _stats.attack_power, _stats.ranged_attack_power
health_from_stamina, mana_from_intellect, armour = _stats.health_from_stamina, _stats.mana_from_intellect, _stats.armour
crit_percent, dodge_percent, parry_percent = _stats.crit_percent, _stats.dodge_percent, _stats.parry_percent
block_value, rating_percent = _stats.block_value, _stats.rating_percent

rune_grace_ms, rune_step, rune_cooldown_ms = _runes.rune_grace_ms, _runes.rune_step, _runes.rune_cooldown_ms

spell_threat, school_threat, healing_threat = _threat.spell_threat, _threat.school_threat, _threat.healing_threat
power_threat, takes_over = _threat.power_threat, _threat.takes_over

grey_level, kill_gain, rested_bonus, colour = _xp.grey_level, _xp.kill_gain, _xp.rested_bonus, _xp.colour
