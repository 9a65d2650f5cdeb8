# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the spell records that ship: the encodings joined with the ranks of the big table."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from warhost.lore.build import deathknight, druid, hunter, mage, paladin, priest, rogue, shaman, shared, warlock, warrior
from warhost.lore.build.effects import join
from warhost.lore.build.encoding import Encoding
from warhost.lore.build.figures import KEYS
from warhost.lore.build.source_rows import Group, Row, carry, groups
from warhost.lore.provenance import parse
from warhost.lore.records import Record
from warhost.lore.spells import enums, procs
from warhost.lore.spells.rows import EFFECT_GROUPS, GROUPS

FILES: dict[str, tuple[int, tuple[Encoding, ...]]] = {
    "spells_warrior.json": (1, warrior.ENCODINGS),
    "spells_paladin.json": (2, paladin.ENCODINGS),
    "spells_hunter.json": (3, hunter.ENCODINGS),
    "spells_rogue.json": (4, rogue.ENCODINGS),
    "spells_priest.json": (5, priest.ENCODINGS),
    "spells_deathknight.json": (6, deathknight.ENCODINGS),
    "spells_shaman.json": (7, shaman.ENCODINGS),
    "spells_mage.json": (8, mage.ENCODINGS),
    "spells_warlock.json": (9, warlock.ENCODINGS),
    "spells_druid.json": (11, druid.ENCODINGS),
    "spells_shared.json": (0, shared.ENCODINGS),
}
"""Class and encodings of each data file."""

GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}
CAST_INTERRUPTS = procs.SPELL_INTERRUPT_FLAG_MOVEMENT | procs.SPELL_INTERRUPT_FLAG_PUSH_BACK | procs.SPELL_INTERRUPT_FLAG_INTERRUPT
CHANNEL_INTERRUPTS = procs.AURA_INTERRUPT_FLAG_MOVE | procs.CHANNEL_FLAG_DELAY
NOT_OF_TRIGGERED = ("cost", "cast", "gcd", "cooldown", "train")
"""Groups that the big table repeats from the spell that triggers."""
NOT_ZERO_BY_ITSELF = ("threat_multiplier",)
"""Columns whose 0 must be written, as another figure stands for none."""
AIMS = {"harm": ("HARMFUL",), "help": ("HELPFUL",), "self": ("HELPFUL", "SELF_ONLY")}


def ranks_by_chain(table: Path) -> dict[int, list[Row]]:
    """Return the ranks of the big table by the id of their first rank, in rank order."""
    rows = json.loads(table.read_bytes())["spells"]
    chains: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        chains[row.get("first_rank_id", row["id"])].append(row)
    for chain in chains.values():
        chain.sort(key=lambda row: row.get("rank", 1))
    return {chain: carry(rows) for chain, rows in chains.items()}


def records_of(class_id: int, encodings: tuple[Encoding, ...], chains: dict[int, list[Row]]) -> list[Record]:
    """Return the records of one data file, sorted by id."""
    made = []
    for encoding in encodings:
        if encoding.row:
            made += [record(class_id, encoding, row, index + 1) for index, row in enumerate(chains[encoding.chain])]
        else:
            made.append(record(class_id, encoding, {"id": encoding.chain, "name": encoding.name, "sources": {}}, 1))
    return sorted(made, key=lambda one: one.id)


def record(class_id: int, encoding: Encoding, row: Row, rank: int) -> Record:
    """Return the record of one rank."""
    facts: dict[str, Any] = {"chain": encoding.chain, "rank": rank, "class_id": class_id}
    own: dict[str, str] = {}
    found = groups(row)
    _own_columns(encoding, rank, found)
    found["kind"] = _kind(encoding, row, found)
    if "TRIGGERED_ONLY" in encoding.flags:
        for group in NOT_OF_TRIGGERED:
            found.pop(group, None)
    interrupts = _interrupts(encoding, found)
    if interrupts:
        found["interrupts"] = Group({**found.get("interrupts", Group({}, "")).columns, **interrupts}, KEYS["code"])
    for group, (columns, text) in sorted(found.items()):
        facts |= _kept(columns)
        own[group] = text
    made = [join(effect, index, row, rank) for index, effect in enumerate(encoding.effects) if rank >= effect.first_rank]
    facts["effects"] = [columns for columns, _ in made]
    for _, texts in made:
        own |= texts
    return _packed(row, {name: value for name, value in facts.items() if name != "class_id" or value}, own)


def _kept(columns: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that are not what they are by themselves, or the first where all are: a known 0 is told from an unknown."""
    kept = {name: value for name, value in columns.items() if value not in (0, []) or name in NOT_ZERO_BY_ITSELF}
    return kept or dict(list(columns.items())[:1])


def _own_columns(encoding: Encoding, rank: int, found: dict[str, Group]) -> None:
    for name, figures in encoding.figures.items():
        figure = figures.at(rank)
        group = GROUP_OF[name]
        before = found.get(group, Group({}, "")).columns
        found[group] = Group({**before, name: figure.value}, figure.provenance)
    for name, value in encoding.columns.items():
        if name not in GROUP_OF or (name == "school" and "school" in found):
            continue
        have = found.get(GROUP_OF[name], Group({}, KEYS["code"]))
        found[GROUP_OF[name]] = Group({**have.columns, name: value}, have.provenance)


def _kind(encoding: Encoding, row: Row, found: dict[str, Group]) -> Group:
    names = [*AIMS[encoding.aim], *encoding.flags]
    if row.get("binary_resist"):
        names.append("BINARY")
    gcd = found.get("gcd", Group({}, "")).columns.get("gcd_ms", 0)
    if encoding.damage_class == enums.DMG_CLASS_MAGIC and gcd == enums.BASE_GCD_MS:
        names.append("HASTE_AFFECTS_GCD")
    before = found.get("kind", Group({}, "")).columns
    return Group({**before, "damage_class": encoding.damage_class, "flags": sorted(set(names))}, KEYS["code"])


def _interrupts(encoding: Encoding, found: dict[str, Group]) -> dict[str, int]:
    made = {}
    if found.get("cast", Group({}, "")).columns.get("cast_ms", 0):
        made["interrupt_flags"] = CAST_INTERRUPTS if encoding.damage_class == enums.DMG_CLASS_MAGIC else procs.SPELL_INTERRUPT_FLAG_MOVEMENT
    if "CHANNELED" in encoding.flags:
        made["channel_interrupt_flags"] = CHANNEL_INTERRUPTS
    return made


def _packed(row: Row, facts: dict[str, Any], own: dict[str, str]) -> Record:
    """Return the record with the commonest provenance as its own, so that files stay short."""
    have = [name for name, columns in GROUPS.items() if any(column in facts for column in columns)]
    for index, effect in enumerate(facts["effects"]):
        have += [f"{name}{index}" for name, columns in EFFECT_GROUPS.items() if any(column in effect for column in columns)]
    texts = {group: own[group] for group in have}
    common = Counter(texts.values()).most_common(1)[0][0]
    differing = {group: parse(text) for group, text in texts.items() if text != common}
    return Record(row["id"], row["name"], parse(common), facts, differing)
