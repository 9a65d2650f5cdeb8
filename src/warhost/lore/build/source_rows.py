# SPDX-License-Identifier: GPL-2.0-or-later
"""Read one rank of the big spell table (``wrath_spells_full.json``) into groups of fields, each with its provenance."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from warhost.lore.spells import enums

Row = dict[str, Any]

SCHOOLS = {
    "physical": enums.SCHOOL_PHYSICAL,
    "holy": enums.SCHOOL_HOLY,
    "fire": enums.SCHOOL_FIRE,
    "nature": enums.SCHOOL_NATURE,
    "frost": enums.SCHOOL_FROST,
    "shadow": enums.SCHOOL_SHADOW,
    "arcane": enums.SCHOOL_ARCANE,
    "frostfire": enums.SCHOOL_FROST | enums.SCHOOL_FIRE,
    "magic": enums.SCHOOL_MAGIC,
}
SKILL_SCHOOLS = {
    "Arcane": enums.SCHOOL_ARCANE,
    "Fire": enums.SCHOOL_FIRE,
    "Frost": enums.SCHOOL_FROST,
    "Holy": enums.SCHOOL_HOLY,
    "Discipline": enums.SCHOOL_HOLY,
    "Shadow Magic": enums.SCHOOL_SHADOW,
    "Affliction": enums.SCHOOL_SHADOW,
    "Demonology": enums.SCHOOL_SHADOW,
}
"""School of a caster's spell by its skill line, where no source names the school."""
POWERS = {
    "mana": enums.POWER_MANA,
    "rage": enums.POWER_RAGE,
    "focus": enums.POWER_FOCUS,
    "energy": enums.POWER_ENERGY,
    "health": enums.POWER_HEALTH,
}
POWERS |= {"rune": enums.POWER_RUNE, "runic_power": enums.POWER_RUNIC_POWER}
TENTHS = (enums.POWER_RAGE, enums.POWER_RUNIC_POWER)
"""Powers that are counted in tenths."""
ERAS = {"vanilla": "vanilla", "cata_beta": "cata-beta"}
SOURCE_IDS = {"vanilla+cata12857": "vanilla-cata", "ac": "ac-world"}
EXACT = {"ac-world", "dbc"}
UNTIL_CANCELLED = -1


CARRIED_FIELDS: dict[str, tuple[str, ...]] = {
    "school": ("school",),
    "cost": ("cost_flat", "cost_pct_base", "power_type", "rune_cost", "runic_power_gain"),
    "cast_time_ms": ("cast_time_ms",),
    "cooldown_ms": ("cooldown_ms",),
    "gcd_ms": ("gcd_ms",),
    "range": ("range_min_yd", "range_max_yd"),
    "duration_ms": ("duration_ms",),
    "tick_ms": ("tick_ms",),
    "ap_coef": ("ap_coef",),
    "weapon_mult": ("weapon_mult",),
}
"""Fields that all ranks of a chain share as a rule, so that a rank without one takes its neighbour's."""


def carry(chain: list[Row]) -> list[Row]:
    """Return the ranks of a chain, each with what it lacks taken from the nearest rank that has it, marked as carried.

    Threat is the first rank's, as the emulator looks it up (AzerothCore SpellMgr.cpp:GetSpellThreatEntry).
    """
    filled = []
    for index, row in enumerate(chain):
        made: Row = {**row, "sources": dict(row["sources"]), "how": dict(row.get("how", {})), "era": dict(row.get("era", {}))}
        near = sorted(range(len(chain)), key=lambda other: (abs(other - index), -other))
        for field, names in CARRIED_FIELDS.items():
            if field in made["sources"]:
                continue
            giver = next((chain[other] for other in near if field in chain[other]["sources"]), None)
            if giver is None:
                continue
            made |= {name: giver[name] for name in names if name in giver}
            made["sources"][field], made["how"][field] = giver["sources"][field], "other rank of the chain"
            if field in giver.get("era", {}):
                made["era"][field] = giver["era"][field]
        if "threat" not in made and "threat" in chain[0]:
            made["threat"] = chain[0]["threat"]
            made["sources"]["threat"], made["how"]["threat"] = chain[0]["sources"]["threat"], "first rank of the chain"
        filled.append(made)
    return filled


class Group(NamedTuple):
    """Holds a group's columns and their provenance, written as records write it."""

    columns: dict[str, Any]
    provenance: str


def provenance(row: Row, field: str) -> str:
    """Return era/source/confidence of a field: a neighbour's era, carried from another rank, exact from a table, or stated."""
    named = row["sources"][field]
    source = SOURCE_IDS.get(named) or re.split(r"[+/)]", named.rpartition("(")[2])[0]
    source = SOURCE_IDS.get(source, source)
    era = ERAS.get(row.get("era", {}).get(field, ""), "wrath")
    if era != "wrath":
        return f"{era}/{source}/neighbour"
    note = row.get("how", {}).get(field, "")
    if "rank" in note or "chain" in note.split(";")[0] or "PvP" in note:
        return f"wrath/{source}/carried"
    return f"wrath/{source}/{'exact' if source in EXACT else 'stated'}"


def neighbour(row: Row, field: str) -> tuple[Any, str] | None:
    """Return a figure that only a neighbouring era has, with its provenance, or None."""
    found = row.get("unverified", {}).get(field)
    if found is None:
        return None
    value, era = found
    source = "vanilla" if era == "vanilla" else "cata12857"
    return value, f"{ERAS[era]}/{source}/neighbour"


def whole(value: float) -> int | float:
    """Return a number as int where it is one, so that files stay short."""
    return int(value) if float(value).is_integer() else value


def groups(row: Row) -> dict[str, Group]:
    """Return the groups of plain fields that a rank has figures for."""
    made: dict[str, Group] = {}
    if "level" in row:
        columns = {"spell_level": row["level"], "base_level": row["level"]}
        if row.get("value_max_level"):
            columns["max_level"] = row["value_max_level"]
        made["level"] = Group(columns, provenance(row, "level"))
    if row.get("school") in SCHOOLS:
        made["school"] = Group({"school": SCHOOLS[row["school"]]}, provenance(row, "school"))
    elif row.get("skill_line") in SKILL_SCHOOLS:
        made["school"] = Group({"school": SKILL_SCHOOLS[row["skill_line"]]}, "wrath/dbc/derived")
    if "cost_flat" in row or "cost_pct_base" in row or "rune_cost" in row:
        made["cost"] = Group(_cost(row), provenance(row, "cost"))
    if "cast_time_ms" in row:
        made["cast"] = Group({"cast_ms": 0 if "channel" in row.get("flags", []) else row["cast_time_ms"]}, provenance(row, "cast_time_ms"))
    gcd = (row["gcd_ms"], provenance(row, "gcd_ms")) if "gcd_ms" in row else neighbour(row, "gcd_ms")
    if gcd is not None:
        made["gcd"] = Group({"gcd_ms": gcd[0], **({"gcd_category": enums.GCD_CATEGORY} if gcd[0] else {})}, gcd[1])
    if "cooldown_ms" in row:
        made["cooldown"] = Group({"cooldown_ms": row["cooldown_ms"]}, provenance(row, "cooldown_ms"))
    _add_range(row, made)
    _add_duration(row, made)
    if "threat" in row:
        threat = row["threat"]
        columns = {"threat_flat": threat["flat"], "threat_multiplier": threat["pct"], "threat_attack_power": threat["ap"]}
        made["threat"] = Group({name: whole(value) for name, value in columns.items()}, provenance(row, "threat"))
    if "train_cost_copper" in row:
        made["train"] = Group({"train_copper": row["train_cost_copper"]}, "wrath/ac-world/exact")
    return made


def _cost(row: Row) -> dict[str, Any]:
    power = POWERS[row.get("power_type", "mana")]
    columns: dict[str, Any] = {"power_type": power}
    if "cost_flat" in row:
        columns["cost_flat"] = int(row["cost_flat"] * (10 if power in TENTHS else 1))
    if "cost_pct_base" in row:
        columns["cost_pct_base"] = int(row["cost_pct_base"])
    for kind, count in row.get("rune_cost", {}).items():
        columns[f"rune_{kind}"] = count
    if row.get("runic_power_gain"):
        columns["runic_power_gain"] = int(row["runic_power_gain"] * 10)
    return columns


def _add_range(row: Row, made: dict[str, Group]) -> None:
    if "range_max_yd" in row:
        low, high, own = row.get("range_min_yd", 0), row["range_max_yd"], provenance(row, "range")
    else:
        found = neighbour(row, "range_max_yd") or neighbour(row, "range_max_yd_cata")
        if found is None:
            return
        low, (high, own) = 0, found
    columns = {"range_max_yd": whole(high), "range_max_friendly_yd": whole(high)}
    if low:
        columns["range_min_yd"] = whole(low)
    made["range"] = Group(columns, own)


def _add_duration(row: Row, made: dict[str, Group]) -> None:
    if "duration_ms" in row:
        value = row["duration_ms"] or UNTIL_CANCELLED
        made["duration"] = Group({"duration_ms": value}, provenance(row, "duration_ms"))
        return
    found = neighbour(row, "duration_ms")
    if found is not None:
        made["duration"] = Group({"duration_ms": found[0]}, found[1])
