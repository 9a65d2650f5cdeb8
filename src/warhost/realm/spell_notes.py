# SPDX-License-Identifier: GPL-2.0-or-later
"""Notes on spells: one mask a spell that says which systems its effects touch, so that kernels need not look at each effect.

Made once from the spell table when a realm's content is built.
"""

from __future__ import annotations

import numpy as np

from warhost.lore.spells import auras as a
from warhost.lore.spells import effects as e
from warhost.lore.spells import flags, traits
from warhost.lore.spells import targets as t
from warhost.lore.spells.enums import MECHANIC_BANISH
from warhost.lore.spells.scripts import SCRIPT_SEED
from warhost.realm.sheet_rules import SPEED_PLACES, first_sums, rule_table

NOTE_SHEET = 1 << 0
"""An aura of it changes the bearer's sheet."""
NOTE_SPEED = 1 << 1
"""An aura of it changes the bearer's speed."""
NOTE_CONTROL = 1 << 2
"""An aura of it sets unit flags or a root."""
NOTE_ABSORB = 1 << 3
NOTE_TICKS = 1 << 4
"""An aura of it has a period."""
NOTE_PROCS = 1 << 5
"""An aura of it waits for something to happen (proc_flags)."""
NOTE_FORM = 1 << 6
NOTE_HEALTH = 1 << 7
"""An aura of it raises the maximum of health and health with it."""
NOTE_IMMUNITY = 1 << 8
NOTE_AURA = 1 << 9
"""It puts an aura on a unit."""
NOTE_ON_CASTER = 1 << 10
"""It has an effect whose only target is its caster."""
NOTE_ON_TARGET = 1 << 11
"""It has an effect on units that it was aimed at or that its area holds."""
NOTE_ON_PLACE = 1 << 12
"""It has an effect on a place: an area that lies there, a leap."""
NOTE_AID = 1 << 13
"""It has an effect on friends."""
NOTE_HARM = 1 << 14
"""It has an effect on enemies."""
NOTE_REFLECT = 1 << 15
NOTE_TAUNT = 1 << 16
NOTE_DAMAGE = 1 << 17
"""It has a direct effect that harms."""
NOTE_SPEED_ONLY = 1 << 18
"""Of the sheet it changes the speed alone."""
NOTE_FREEZES = 1 << 19
"""Its aura makes the bearer count as frozen."""
NOTE_BREAKS = 1 << 20
"""An aura of it ends once its bearer has taken so much damage (fears, roots)."""
NOTE_THREAT_SHIFT = 1 << 21
"""An aura of it changes for its time how much its bearer is hated (Fade)."""

NOTE_FROM_STAT = 1 << 22
"""An aura of it turns a share of a stat into rating or power."""
NOTE_DEATH_ITEM = 1 << 23
"""An aura of it gives its caster an item when its bearer dies."""
NOTE_SEED = 1 << 24
"""Its aura bursts with damage or death (Seed of Corruption)."""

NOTE_DAMAGE_SHIELD = 1 << 28
"""An aura of it hurts whoever strikes its bearer (Thorns)."""
NOTE_ISOLATES = 1 << 29
"""Its aura takes its bearer out of the world: nothing of friend or foe reaches it and nothing ticks (Cyclone, Banish)."""
NOTE_SPLIT = 1 << 30
"""An aura of it gives a share of its bearer's harm to its caster."""
NOTE_AREA = 1 << 31
"""An aura of it lies on others near its caster too (``area_auras``)."""

NOTE_STANCE = 1 << 26
"""It is a stance or presence: misc_b of its effects are passives that lie on the bearer meanwhile."""
NOTE_RUNES = 1 << 27
"""An aura of it turns runes into others."""
NOTE_DRAINS = 1 << 25
"""An aura of it heals its bearer for a share of the damage that it deals."""
NOTE_MAGNET = 1 << 32
"""An aura of it draws a harmful spell off its bearer to its caster (Grounding Totem)."""

CONTROL_AURAS = (
    a.SPELL_AURA_MOD_CONFUSE,
    a.SPELL_AURA_MOD_FEAR,
    a.SPELL_AURA_MOD_STUN,
    a.SPELL_AURA_MOD_PACIFY,
    a.SPELL_AURA_MOD_ROOT,
    a.SPELL_AURA_MOD_SILENCE,
    a.SPELL_AURA_MOD_PACIFY_SILENCE,
    a.SPELL_AURA_MOD_DISARM,
    a.SPELL_AURA_FEIGN_DEATH,
)
IMMUNITY_AURAS = (
    a.SPELL_AURA_SCHOOL_IMMUNITY,
    a.SPELL_AURA_MECHANIC_IMMUNITY,
    a.SPELL_AURA_DAMAGE_IMMUNITY,
    a.SPELL_AURA_DISPEL_IMMUNITY,
    a.SPELL_AURA_MOD_IMMUNE_AURA_APPLY_SCHOOL,
)
BY_AURA: dict[int, int] = {
    **dict.fromkeys(CONTROL_AURAS, NOTE_CONTROL),
    **dict.fromkeys(IMMUNITY_AURAS, NOTE_IMMUNITY),
    a.SPELL_AURA_SCHOOL_ABSORB: NOTE_ABSORB,
    a.SPELL_AURA_MANA_SHIELD: NOTE_ABSORB,
    a.SPELL_AURA_MOD_SHAPESHIFT: NOTE_FORM,
    a.SPELL_AURA_MOD_INCREASE_HEALTH: NOTE_HEALTH,
    a.SPELL_AURA_MOD_INCREASE_HEALTH_2: NOTE_HEALTH,
    a.SPELL_AURA_REFLECT_SPELLS: NOTE_REFLECT,
    a.SPELL_AURA_SPELL_MAGNET: NOTE_MAGNET,
    a.SPELL_AURA_REFLECT_SPELLS_SCHOOL: NOTE_REFLECT,
    a.SPELL_AURA_DAMAGE_SHIELD: NOTE_DAMAGE_SHIELD,
    a.SPELL_AURA_MOD_TAUNT: NOTE_TAUNT,
    a.SPELL_AURA_MOD_TOTAL_THREAT: NOTE_THREAT_SHIFT,
    a.SPELL_AURA_SPLIT_DAMAGE_PCT: NOTE_SPLIT,
    a.SPELL_AURA_CONVERT_RUNE: NOTE_RUNES,
    a.SPELL_AURA_MOD_RATING_FROM_STAT: NOTE_FROM_STAT | NOTE_SHEET,
    a.SPELL_AURA_MOD_SPELL_DAMAGE_OF_STAT_PERCENT: NOTE_FROM_STAT | NOTE_SHEET,
    a.SPELL_AURA_CHANNEL_DEATH_ITEM: NOTE_DEATH_ITEM,
}

AREA_AURA_EFFECTS = (
    e.SPELL_EFFECT_APPLY_AREA_AURA_PARTY,
    e.SPELL_EFFECT_APPLY_AREA_AURA_RAID,
    e.SPELL_EFFECT_APPLY_AREA_AURA_FRIEND,
    e.SPELL_EFFECT_APPLY_AREA_AURA_ENEMY,
    e.SPELL_EFFECT_APPLY_AREA_AURA_PET,
    e.SPELL_EFFECT_APPLY_AREA_AURA_OWNER,
)
"""Effects whose aura follows its caster and lies on whom it reaches as long as they are near."""
AURA_EFFECTS = (e.SPELL_EFFECT_APPLY_AURA, *AREA_AURA_EFFECTS)
"""Effects that put an aura on the units they reach at the cast."""
PLACE_EFFECTS = (e.SPELL_EFFECT_PERSISTENT_AREA_AURA, e.SPELL_EFFECT_LEAP)
DIRECT_HARM = (
    e.SPELL_EFFECT_SCHOOL_DAMAGE,
    e.SPELL_EFFECT_WEAPON_DAMAGE_NOSCHOOL,
    e.SPELL_EFFECT_WEAPON_DAMAGE,
    e.SPELL_EFFECT_WEAPON_PERCENT_DAMAGE,
    e.SPELL_EFFECT_NORMALIZED_WEAPON_DMG,
    e.SPELL_EFFECT_POWER_BURN,
    e.SPELL_EFFECT_HEALTH_LEECH,
)

ON_ENEMY = frozenset(
    {
        t.TARGET_UNIT_NEARBY_ENEMY,
        t.TARGET_UNIT_TARGET_ENEMY,
        t.TARGET_UNIT_SRC_AREA_ENEMY,
        t.TARGET_UNIT_DEST_AREA_ENEMY,
        t.TARGET_UNIT_CONE_ENEMY_24,
        t.TARGET_DEST_TARGET_ENEMY,
        t.TARGET_UNIT_CONE_ENEMY_54,
        t.TARGET_UNIT_CHANNEL_TARGET,
        t.TARGET_UNIT_CONE_ENEMY_104,
    }
)
ON_FRIEND = frozenset(
    {
        t.TARGET_UNIT_CASTER_AREA_PARTY,
        t.TARGET_UNIT_TARGET_ALLY,
        t.TARGET_UNIT_SRC_AREA_ALLY,
        t.TARGET_UNIT_DEST_AREA_ALLY,
        t.TARGET_UNIT_SRC_AREA_PARTY,
        t.TARGET_UNIT_DEST_AREA_PARTY,
        t.TARGET_UNIT_TARGET_PARTY,
        t.TARGET_UNIT_LASTTARGET_AREA_PARTY,
        t.TARGET_UNIT_TARGET_CHAINHEAL_ALLY,
        t.TARGET_UNIT_CASTER_AREA_RAID,
        t.TARGET_UNIT_TARGET_RAID,
        t.TARGET_UNIT_TARGET_AREA_RAID_CLASS,
    }
)

REACH_CASTER, REACH_ENEMY, REACH_FRIEND, REACH_ANY, REACH_PLACE = 1, 2, 3, 4, 5
"""Whom an effect reaches: its caster alone, enemies, friends (the caster among them), any unit, a place."""


def reach_of(effect: int, target_a: int, target_b: int) -> int:
    """Return the REACH_* of an effect by its kind and its two implicit targets; 0 where there is no effect."""
    if effect == 0:
        return 0
    if effect in PLACE_EFFECTS:
        return REACH_PLACE
    both = {target_a, target_b}
    if both & ON_ENEMY:
        return REACH_ENEMY
    if both & ON_FRIEND:
        return REACH_FRIEND
    return REACH_CASTER if target_a == t.TARGET_UNIT_CASTER else REACH_ANY


NOTE_OF_REACH = {
    0: 0,
    REACH_CASTER: NOTE_ON_CASTER,
    REACH_ENEMY: NOTE_ON_TARGET | NOTE_HARM,
    REACH_FRIEND: NOTE_ON_TARGET | NOTE_AID,
    REACH_ANY: NOTE_ON_TARGET,
    REACH_PLACE: NOTE_ON_PLACE,
}


def reaches(rows: np.ndarray) -> np.ndarray:
    """Return the REACH_* of each effect of each spell of ``rows`` (SPELL), uint8 [spells, 3].

    An effect of a harmful spell that is aimed at any unit reaches enemies, one of a helpful spell friends.
    """
    made = np.zeros((len(rows), 3), np.uint8)
    for i, row in enumerate(rows):
        for k in range(3):
            reach = reach_of(int(row["effect"][k]), int(row["target_a"][k]), int(row["target_b"][k]))
            if reach == REACH_ANY and int(row["attributes"]) & flags.HARMFUL and not int(row["attributes"]) & flags.HELPFUL:
                reach = REACH_ENEMY
            made[i, k] = reach
    return made


def _aura_notes(number: int, period_ms: int, misc: int, rules: np.ndarray) -> int:
    notes = BY_AURA.get(number, 0)
    if period_ms:
        notes |= NOTE_TICKS
    elif number < len(rules) and rules["how"][number]:
        notes |= NOTE_SPEED if int(rules["place"][number]) in SPEED_PLACES else NOTE_SHEET
    return notes


def spell_notes(rows: np.ndarray) -> np.ndarray:
    """Return the NOTE_* mask of each spell of ``rows`` (SPELL), int64."""
    rules = rule_table()
    reach = reaches(rows)
    made = np.zeros(len(rows), np.int64)
    for i, row in enumerate(rows):
        notes = 0
        for k in range(3):
            effect = int(row["effect"][k])
            notes |= NOTE_OF_REACH[int(reach[i, k])]
            if effect in AURA_EFFECTS or effect == e.SPELL_EFFECT_PERSISTENT_AREA_AURA:
                notes |= NOTE_AREA if effect in AREA_AURA_EFFECTS else 0
                notes |= NOTE_AURA | _aura_notes(int(row["aura"][k]), int(row["period_ms"][k]), int(row["misc"][k]), rules)
            elif effect in DIRECT_HARM:
                notes |= NOTE_DAMAGE
        if notes & NOTE_AURA and (row["proc_flags"] or notes & NOTE_REFLECT):
            notes |= NOTE_PROCS
        if notes & NOTE_IMMUNITY and int(row["mechanic"]) == MECHANIC_BANISH:
            notes |= NOTE_ISOLATES
        if int(row["attributes"]) & flags.STANCE:
            notes |= NOTE_STANCE
        if int(row["traits"]) & traits.HEALS_BY_DAMAGE_DONE:
            notes |= NOTE_DRAINS
        if int(row["attributes"]) & flags.FREEZES:
            notes |= NOTE_FREEZES
        if int(row["attributes"]) & flags.BREAKS_ON_DAMAGE_BY_CHANCE:
            notes |= NOTE_BREAKS
        if int(row["script"]) == SCRIPT_SEED:
            notes |= NOTE_SEED
        if notes & NOTE_SPEED and not notes & (NOTE_SHEET | NOTE_FORM | NOTE_HEALTH):
            notes |= NOTE_SPEED_ONLY
        made[i] = notes
    return made


def aura_masks(rows: np.ndarray) -> np.ndarray:
    """Return for each spell of ``rows`` (SPELL) which effects put an aura on the unit they reach, a bit each, int64."""
    bits = np.isin(rows["effect"], AURA_EFFECTS) & (rows["aura"] > 0)
    return (bits * np.array([1, 2, 4])).sum(axis=1).astype(np.int64)


def spell_arrays(rows: np.ndarray) -> dict[str, np.ndarray]:
    """Return what kernels read of the spell table beside its rows: notes, masks of auras, reaches, passives, sheet rules."""
    masks = aura_masks(rows)
    passive = ((rows["attributes"] & np.uint64(flags.PASSIVE)) != 0) & (masks > 0)
    return {
        "spell_notes": spell_notes(rows),
        "aura_masks": masks,
        "reaches": reaches(rows),
        "passive_rows": np.flatnonzero(passive).astype(np.int64),
        "sheet_rules": rule_table(),
        "first_sums": first_sums(),
    }
