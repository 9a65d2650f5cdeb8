# SPDX-License-Identifier: GPL-2.0-or-later
"""Our own flag sets of a spell: what a kernel asks of it, and which of its figures are known.

The client spreads these facts over eight attribute words, most of whose bits a realm never reads; here each fact that
a rule needs is one bit with one meaning. Numbers of Spell.dbc stay as they are in the sibling files.
"""

from __future__ import annotations

PASSIVE = 1 << 0
"""Is never cast: its auras lie on whoever knows it."""
CHANNELED = 1 << 1
"""Runs ``duration_ms`` from the cast on, while the caster stands; GCD starts at the cast."""
NEXT_SWING = 1 << 2
"""Is queued and replaces the next main-hand swing (Heroic Strike, Cleave); no GCD, cost is paid at the swing."""
AUTO_REPEAT = 1 << 3
"""Starts a ranged timer that fires until stopped (Shoot with a wand, Throw)."""
HARMFUL = 1 << 4
"""Needs an enemy, starts combat, can be resisted."""
HELPFUL = 1 << 5
"""Is aimed at a friend or at the caster, never misses."""
NOT_IN_COMBAT = 1 << 6
"""Is refused in combat (SPELL_FAILED_AFFECTING_COMBAT)."""
NO_CRIT = 1 << 7
"""Never crits (SPELL_ATTR2_CANT_CRIT), as periodic ticks without a talent do not."""
IGNORES_ARMOUR = 1 << 8
"""Deals physical damage that armour does not lower (bleeds)."""
BREAKS_ON_DAMAGE = 1 << 9
"""Ends with the first damage its bearer takes (Polymorph, Sap); ``aura_interrupt_flags`` say so too."""
SITS = 1 << 10
"""Sits the caster down (food and drink); standing up or damage ends it."""
NEEDS_WEAPON = 1 << 11
"""Needs a melee weapon in the main hand."""
NEEDS_SHIELD = 1 << 12
"""Needs a shield in the off hand."""
NEEDS_RANGED_WEAPON = 1 << 13
"""Needs a weapon in the ranged slot (a wand for Shoot)."""
NEEDS_BEHIND = 1 << 14
"""Needs the caster behind the target."""
NEEDS_TARGET_BELOW_20 = 1 << 15
"""Needs a target at or below 20 % of its health (Execute)."""
NEEDS_TARGET_DODGED = 1 << 16
"""Needs that the target dodged the caster within 5 s (Overpower); used up by the cast."""
NEEDS_DEFENSE = 1 << 17
"""Needs that the caster dodged, parried or blocked within 5 s (Revenge); used up by the cast."""
NEEDS_VICTORY = 1 << 18
"""Needs that the caster killed something worth experience or honour within 20 s (Victory Rush); used up by the cast."""
ALL_REST_OF_RAGE = 1 << 19
"""Also spends rage beyond its cost (Execute: up to 30 rage in all); the effect's value_multiplier is damage per point."""
BINARY = 1 << 20
"""Is resisted whole or not at all, never in part (a spell with an effect besides damage)."""
ALWAYS_HITS = 1 << 21
"""Is never missed, dodged, parried or resisted."""
NO_THREAT = 1 << 22
"""Adds no threat and does not put its target in combat."""
NEEDS_COMBO_POINTS = 1 << 23
"""Is a finishing move: needs combo points, on its target where it has one, and uses all of them up where it lands."""
CAST_WHILE_SITTING = 1 << 24
"""May be cast while sitting."""
SELF_ONLY = 1 << 25
"""Has no other target than its caster."""
TARGET_DEAD = 1 << 26
"""Is aimed at a corpse or ghost (resurrection)."""
GROUND_TARGET = 1 << 27
"""Is aimed at a place (Blizzard, Flamestrike): the packet carries TARGET_FLAG_DEST_LOCATION."""
BREAKS_MOVEMENT_IMPAIRMENT = 1 << 28
"""Ends stuns and roots on its caster (Blink)."""
NO_ACTIVE_DEFENSE = 1 << 29
"""Cannot be dodged, parried or blocked (Overpower); it can miss."""
HASTE_AFFECTS_GCD = 1 << 30
"""Has a GCD that spell haste shortens, down to 1,000 ms (spells of damage class magic)."""
COOLDOWN_ON_FADE = 1 << 31
"""Starts its cooldown when its aura ends or is used up."""
STANCE = 1 << 32
"""Is a stance: leaving it for another keeps rage up to the retained amount (Stance Mastery passive)."""
NEEDS_STEALTH = 1 << 33
"""Needs a caster who bears an aura of stealth (SPELL_FAILED_ONLY_STEALTHED)."""
NEEDS_FACING = 1 << 34
"""Needs the target in front of the caster (SPELL_FACING_FLAG_INFRONT)."""
GENERATES_RAGE_ON_HIT = 1 << 35
"""Gives the caster rage from a landed hit as a plain swing would."""
CREATURE_ONLY = 1 << 36
"""Is meant for creatures: players never learn it."""
BREAKS_ON_CAST = 1 << 37
"""Its aura ends when its bearer casts or attacks (invisibility)."""
TRIGGERED_ONLY = 1 << 38
"""Is cast by another spell alone, never by a packet."""
TALENT = 1 << 39
"""Comes from a talent or from a talent's rank."""

ITEM_SPELL = 1 << 40
"""Is cast by an item (food, drink); nobody learns it."""

NEEDS_ENRAGE = 1 << 41
"""Needs an aura of mechanic ENRAGED on the caster (Enraged Regeneration); used up by the cast."""
BOTH_WEAPONS = 1 << 42
"""Strikes with both weapons where the caster holds two (Whirlwind)."""
ADDS_BLOCK_VALUE = 1 << 43
"""Deals the caster's block value on top (Shield Slam)."""
TRIPLE_TO_FROZEN = 1 << 44
"""Deals three times the damage to a target under an aura with FREEZES (Ice Lance)."""
FREEZES = 1 << 45
"""Its aura makes the bearer count as frozen."""
BACKLASH = 1 << 46
"""Hurts its caster for what it dealt where the target lives on (Shadow Word: Death)."""
BREAKS_ON_DAMAGE_BY_CHANCE = 1 << 47
"""Its aura may end with damage: a roll whose chance grows with the damage (fear, roots)."""
EITHER_SIDE = 1 << 48
"""Works on friend and enemy alike, by its own rule for each (Dispel Magic)."""
MORE_TO_HEALTHY = 1 << 49
"""Deals value_multiplier times the damage where its target was above 75 % of its health at the cast (Rend)."""
KEEPS_STEALTH = 1 << 50
"""Does not end its caster's stealth (Sap, Distract)."""
SPREADS_COMBO_POWER = 1 << 51
"""Its attack power per combo point is of the whole duration and is split among the ticks (Rupture)."""
NEEDS_TARGET_AT_PEACE = 1 << 52
"""Is refused on a target that fights (Sap)."""
NEEDS_TARGET_FACING = 1 << 53
"""Needs a target that has its caster in front of it (Gouge)."""
NO_PROCS = 1 << 57
"""Lets no aura of either unit proc, so that what a proc casts does not set it off again (seals)."""
NEEDS_SEAL = 1 << 58
"""Needs a caster who bears an aura of the seals' group, and unleashes it (judgements)."""
CRITS_UNHOLY = 1 << 59
"""Always crits undead and demons (Exorcism)."""
FORBEARS = 1 << 60
"""Is refused on who bears Forbearance or has used Avenging Wrath, and puts Forbearance on; Lay on Hands on its caster alone."""
SPARES_WHO_ATTACKS_CASTER = 1 << 61
"""Deals its damage only to a creature that attacks somebody else than its caster (Hand of Reckoning)."""
DRAWS_ATTACKERS = 1 << 62
"""Casts what it triggers at up to three creatures that attack its target; refused where nobody does (Righteous Defense)."""
STOPS_ATTACK = 1 << 54
"""Ends its caster's swings (Gouge, Sap, Blind), whose target they would wake."""

KNOWN_LEVEL = 1 << 0
"""spell_level, base_level and max_level are sourced."""
KNOWN_SCHOOL = 1 << 1
KNOWN_COST = 1 << 2
KNOWN_CAST = 1 << 3
KNOWN_GCD = 1 << 4
KNOWN_COOLDOWN = 1 << 5
KNOWN_RANGE = 1 << 6
KNOWN_DURATION = 1 << 7
KNOWN_SPEED = 1 << 8
KNOWN_THREAT = 1 << 9
KNOWN_PROC = 1 << 10
KNOWN_STANCES = 1 << 11
KNOWN_EFFECT = (1 << 12, 1 << 13, 1 << 14)
"""Bit of each effect's kind (effect, aura, targets)."""
KNOWN_VALUE = (1 << 15, 1 << 16, 1 << 17)
"""Bit of each effect's base_points, die_sides and points_per_level."""
KNOWN_COEFFICIENT = (1 << 18, 1 << 19, 1 << 20)
"""Bit of each effect's spell_power_coefficient and attack_power_coefficient."""
KNOWN_PERIOD = (1 << 21, 1 << 22, 1 << 23)
"""Bit of each effect's period_ms."""
KNOWN_RADIUS = (1 << 24, 1 << 25, 1 << 26)
"""Bit of each effect's radius_yd."""
KNOWN_SHARE = (1 << 27, 1 << 28, 1 << 29)
"""Bit of each effect's value_multiplier and weapon_percent."""
