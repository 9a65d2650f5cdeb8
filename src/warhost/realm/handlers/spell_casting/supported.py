# SPDX-License-Identifier: GPL-2.0-or-later
"""Which effects and auras the realm carries out, and which of a spell table's it does not."""

from __future__ import annotations

from typing import Any

from warhost.lore.spells import auras as a
from warhost.lore.spells import effects as e
from warhost.lore.spells import flags, traits
from warhost.realm.sheet_rules import EVERY_SCHOOL, RULES
from warhost.realm.spell_notes import AURA_EFFECTS, CONTROL_AURAS, DIRECT_HARM, IMMUNITY_AURAS
from warhost.realm.uncompiled import unwrapped

EFFECTS = frozenset(
    {
        *AURA_EFFECTS,
        *DIRECT_HARM,
        e.SPELL_EFFECT_HEAL,
        e.SPELL_EFFECT_HEAL_MAX_HEALTH,
        e.SPELL_EFFECT_HEAL_PCT,
        e.SPELL_EFFECT_ENERGIZE,
        e.SPELL_EFFECT_ENERGIZE_PCT,
        e.SPELL_EFFECT_DISPEL,
        e.SPELL_EFFECT_DISPEL_MECHANIC,
        e.SPELL_EFFECT_STEAL_BENEFICIAL_BUFF,
        e.SPELL_EFFECT_TRIGGER_SPELL,
        e.SPELL_EFFECT_TRIGGER_SPELL_WITH_VALUE,
        e.SPELL_EFFECT_TRIGGER_MISSILE,
        e.SPELL_EFFECT_INTERRUPT_CAST,
        e.SPELL_EFFECT_ADD_COMBO_POINTS,
        e.SPELL_EFFECT_ENCHANT_ITEM_TEMPORARY,
        e.SPELL_EFFECT_CHARGE,
        e.SPELL_EFFECT_SANCTUARY,
        e.SPELL_EFFECT_LEAP,
        e.SPELL_EFFECT_LEAP_BACK,
        e.SPELL_EFFECT_ATTACK_ME,
        e.SPELL_EFFECT_THREAT,
        e.SPELL_EFFECT_MODIFY_THREAT_PERCENT,
        e.SPELL_EFFECT_RESURRECT_NEW,
        e.SPELL_EFFECT_SELF_RESURRECT,
        e.SPELL_EFFECT_DESTROY_ALL_TOTEMS,
        e.SPELL_EFFECT_PERSISTENT_AREA_AURA,
        e.SPELL_EFFECT_ATTACK,
        e.SPELL_EFFECT_ACTIVATE_RUNE,
        e.SPELL_EFFECT_PULL_TOWARDS,
        e.SPELL_EFFECT_SUMMON,
        e.SPELL_EFFECT_SUMMON_PET,
        e.SPELL_EFFECT_SUMMON_OBJECT_SLOT1,
        e.SPELL_EFFECT_DISMISS_PET,
        e.SPELL_EFFECT_RESURRECT_PET,
        e.SPELL_EFFECT_CREATE_ITEM,
        e.SPELL_EFFECT_SCRIPT_EFFECT,
    }
)
"""Effects that do what they say. ATTACK is row 6603, which CMSG_ATTACKSWING stands for; SCRIPT_EFFECT the judgements' alone."""

AURAS = frozenset(
    {
        *(rule.aura for rule in RULES),
        *EVERY_SCHOOL,
        *CONTROL_AURAS,
        *IMMUNITY_AURAS,
        a.SPELL_AURA_SCHOOL_ABSORB,
        a.SPELL_AURA_MANA_SHIELD,
        a.SPELL_AURA_MOD_SHAPESHIFT,
        a.SPELL_AURA_DAMAGE_SHIELD,
        a.SPELL_AURA_SPLIT_DAMAGE_PCT,
        a.SPELL_AURA_REFLECT_SPELLS,
        a.SPELL_AURA_SPELL_MAGNET,
        a.SPELL_AURA_REFLECT_SPELLS_SCHOOL,
        a.SPELL_AURA_CONVERT_RUNE,
        a.SPELL_AURA_MOD_TAUNT,
        a.SPELL_AURA_MOD_TOTAL_THREAT,
        a.SPELL_AURA_REDUCE_PUSHBACK,
        a.SPELL_AURA_MOD_RATING_FROM_STAT,
        a.SPELL_AURA_PROC_TRIGGER_SPELL,
        a.SPELL_AURA_PROC_TRIGGER_SPELL_WITH_VALUE,
        a.SPELL_AURA_PERIODIC_DAMAGE,
        a.SPELL_AURA_PERIODIC_DAMAGE_PERCENT,
        a.SPELL_AURA_PERIODIC_LEECH,
        a.SPELL_AURA_PERIODIC_MANA_LEECH,
        a.SPELL_AURA_PERIODIC_HEAL,
        a.SPELL_AURA_PERIODIC_ENERGIZE,
        a.SPELL_AURA_PERIODIC_TRIGGER_SPELL,
        a.SPELL_AURA_PERIODIC_TRIGGER_SPELL_WITH_VALUE,
        a.SPELL_AURA_OBS_MOD_HEALTH,
        a.SPELL_AURA_OBS_MOD_POWER,
        a.SPELL_AURA_MOD_SPELL_DAMAGE_OF_STAT_PERCENT,
        a.SPELL_AURA_CHANNEL_DEATH_ITEM,
    }
)
"""Aura effects that do what they say."""

SEEN_ONLY = frozenset(
    {
        a.SPELL_AURA_TRANSFORM,
        a.SPELL_AURA_FEATHER_FALL,
        a.SPELL_AURA_WATER_WALK,
        a.SPELL_AURA_HOVER,
        a.SPELL_AURA_TRACK_CREATURES,
        a.SPELL_AURA_WATER_BREATHING,
        a.SPELL_AURA_MOD_INCREASE_SWIM_SPEED,
    }
)
"""Auras that only a client makes something of: a look, marks on its map, its breath, and ways to move that its own packets tell."""

BY_FLAG_EFFECTS = {e.SPELL_EFFECT_DUMMY: traits.HEALS_PER_DISEASE, e.SPELL_EFFECT_SCRIPT_EFFECT: traits.SPREADS_DISEASES}
BY_FLAG_AURAS = {a.SPELL_AURA_PERIODIC_DUMMY: traits.SLOW_FADES, a.SPELL_AURA_DUMMY: traits.HEALS_BY_DAMAGE_DONE}
"""Effects and auras whose meaning a flag of their spell gives."""


def unsupported_effects(ct: Any) -> list[tuple[int, int, str]]:
    """Return (spell id, effect 0 … 2, what it is) for every effect of the content's spells that does nothing in the realm.

    A DUMMY aura counts as supported where it is a mark (Weakened Soul) or waits for damage (Prayer of Mending).
    """
    effect_names = {value: name for name, value in vars(e).items() if name.startswith("SPELL_EFFECT_")}
    aura_names = {value: name for name, value in vars(a).items() if name.startswith("SPELL_AURA_")}
    found = []
    for row in unwrapped(ct.spells):
        for k in range(3):
            effect, aura = int(row["effect"][k]), int(row["aura"][k])
            if effect == 0:
                continue
            if int(row["traits"]) & (BY_FLAG_EFFECTS.get(effect, 0) | BY_FLAG_AURAS.get(aura, 0)):
                continue
            if effect not in EFFECTS and not (effect == e.SPELL_EFFECT_DUMMY and (int(row["script"]) or int(row["misc_b"][k]))):
                found.append((int(row["id"]), k, effect_names.get(effect, str(effect))))
            elif aura and aura not in AURAS | SEEN_ONLY and not _is_mark(row, aura):
                found.append((int(row["id"]), k, aura_names.get(aura, str(aura))))
    return found


def _is_mark(row: Any, aura: int) -> bool:
    """Return whether a DUMMY aura needs nothing done: others ask for it, or procs answer for it."""
    attributes = int(row["attributes"])
    harmless_mark = not attributes & flags.HELPFUL or bool(row["duration_ms"] > 0 and not row["base_points"].any())
    harmless_mark = harmless_mark or bool(attributes & flags.BREAKS_MOVEMENT_IMPAIRMENT)
    if aura == a.SPELL_AURA_PERIODIC_DUMMY:
        return bool((row["value_multiplier"] > 0).any())
    harmless_mark = harmless_mark or bool(int(row["traits"]) & traits.BLOOMS)
    harmless_mark = harmless_mark or bool(attributes & flags.PASSIVE and row["trigger_spell"].any())
    return aura == a.SPELL_AURA_DUMMY and (harmless_mark or bool(row["proc_flags"]))
