# SPDX-License-Identifier: GPL-2.0-or-later
"""Join the encoding of an effect with the figures of a rank."""

from __future__ import annotations

from typing import Any

from warhost.lore.build.encoding import Effect
from warhost.lore.build.figures import KEYS, Figures
from warhost.lore.build.source_rows import Row, neighbour, provenance, whole
from warhost.lore.spells.rows import EFFECT_GROUPS

GROUP_OF = {name: group for group, names in EFFECT_GROUPS.items() for name in names}


def points(low: float, high: float) -> dict[str, Any]:
    """Return base_points and die_sides of a range, as the client keeps them."""
    first, last = round(low), round(high)
    if last <= first:
        return {"base_points": first}
    return {"base_points": first - 1, "die_sides": last - first + 1}


def join(effect: Effect, index: int, row: Row, rank: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an effect's columns for one rank, and the provenance of its groups by name with index."""
    columns: dict[str, Any] = {}
    for name, given in effect.columns.items():
        columns[name] = given.at(rank).value if isinstance(given, Figures) else given
    own = {f"effect{index}": KEYS["code"]}
    for name, given in effect.columns.items():
        if isinstance(given, Figures) and name in GROUP_OF:
            own[f"{GROUP_OF[name]}{index}"] = given.at(rank).provenance
    _trigger(effect, row, rank, columns, own, index)
    _value(effect, row, rank, columns, own, index)
    for given, column in ((effect.spell_power, "spell_power_coefficient"), (effect.attack_power, "attack_power_coefficient")):
        if given is not None:
            figure = given.at(rank)
            columns[column], own[f"coefficient{index}"] = figure.value, figure.provenance
    for name, given, group in (("radius_yd", effect.radius, "radius"), ("period_ms", effect.period, "period")):
        found = _figure(given, row, rank, "radius_yd" if group == "radius" else "tick_ms")
        if found is not None:
            columns[name], own[f"{group}{index}"] = whole(found[0]), found[1]
    return columns, own


def _figure(given: Figures | str | None, row: Row, rank: int, field: str) -> tuple[Any, str] | None:
    if isinstance(given, Figures):
        figure = given.at(rank)
        return figure.value, figure.provenance
    if given is None:
        return None
    if field in row:
        return row[field], provenance(row, field)
    return neighbour(row, field)


def _trigger(effect: Effect, row: Row, rank: int, columns: dict[str, Any], own: dict[str, str], index: int) -> None:
    if isinstance(effect.trigger, Figures):
        figure = effect.trigger.at(rank)
        columns["trigger_spell"], own[f"effect{index}"] = figure.value, figure.provenance
        return
    if isinstance(effect.trigger, int):
        if effect.trigger:
            columns["trigger_spell"] = effect.trigger
        return
    place = int(effect.trigger.removeprefix("row") or 0)
    columns["trigger_spell"] = row["effects"][place]["trigger_spell"]
    own[f"effect{index}"] = provenance(row, "effects")


def _value(effect: Effect, row: Row, rank: int, columns: dict[str, Any], own: dict[str, str], index: int) -> None:
    value, group = effect.value, f"value{index}"
    combo = effect.per_combo.at(rank).value if effect.per_combo is not None else 0
    if isinstance(value, Figures):
        figure = value.at(rank)
        columns["base_points"], own[group] = figure.value, figure.provenance
        if not value.at(rank).value and "ap_coef" in row:
            _coefficients(row, row, columns, own, index)
    elif isinstance(value, int):
        _client_value(row, row["effects"][value], columns, own, index)
    elif value == "row" and "value_min" in row:
        columns |= points(row["value_min"] - combo, row["value_max"] - combo)
        own[group] = provenance(row, "value")
        _coefficients(row, row, columns, own, index)
    elif value == "weapon" and "value_min" in row:
        share = row.get("weapon_mult", 1)
        columns |= points(row["value_min"] * share, row["value_max"] * share)
        own[group] = provenance(row, "value")
    elif value == "tick" and "value_min" in row:
        ticks = row["duration_ms"] // row["tick_ms"]
        columns |= points(row["value_min"] / ticks, row["value_max"] / ticks)
        own[group] = provenance(row, "value")
    if combo:
        columns["points_per_combo"] = combo
    if effect.combo_power is not None:
        low, high = (figures.at(rank) for figures in effect.combo_power)
        columns["combo_power_low"], columns["combo_power_high"] = low.value, high.value
        own[f"coefficient{index}"] = high.provenance
    _multipliers(effect, row, rank, columns, own, index)


def _client_value(row: Row, client: Row, columns: dict[str, Any], own: dict[str, str], index: int) -> None:
    columns |= points(client["min"], client["max"])
    if client.get("per_level"):
        columns["points_per_level"] = client["per_level"]
    if client.get("per_combo"):
        columns["points_per_combo"] = client["per_combo"]
    own[f"value{index}"] = provenance(row, "effects")
    _coefficients(row, client, columns, own, index)


def _power_columns(figures: Row) -> tuple[str, ...]:
    """Return the columns of an effect's share of attack power: of a finishing move, for each combo point."""
    return ("combo_power_low", "combo_power_high") if figures.get("per_combo") else ("attack_power_coefficient",)


def _coefficients(row: Row, figures: Row, columns: dict[str, Any], own: dict[str, str], index: int) -> None:
    for field, names in (("sp_coef", ("spell_power_coefficient",)), ("ap_coef", _power_columns(figures))):
        if figures.get(field) is not None:
            columns |= dict.fromkeys(names, figures[field])
            own[f"coefficient{index}"] = provenance(row, field if field in row["sources"] else "effects")


def _multipliers(effect: Effect, row: Row, rank: int, columns: dict[str, Any], own: dict[str, str], index: int) -> None:
    group = f"share{index}"
    if effect.multiplier is not None:
        figure = effect.multiplier.at(rank)
        columns["value_multiplier"], own[group] = figure.value, figure.provenance
    elif "per_extra_power" in row and effect.value == "row":
        columns["value_multiplier"], own[group] = row["per_extra_power"], provenance(row, "value")
    if isinstance(effect.weapon, Figures):
        figure = effect.weapon.at(rank)
        columns["weapon_percent"], own[group] = figure.value, figure.provenance
    elif effect.weapon == "row" and "weapon_mult" in row:
        field = "weapon_mult" if "weapon_mult" in row["sources"] else "effects"
        columns["weapon_percent"], own[group] = row["weapon_mult"], provenance(row, field)
