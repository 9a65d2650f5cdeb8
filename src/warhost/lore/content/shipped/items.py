# SPDX-License-Identifier: GPL-2.0-or-later
"""Make item templates: gear of every tier, line and make, food and drink, goods, cloth scraps and bags.

A piece's armour, points and price are the chest piece's of its tier times its slot's share; a weapon's damage is its curve's damage a
second times its swing, a quarter up and down. A rare piece has 1.12 times all of that. Gear of the first tier is plain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from warhost.lore.content.shipped.source import source
from warhost.lore.content.shipped.spells import DRINK_ID, FOOD_ID, SCHOOL_NUMBER
from warhost.lore.content.texts import Texts

Row = dict[str, Any]
GEAR_FROM, GOODS_FROM, SCRAPS_FROM, FOOD_FROM, DRINK_FROM, BAGS_FROM = 20_000, 40_000, 41_000, 42_000, 42_100, 42_200
WEAPON, ARMOUR = 2, 4
STATS = {
    "agility": 3, "strength": 4, "intellect": 5, "spirit": 6, "stamina": 7, "defense_rating": 12, "crit_rating": 32, "attack_power": 38,
    "spell_power": 45,
}  # fmt: skip
"""Item stats by the numbers of 3.3.5a (AzerothCore ``ItemTemplate.h``: ``ItemModType``)."""
FAMILIES = ("beast", "people", "strange")


@dataclass
class Items:
    """Collects item rows, and by tier and quality the pieces of gear that loot may give."""

    texts: Texts
    rows: list[Row] = field(default_factory=list)
    gear: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def add_gear(self, tier: int, quality: dict[str, Any], noun: str, of: str, row: Row, points: dict[str, float], total: float) -> None:
        """Add one piece of ``tier``; ``points`` says how ``total`` stat points are shared out."""
        tiers = source("items")["tiers"]
        plain = tiers["stat_points"][tier] == 0
        if plain and quality["quality"] > 2:
            return
        level = tiers["level"][tier]
        entry = GEAR_FROM + sum(len(pieces) for pieces in self.gear.values())
        stats = [(STATS[word], round(total * share)) for word, share in points.items()]
        stats = [(stat, value) for stat, value in stats if value and not plain]
        title = f"{quality['prefix']}{tiers['name'][tier]} {noun}" + ("" if plain else f" {of}")
        self.gear.setdefault((tier, quality["quality"]), []).append(entry)
        self.rows.append({
            "entry": entry, "name": self.texts.number(title), "quality": 1 if plain else quality["quality"], "required_level": level,
            "item_level": tiers["item_level"][tier] + quality["item_levels"], "max_stack": 1, "buy_count": 1, "bonding": 2,
            "class_mask": -1, "race_mask": -1, "spell_cooldown_ms": (-1,) * 5,
            "stat_type": _padded([stat for stat, _ in stats]), "stat_value": _padded([value for _, value in stats]),
            **row,
        })  # fmt: skip


def _padded(values: list[int]) -> tuple[int, ...]:
    return tuple(values + [0] * (10 - len(values)))


def _price(tier: int, share: float, quality: dict[str, Any]) -> Row:
    buy = max(5, round(source("items")["tiers"]["chest_copper"][tier] * share * quality["price"]))
    return {"buy_copper": buy, "sell_copper": max(1, buy // 5)}


def _armour(items: Items, tier: int, quality: dict[str, Any]) -> None:
    book = source("items")
    tiers, level = book["tiers"], book["tiers"]["level"][tier]
    times = quality["times"]
    for line in book["lines"].values():
        if not line.get("first", 1) <= level <= line.get("last", 80):
            continue
        for slot in book["slots"].values():
            if level < slot["from"]:
                continue
            row = {
                "item_class": ARMOUR, "subclass": line["subclass"], "inventory_type": slot["inventory_type"],
                "armour": round(tiers[line["material"]][tier] * slot["armour"] * times), **_price(tier, slot["points"], quality),
            }  # fmt: skip
            points = tiers["stat_points"][tier] * slot["points"] * times
            items.add_gear(tier, quality, slot["noun"][line["material"]], line["of"], row, line["points"], points)


def _jewels(items: Items, tier: int, quality: dict[str, Any]) -> None:
    book = source("items")
    tiers, level = book["tiers"], book["tiers"]["level"][tier]
    for make in book["makes"].values():
        for jewel in book["jewels"].values():
            if level < jewel["from"]:
                continue
            cloak = jewel["inventory_type"] == 16
            row = {
                "item_class": ARMOUR, "subclass": 1 if cloak else 0, "inventory_type": jewel["inventory_type"],
                "armour": round(tiers["cloth"][tier] * 0.5 * quality["times"]) if cloak else 0,
                **_price(tier, jewel["points"], quality),
            }  # fmt: skip
            items.add_gear(
                tier,
                quality,
                jewel["noun"],
                make["of"],
                row,
                make["points"],
                tiers["stat_points"][tier] * jewel["points"] * quality["times"],
            )


def _weapons(items: Items, tier: int, quality: dict[str, Any]) -> None:
    book = source("items")
    tiers, level = book["tiers"], book["tiers"]["level"][tier]
    for weapon in book["weapons"].values():
        if level < weapon.get("from", 1):
            continue
        average = tiers[weapon["dps"]][tier] * weapon["swing_ms"] / 1000.0 * quality["times"]
        make = book["makes"][weapon["make"]]
        row = {
            "item_class": WEAPON, "subclass": weapon["subclass"], "inventory_type": weapon["inventory_type"],
            "damage_min": float(max(1, round(average * 0.75))), "damage_max": float(max(2, round(average * 1.25))),
            "damage_school": SCHOOL_NUMBER[weapon.get("school", "physical")], "delay_ms": weapon["swing_ms"],
            **_price(tier, 1.6 if weapon["inventory_type"] == 17 else 1.2, quality),
        }  # fmt: skip
        points = tiers["stat_points"][tier] * weapon["points"] * quality["times"]
        items.add_gear(tier, quality, weapon["noun"], make["of"], row, make["points"], points)
    for shield in book["shields"].values():
        if level < shield.get("from", 1):
            continue
        make = book["makes"][shield["make"]]
        real = shield["inventory_type"] == 14
        row = {
            "item_class": ARMOUR, "subclass": shield["subclass"], "inventory_type": shield["inventory_type"],
            "armour": round(tiers["shield"][tier] * quality["times"]) if real else 0,
            "block": round(tiers["shield_block"][tier] * quality["times"]) if real else 0, **_price(tier, 0.9, quality),
        }  # fmt: skip
        points = tiers["stat_points"][tier] * shield["points"] * quality["times"]
        items.add_gear(tier, quality, shield["noun"], make["of"], row, make["points"], points)


def _simple(items: Items, entry: int, name: str, copper: int, **more: Any) -> None:
    items.rows.append({
        "entry": entry, "name": items.texts.number(name), "quality": 1, "item_level": 1, "max_stack": 20, "buy_count": 1,
        "buy_copper": copper, "sell_copper": max(1, copper // 5), "class_mask": -1, "race_mask": -1, "spell_cooldown_ms": (-1,) * 5, **more,
    })  # fmt: skip


def _consumables(items: Items) -> None:
    book = source("items")
    for word, entry, spell, column in (("food", FOOD_FROM, FOOD_ID, "food_health"), ("drink", DRINK_FROM, DRINK_ID, "drink_mana")):
        meals = book[word]
        for i, name in enumerate(meals["name"]):
            eaten: dict[str, Any] = {column: meals["restores"][i], "consume_ms": meals["time_ms"][i]}
            _simple(
                items, entry + i, name, meals["copper"][i], item_class=0, subclass=5, required_level=meals["level"][i],
                spell_id=(spell + i, 0, 0, 0, 0), spell_charges=(-1, 0, 0, 0, 0), **eaten,
            )  # fmt: skip


def _goods(items: Items) -> None:
    book = source("items")
    tiers = book["tiers"]
    for tier, copper in enumerate(tiers["chest_copper"]):
        for family, word in enumerate(FAMILIES):
            for which, name in enumerate(book["goods"][word]):
                worth = max(5, round(copper * book["goods"]["share"] * (1.0 + 0.25 * which)))
                entry = GOODS_FROM + tier * 10 + family * 3 + which
                _simple(items, entry, f"{tiers['name'][tier]} {name}", worth, quality=0, item_class=15)
    scraps = book["cloth_scraps"]
    for i, name in enumerate(scraps["name"]):
        _simple(items, SCRAPS_FROM + i, name, scraps["copper"][i], item_class=7, subclass=5)
    bags = book["bags"]
    for i, name in enumerate(bags["name"]):
        _simple(
            items, BAGS_FROM + i, name, bags["copper"][i], item_class=1, inventory_type=18, max_stack=1, bag_slots=bags["slots"][i]
        )  # fmt: skip


def make_items(texts: Texts) -> Items:
    """Return all item rows, by entry, and the gear that loot may give."""
    items = Items(texts)
    book = source("items")
    for quality in book["qualities"].values():
        for tier in range(len(book["tiers"]["level"])):
            _armour(items, tier, quality)
            _jewels(items, tier, quality)
            _weapons(items, tier, quality)
    _goods(items)
    _consumables(items)
    items.rows.sort(key=lambda row: row["entry"])
    return items


def tier_of(level: int) -> int:
    """Return the number of the highest tier at or below ``level``."""
    return sum(1 for start in source("items")["tiers"]["level"] if start <= level) - 1


def last_at(levels: list[int], level: int) -> int:
    """Return the number of the last of ``levels`` at or below ``level``."""
    return max(0, sum(1 for start in levels if start <= level) - 1)
