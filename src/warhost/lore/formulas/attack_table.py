# SPDX-License-Identifier: GPL-2.0-or-later
"""The attack table: how likely a swing or weapon spell misses, is dodged, parried, blocked, glances, crushes, crits.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp (RollMeleeOutcomeAgainst, MeleeSpellMissChance,
MeleeSpellHitResult, GetUnitCriticalChance). Chances here are hundredths of a percent, rolls 0 … 9,999.
"""

from __future__ import annotations

HIT_NORMAL = 0
HIT_MISS = 1
HIT_DODGE = 2
HIT_PARRY = 3
HIT_BLOCK = 4
HIT_GLANCING = 5
HIT_CRUSHING = 6
HIT_CRIT = 7

BASE_MISS = 500
DUAL_WIELD_MISS = 1900
MAX_MISS = 6000


def max_skill(level: int) -> int:
    """Return the highest weapon or defence skill of a level (Unit.h:GetMaxSkillValueForLevel)."""
    return level * 5


def miss_chance(skill: int, victim_max_skill: int, victim_is_player: bool, dual_wield_swing: bool, hit_percent: float, avoid: int) -> int:
    """Return the chance to miss (Unit.cpp:MeleeSpellMissChance), 0 … 6,000.

    ``skill`` is the attacker's weapon skill, ``victim_max_skill`` five times the victim's level, ``hit_percent`` the
    attacker's extra hit, ``avoid`` what the victim's defence adds to being missed. ``dual_wield_swing`` is a plain
    swing of one who holds two weapons; spells never pay for the second weapon.
    """
    lack = victim_max_skill - skill
    chance = float(BASE_MISS + avoid)
    if dual_wield_swing:
        chance += DUAL_WIELD_MISS
    if victim_is_player:
        chance += lack * 4.0 if lack > 0 else lack * 2.0
    elif lack > 10:
        chance += 100.0 + (lack - 10) * 40.0
    else:
        chance += lack * 10.0
    return int(min(max(chance - hit_percent * 100.0, 0.0), float(MAX_MISS)))


def avoid_chance(percent: float, skill: int, victim_max_skill: int, expertise: int) -> int:
    """Return a dodge, parry or block chance against a weapon spell: 0.04 % a skill point, 0.25 % a point of expertise.

    ``percent`` is what the victim's sheet shows. Block takes no expertise: pass 0. Source: Unit.cpp:MeleeSpellHitResult.
    """
    if percent <= 0.0:
        return 0
    chance = int(percent * 100.0) - 25 * expertise - 4 * (skill - victim_max_skill)
    return max(chance, 0)


def swing_avoid_chance(percent: float, skill: int, victim_max_skill: int, expertise: int) -> int:
    """Return a dodge, parry or block chance against a plain swing: as ``avoid_chance``, but expertise goes first.

    Where expertise leaves nothing, a lack of skill brings nothing back (Unit.cpp:RollMeleeOutcomeAgainst).
    """
    left = int(percent * 100.0) - 25 * expertise
    return max(left - 4 * (skill - victim_max_skill), 0) if left > 0 else 0


def glancing_chance(attacker_level: int, victim_level: int, skill: int, victim_defence: int) -> int:
    """Return the chance that a player's or pet's swing at a higher creature glances: 10 % + 1 % a point, at most 40 %."""
    if attacker_level >= victim_level:
        return 0
    lack = victim_defence - min(skill, max_skill(attacker_level))
    return min(max((10 + lack) * 100, 0), 4000)


def crushing_chance(attacker_level: int, victim_level: int, victim_defence: int) -> int:
    """Return the chance that a creature four or more levels above its victim crushes: 2 % a point beyond, from 15 %."""
    if attacker_level < victim_level + 4:
        return 0
    lack = max_skill(attacker_level) - min(victim_defence, max_skill(victim_level))
    return max(lack * 200 - 1500, 0) if lack >= 15 else 0


def crit_chance(percent: float, attacker_max_skill: int, victim_defence: int) -> int:
    """Return the chance to crit: the sheet's ``percent`` and 0.04 % a point of skill over the victim's defence."""
    return max(int(percent * 100.0) + 4 * (attacker_max_skill - victim_defence), 0)


def swing_outcome(roll: int, miss: int, dodge: int, parry: int, block: int, glancing: int, crushing: int, crit: int) -> int:
    """Return the HIT_* of a plain swing for a roll of 0 … 9,999 (Unit.cpp:RollMeleeOutcomeAgainst: one roll, this order).

    TrinityCore 3.3.5 rolls glancing before block and crushing after crit; the two differ only where chances add up to
    more than the whole.
    """
    bound = miss
    if roll < bound:
        return HIT_MISS
    bound += dodge
    if roll < bound:
        return HIT_DODGE
    bound += parry
    if roll < bound:
        return HIT_PARRY
    bound += block
    if roll < bound:
        return HIT_BLOCK
    bound += glancing
    if roll < bound:
        return HIT_GLANCING
    bound += crushing
    if roll < bound:
        return HIT_CRUSHING
    bound += crit
    return HIT_CRIT if roll < bound else HIT_NORMAL


def weapon_spell_outcome(roll: int, miss: int, dodge: int, parry: int) -> int:
    """Return whether a weapon spell lands: its crit and block are rolled apart (Unit.cpp:MeleeSpellHitResult)."""
    if roll < miss:
        return HIT_MISS
    if roll < miss + dodge:
        return HIT_DODGE
    return HIT_PARRY if roll < miss + dodge + parry else HIT_NORMAL
