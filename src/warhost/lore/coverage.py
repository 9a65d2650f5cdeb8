# SPDX-License-Identifier: GPL-2.0-or-later
"""Count what lore knows: spells by class, figures by confidence and era, and what is missing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from warhost.lore.provenance import sources
from warhost.lore.records import Record
from warhost.lore.spells import auras as au
from warhost.lore.spells import effects as fx
from warhost.lore.spells.rows import groups_of
from warhost.lore.spells.table import CLASS_FILES, records

NAMES = {
    1: "warrior",
    2: "paladin",
    3: "hunter",
    4: "rogue",
    5: "priest",
    6: "death knight",
    7: "shaman",
    8: "mage",
    9: "warlock",
    11: "druid",
    0: "shared",
}
NEEDED = ("level", "school", "cost", "cast", "gcd", "cooldown", "range")
"""Groups every spell that a player casts should have."""
HIDDEN = {"TRIGGERED_ONLY", "PASSIVE"}
LASTING = {fx.SPELL_EFFECT_APPLY_AURA, fx.SPELL_EFFECT_PERSISTENT_AREA_AURA}
VALUED_EFFECTS = {
    fx.SPELL_EFFECT_SCHOOL_DAMAGE,
    fx.SPELL_EFFECT_HEAL,
    fx.SPELL_EFFECT_ENERGIZE,
    fx.SPELL_EFFECT_WEAPON_DAMAGE,
    fx.SPELL_EFFECT_POWER_BURN,
    fx.SPELL_EFFECT_RESURRECT_NEW,
}
VALUED_AURAS = {
    au.SPELL_AURA_PERIODIC_DAMAGE,
    au.SPELL_AURA_PERIODIC_HEAL,
    au.SPELL_AURA_PERIODIC_LEECH,
    au.SPELL_AURA_MOD_STAT,
    au.SPELL_AURA_MOD_RESISTANCE,
    au.SPELL_AURA_MOD_ATTACK_POWER,
    au.SPELL_AURA_SCHOOL_ABSORB,
    au.SPELL_AURA_MANA_SHIELD,
    au.SPELL_AURA_MOD_DECREASE_SPEED,
    au.SPELL_AURA_MELEE_SLOW,
    au.SPELL_AURA_OBS_MOD_HEALTH,
    au.SPELL_AURA_OBS_MOD_POWER,
    au.SPELL_AURA_HASTE_SPELLS,
}
LEFT_OUT: dict[str, str] = {
    "talents": "spells that talents give or change: Bloodthirst, Frost Strike, Mortal Strike, Pyroblast, Mind Flay, Shadowform, "
    "Stormstrike and others",
    "rituals": "rituals of summoning and souls, Demonic Circle, Eye of Kilrogg: they need groups or game objects",
    "pets": "Shadowfiend, Mirror Image, Water Elemental: they need pets",
    "conjuring": "Conjure Food, Water, Refreshment, Mana Gem, Ritual of Refreshment: the items they make have no source here",
    "thieving": "Pick Pocket, Pick Lock, Disarm Trap, Detect Traps, Distract: nothing here can be picked, unlocked or distracted",
    "rogue": "Envenom, Shiv, Tricks of the Trade, Feint (no source says how much threat it takes); wound, crippling, mind-numbing and "
    "anesthetic poisons",
    "travel": "teleports and portals, Astral Recall",
    "hunting": "Frost Trap, Snake Trap, Flare, Viper Sting, Misdirection, Master's Call, tracking, Tame Beast, Feed Pet, some aspects: "
    "they need systems that are not there",
    "sight": "Mind Vision, Far Sight",
    "druids": "Savage Defense, Feline Grace, Track Humanoids; Prowl until somebody hides; flight forms, for nobody flies",
    "runes": "the death knight's runeforging (weapon enchants), Death Gate, Raise Dead, Army of the Dead, Raise Ally, Death Pact (ghouls)",
    "channels": "Hymn of Hope: how far its mana reaches has no source here",
}
"""What is left out on purpose, and why."""


def missing(record: Record) -> list[str]:
    """Return the groups of figures that a spell should have and no source gives."""
    names = set(record.facts.get("flags", []))
    have = set(groups_of(record))
    lacking = [] if names & HIDDEN or "ITEM_SPELL" in names else [group for group in NEEDED if group not in have]
    if {"HARMFUL", "NEEDS_FACING"} <= names and record.facts.get("cast_ms") and "speed" not in have:
        lacking.append("speed")
    for index, effect in enumerate(record.facts["effects"]):
        if f"value{index}" not in have and (effect["effect"] in VALUED_EFFECTS or effect.get("aura") in VALUED_AURAS):
            lacking.append(f"value{index}")
        if effect["effect"] in LASTING and "duration" not in have and "duration" not in lacking and "PASSIVE" not in names:
            lacking.append("duration")
    return lacking


def _of_class(found: list[Record]) -> dict[str, Any]:
    by_confidence: Counter[str] = Counter()
    by_era: Counter[str] = Counter()
    by_source: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    gaps: dict[str, list[str]] = {}
    for record in found:
        for group in groups_of(record):
            own = record.of(group)
            by_confidence[own.confidence.name.lower()] += 1
            by_era[own.era] += 1
            by_source[own.source] += 1
        gone = missing(record)
        lacking.update(gone)
        for group in gone:
            gaps.setdefault(group, []).append(f"{record.name} {record.facts.get('rank', 1)}")
    return {
        "ranks": len(found),
        "chains": len({record.facts["chain"] for record in found}),
        "figures": sum(by_confidence.values()),
        "by_confidence": dict(by_confidence.most_common()),
        "by_era": dict(by_era.most_common()),
        "by_source": dict(by_source.most_common()),
        "missing": dict(lacking.most_common()),
        "gaps": gaps,
    }


def coverage() -> dict[str, Any]:
    """Return the report: per class ranks, chains, groups of figures by confidence, era and source, what is missing and where.

    Figures of a neighbouring era and carried ones count apart under ``by_confidence`` and ``by_era``.
    """
    classes = {NAMES[class_id]: _of_class(records(class_id)) for class_id in (*CLASS_FILES, 0)}
    return {
        "spells": classes,
        "left_out": LEFT_OUT,
        "sources": {one.id: f"{one.title}, {one.version}, {one.date}" for one in sources().values()},
    }


def lines(report: dict[str, Any]) -> list[str]:
    """Return the report as lines of text."""
    made = []
    for name, one in report["spells"].items():
        made.append(f"{name}: {one['ranks']} ranks of {one['chains']} spells, {one['figures']:,} groups of figures")
        for title in ("by_confidence", "by_era", "missing"):
            counts = ", ".join(f"{key} {count:,}" for key, count in one[title].items())
            made.append(f"  {title.replace('_', ' ')}: {counts or 'nothing'}")
    made.append("left out: " + "; ".join(report["left_out"].values()))
    return made
