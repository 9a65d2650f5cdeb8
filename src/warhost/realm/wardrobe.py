# SPDX-License-Identifier: GPL-2.0-or-later
"""The wardrobe: what a class wears at each level, chosen from a pack's items by one rule.

An item is for a class that may use it by class, armour kind and weapon kind, for everybody's race, without a profession, of common
to rare quality, from its required level on; one that requires none, from five levels below its item level on. Of the body's armour
the class takes its heaviest kind, and a lighter one only where the pack has none of that kind. Of what is left the highest worth
wins: four points an item level, the damage a second, and the stats by what the class makes of them; of equals the lower entry. Two
rings or trinkets are two different ones. Warriors, paladins and death knights carry a two-hander, hunters a two-hander and a bow or
gun, rogues two one-handers, shamans a shield, the others a staff, and a wand where their class can use one.

Source of kinds and proficiencies: AzerothCore src/server/game/Entities/Player/PlayerStorage.cpp:Player::CanUseItem and the
classes' proficiency spells; of the numbers: src/server/game/Entities/Item/ItemTemplate.h.
"""

from __future__ import annotations

import numpy as np

CLASSES, LEVELS, SLOTS = 12, 81, 19
MAIN_HAND, OFF_HAND, RANGED = 15, 16, 17
ITEM_WEAPON, ITEM_ARMOUR = 2, 4
CLOTH, LEATHER, MAIL, PLATE, SHIELD = 1, 2, 3, 4, 6
AXE, AXE_2H, BOW, GUN, MACE, MACE_2H, POLEARM, SWORD, SWORD_2H, STAFF = 0, 1, 2, 3, 4, 5, 6, 7, 8, 10
FIST, DAGGER, THROWN, CROSSBOW, WAND = 13, 15, 16, 18, 19
COMMON, RARE = 1, 3
EVERY_VANILLA_RACE = 0xFF
UNASKED_LEVELS = 5
TWO_HANDED = (17,)
ONE_HANDED = (13, 21)

BODY: tuple[tuple[int, tuple[int, ...]], ...] = ((0, (1,)), (2, (3,)), (4, (5, 20)), (5, (6,)), (6, (7,)), (7, (8,)), (8, (9,)), (9, (10,)))
"""Slots whose armour has a kind, with their inventory types."""
JEWELS: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (((1,), (2,)), ((10, 11), (11,)), ((12, 13), (12,)), ((14,), (16,)))
"""Slots that anybody's things fit, with their inventory types: neck, rings, trinkets, cloak."""

KINDS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((1, MAIL), (40, PLATE)),
    2: ((1, MAIL), (40, PLATE)),
    3: ((1, LEATHER), (40, MAIL)),
    4: ((1, LEATHER),),
    5: ((1, CLOTH),),
    6: ((1, PLATE),),
    7: ((1, LEATHER), (40, MAIL)),
    8: ((1, CLOTH),),
    9: ((1, CLOTH),),
    11: ((1, LEATHER),),
}
"""From which level on which armour kind is a class's heaviest."""

Hand = tuple[int, tuple[int, ...], tuple[int, ...]]
STRONG: tuple[Hand, ...] = ((MAIN_HAND, (AXE_2H, MACE_2H, SWORD_2H), TWO_HANDED),)
SHOT: Hand = (RANGED, (BOW, GUN, CROSSBOW), (15, 26))
WISE: tuple[Hand, ...] = ((MAIN_HAND, (STAFF,), TWO_HANDED),)
SPARK: Hand = (RANGED, (WAND,), (26,))
HANDS: dict[int, tuple[Hand, ...]] = {
    1: (*STRONG, SHOT),
    2: STRONG,
    3: ((MAIN_HAND, (AXE_2H, SWORD_2H, POLEARM, STAFF), TWO_HANDED), SHOT),
    4: (
        (MAIN_HAND, (SWORD, DAGGER, MACE, FIST), ONE_HANDED),
        (OFF_HAND, (SWORD, DAGGER, MACE, FIST), (13, 22)),
        (RANGED, (BOW, GUN, CROSSBOW, THROWN), (15, 25, 26)),
    ),
    5: (*WISE, SPARK),
    6: STRONG,
    7: ((MAIN_HAND, (AXE, MACE, FIST), ONE_HANDED), (OFF_HAND, (SHIELD,), (14,))),
    8: (*WISE, SPARK),
    9: (*WISE, SPARK),
    11: WISE,
}
"""What a class carries: slot, subclasses, inventory types."""

STRENGTH_WORTH = {4: 2.0, 7: 1.0, 3: 0.3, 31: 1.0, 32: 1.0, 36: 1.0, 37: 1.0, 38: 0.5, 12: 0.3, 13: 0.3, 14: 0.3}
AGILITY_WORTH = {3: 2.0, 7: 1.0, 4: 0.3, 31: 1.0, 32: 1.0, 36: 1.0, 37: 1.0, 38: 1.0}
MIND_WORTH = {5: 2.0, 7: 1.0, 6: 1.0, 45: 2.0, 41: 1.0, 42: 1.0, 31: 0.7, 32: 0.7, 36: 0.7, 43: 1.0}
WORTH: dict[int, dict[int, float]] = dict.fromkeys((1, 2, 6), STRENGTH_WORTH)
WORTH |= dict.fromkeys((3, 4), AGILITY_WORTH)
WORTH |= dict.fromkeys((5, 7, 8, 9, 11), MIND_WORTH)
"""What a point of each ITEM_MOD is worth to a class."""


def worth_of(items: np.ndarray, class_id: int) -> np.ndarray:
    """Return each item's worth to a class (float64)."""
    weights = np.zeros(64)
    for stat, weight in WORTH[class_id].items():
        weights[stat] = weight
    stats = (weights[items["stat_type"]] * items["stat_value"]).sum(axis=1)
    delay = np.maximum(items["delay_ms"], 1)
    damage = np.where(items["delay_ms"] > 0, (items["damage_min"] + items["damage_max"]) * 500.0 / delay, 0.0)
    return 4.0 * items["item_level"] + damage + stats


def usable_from(items: np.ndarray, class_id: int) -> np.ndarray:
    """Return from which level each item (item_templates) may be worn by a class; 255 where never."""
    ours = (items["class_mask"] & 1 << (class_id - 1)) != 0
    anybodys = (items["race_mask"] & EVERY_VANILLA_RACE) == EVERY_VANILLA_RACE
    plain = (items["required_skill"] == 0) & (items["quality"] >= COMMON) & (items["quality"] <= RARE)
    asked = np.where(items["required_level"] > 0, items["required_level"], np.maximum(items["item_level"] - UNASKED_LEVELS, 1))
    return np.where(ours & anybodys & plain, asked, 255)


def wardrobe(items: np.ndarray) -> np.ndarray:
    """Return the rows of ``items`` (item_templates) worn: int32 [12 classes, 81 levels, 19 slots], -1 nothing."""
    worn = np.full((CLASSES, LEVELS, SLOTS), -1, np.int32)
    for class_id in KINDS:
        first, worth = usable_from(items, class_id), worth_of(items, class_id)
        order = np.lexsort((items["entry"], -worth))
        for slot, types in BODY:
            _dress_body(worn[class_id], slot, items, order, first, types, class_id)
        for slots, types in JEWELS:
            fits = (items["item_class"] == ITEM_ARMOUR) & np.isin(items["inventory_type"], types)
            _dress(worn[class_id], slots, order[fits[order]], first)
        for slot, kinds, types in HANDS[class_id]:
            wanted = ITEM_ARMOUR if kinds == (SHIELD,) else ITEM_WEAPON
            fits = (items["item_class"] == wanted) & np.isin(items["subclass"], kinds) & np.isin(items["inventory_type"], types)
            _dress(worn[class_id], (slot,), order[fits[order]], first)
    return worn


def heaviest(class_id: int, level: int) -> int:
    """Return the heaviest armour kind that a class wears at a level."""
    return max((kind for begin, kind in KINDS[class_id] if begin <= level), default=CLOTH)


def _dress(worn: np.ndarray, slots: tuple[int, ...], best_first: np.ndarray, first: np.ndarray) -> None:
    """Fill ``slots`` of ``worn`` (levels x slots) at every level with the best items that may be worn by then."""
    free = [list(reversed(slots)) for _ in range(LEVELS)]
    for row, begin in zip(best_first.tolist(), first[best_first].tolist(), strict=True):
        for level in range(begin, LEVELS):
            if not free[level]:  # then so are all above it: whatever is worn there may be worn higher up
                break
            worn[level, free[level].pop()] = row


def _dress_body(
    worn: np.ndarray, slot: int, items: np.ndarray, order: np.ndarray, first: np.ndarray, types: tuple[int, ...], class_id: int
) -> None:
    """Fill an armour slot at every level: the heaviest kind that the class wears by then and the pack has."""
    armour = (items["item_class"] == ITEM_ARMOUR) & np.isin(items["inventory_type"], types)
    for lightest in range(CLOTH, PLATE + 1):
        fit = order[(armour & (items["subclass"] == lightest))[order]]
        filled = np.full((LEVELS, SLOTS), -1, np.int32)
        _dress(filled, (slot,), fit, first)
        allowed = np.array([lightest <= heaviest(class_id, level) for level in range(LEVELS)])
        take = allowed & (filled[:, slot] >= 0)
        worn[take, slot] = filled[take, slot]
