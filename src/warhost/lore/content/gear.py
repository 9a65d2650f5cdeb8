# SPDX-License-Identifier: GPL-2.0-or-later
"""Choose gear of a bot's level from a pack: for each slot the best common or uncommon piece that its class wears.

The rule, in order: a piece counts when its class, subclass and class mask allow it, it needs no skill, it can be sold (what cannot is a
creature's or a test's), its item level is above 1 (costumes), it is common or uncommon, and its level is at most the bot's. A
piece without a required level counts as needing its item level less 5. The best is the one with the highest score: stat points, armour
and weapon damage a second, each times the style's weight; of equals the lowest entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from warhost.lore.content.manifest import PackError
from warhost.lore.content.words import EQUIPMENT_SLOTS

if TYPE_CHECKING:
    from warhost.lore.content.pack import Pack

STATS = {
    "agility": 3, "strength": 4, "intellect": 5, "spirit": 6, "stamina": 7, "defense_rating": 12, "dodge_rating": 13,
    "parry_rating": 14, "hit_rating": 31, "crit_rating": 32, "haste_rating": 36, "expertise_rating": 37, "attack_power": 38,
    "spell_power": 45,
}  # fmt: skip
"""Item stats by the numbers of 3.3.5a (AzerothCore ``ItemTemplate.h``: ``ItemModType``)."""

ARMOUR_OF_CLASS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((1, 3), (40, 4)), 2: ((1, 3), (40, 4)), 3: ((1, 2), (40, 3)), 4: ((1, 2),), 5: ((1, 1),), 6: ((1, 4),), 7: ((1, 2), (40, 3)),
    8: ((1, 1),), 9: ((1, 1),), 11: ((1, 2),),
}  # fmt: skip
"""By class: from which level on it wears which armour subclass (1 cloth, 2 leather, 3 mail, 4 plate), and all lighter ones."""

SLOT_OF_TYPE = {1: "head", 2: "neck", 3: "shoulders", 5: "chest", 20: "chest", 6: "waist", 7: "legs", 8: "feet", 9: "wrists",
                10: "hands", 11: "finger1", 12: "trinket1", 16: "back"}  # fmt: skip
ONE_HAND, MAIN_HAND, OFF_HAND, TWO_HAND, SHIELD, HELD = 13, 21, 22, 17, 14, 23
BEST_QUALITY = 2
SCORE_ARMOUR = 0.02
SCORE_ITEM_LEVEL = 0.001
SCORE_DAMAGE = 3.0


@dataclass(frozen=True)
class Style:
    """Is a way of a class to be dressed: weights of stats, subclasses of weapons, and what the hands hold."""

    name: str
    weights: dict[str, float]
    two_hand: tuple[int, ...] = ()
    main_hand: tuple[int, ...] = ()
    off_hand: str = ""
    """Empty, ``shield``, ``held`` or ``weapon``."""
    ranged: tuple[int, ...] = ()


MELEE = {"strength": 2.0, "agility": 1.2, "stamina": 1.0, "crit_rating": 1.5, "hit_rating": 1.5, "attack_power": 0.9}
TANK = {"stamina": 2.0, "strength": 1.0, "agility": 0.8, "defense_rating": 1.5, "dodge_rating": 1.2, "parry_rating": 1.2}
NIMBLE = {"agility": 2.0, "stamina": 1.0, "strength": 0.8, "attack_power": 0.9, "crit_rating": 1.5, "hit_rating": 1.5}
CASTER = {"intellect": 1.5, "spell_power": 1.6, "stamina": 0.9, "spirit": 0.5, "crit_rating": 1.0, "haste_rating": 1.0, "hit_rating": 1.0}
HEALER = {"intellect": 1.6, "spell_power": 1.4, "spirit": 2.0, "stamina": 0.9, "haste_rating": 1.0, "crit_rating": 0.8}
STYLES: dict[int, tuple[Style, ...]] = {
    1: (
        Style("two-hand", MELEE, two_hand=(1, 5, 8), ranged=(2, 3, 18)),
        Style("shield", TANK, main_hand=(0, 4, 7), off_hand="shield", ranged=(2, 3, 18)),
        Style("dual", MELEE, main_hand=(0, 4, 7), off_hand="weapon", ranged=(2, 3, 18)),
    ),
    2: (
        Style("two-hand", MELEE, two_hand=(1, 5, 8)),
        Style("shield", TANK, main_hand=(0, 4, 7), off_hand="shield"),
        Style("healer", HEALER, main_hand=(0, 4, 7), off_hand="shield"),
    ),
    3: (Style("bow", NIMBLE, two_hand=(1, 6, 8, 10), ranged=(2, 3, 18)),),
    4: (Style("dual", NIMBLE, main_hand=(7, 13, 15), off_hand="weapon", ranged=(2, 3, 18)),),
    5: (Style("caster", CASTER, two_hand=(10,), ranged=(19,)), Style("healer", HEALER, two_hand=(10,), ranged=(19,))),
    6: (Style("two-hand", MELEE, two_hand=(1, 5, 8)),),
    7: (
        Style("caster", CASTER, two_hand=(10,)),
        Style("dual", NIMBLE, main_hand=(0, 4, 13), off_hand="weapon"),
        Style("healer", HEALER, main_hand=(4,), off_hand="shield"),
    ),
    8: (Style("caster", CASTER, two_hand=(10,), ranged=(19,)),),
    9: (Style("caster", CASTER, two_hand=(10,), ranged=(19,)),),
    11: (Style("caster", CASTER, two_hand=(10,)), Style("feral", NIMBLE, two_hand=(5, 6, 10)), Style("healer", HEALER, two_hand=(10,))),
}
"""The styles of each class; the first is what a bot gets that names none."""


class GearBook:
    """Answers what a class wears at a level, from one pack; each answer is worked out once."""

    def __init__(self, pack: Pack) -> None:
        items = pack.item_templates
        worn = (
            (items["inventory_type"] > 0) & (items["inventory_type"] != 18) & (items["quality"] >= 1) & (items["quality"] <= BEST_QUALITY)
        )
        worn &= (items["sell_copper"] > 0) & (items["required_skill"] == 0) & (items["item_level"] > 1)
        self._items = items[worn]
        plain = self._items["required_level"] == 0
        self._level = np.where(plain, np.maximum(self._items["item_level"] - 5, 1), self._items["required_level"])
        self._score: dict[tuple[tuple[str, float], ...], NDArray[np.float64]] = {}
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def gear(self, player_class: int, level: int, style: int = 0) -> tuple[int, ...]:
        """Return 19 item entries in the order of EQUIPMENT_SLOTS, 0 for a slot that stays empty.

        Raises PackError for a class or style that does not exist.
        """
        key = (player_class, level, style)
        if key not in self._known:
            if player_class not in STYLES or not 0 <= style < len(STYLES[player_class]):
                raise PackError(f"class {player_class} has no style {style}: known are {[s.name for s in STYLES.get(player_class, ())]}")
            self._known[key] = self._choose(player_class, level, STYLES[player_class][style])
        return self._known[key]

    def _choose(self, player_class: int, level: int, style: Style) -> tuple[int, ...]:
        items, slots = self._items, dict.fromkeys(EQUIPMENT_SLOTS, 0)
        allowed = (self._level <= level) & (items["class_mask"] & (1 << (player_class - 1)) != 0)
        kinds = [subclass for start, subclass in ARMOUR_OF_CLASS[player_class] if start <= level]
        armour = allowed & (items["item_class"] == 4) & (items["subclass"] <= max(kinds))
        for inventory_type, slot in SLOT_OF_TYPE.items():
            fitting = armour & np.isin(items["inventory_type"], (5, 20) if slot == "chest" else (inventory_type,))
            slots[slot] = self._best(fitting, style)
        slots["finger2"], slots["trinket2"] = slots["finger1"], 0
        weapon = allowed & (items["item_class"] == 2)
        one_hand = weapon & np.isin(items["inventory_type"], (ONE_HAND, MAIN_HAND)) & np.isin(items["subclass"], style.main_hand)
        two_hand = weapon & (items["inventory_type"] == TWO_HAND) & np.isin(items["subclass"], style.two_hand)
        slots["main_hand"] = self._best(two_hand if style.two_hand else one_hand, style)
        if not slots["main_hand"] and style.two_hand:
            slots["main_hand"] = self._best(
                weapon & np.isin(items["inventory_type"], (ONE_HAND, MAIN_HAND)) & (items["subclass"] <= 15), style
            )
        if style.off_hand == "shield":
            slots["off_hand"] = self._best(allowed & (items["inventory_type"] == SHIELD), style)
        elif style.off_hand == "weapon":
            second = weapon & np.isin(items["inventory_type"], (ONE_HAND, OFF_HAND)) & np.isin(items["subclass"], style.main_hand)
            slots["off_hand"] = self._best(second, style)
        slots["ranged"] = self._best(
            weapon & np.isin(items["inventory_type"], (15, 25, 26)) & np.isin(items["subclass"], style.ranged), style
        )
        return tuple(slots[slot] for slot in EQUIPMENT_SLOTS)

    def _scores(self, style: Style) -> NDArray[np.float64]:
        key = tuple(sorted(style.weights.items()))
        if key not in self._score:
            items = self._items
            weights = np.zeros(64)
            for word, weight in style.weights.items():
                weights[STATS[word]] = weight
            score: NDArray[np.float64] = (weights[items["stat_type"]] * items["stat_value"]).sum(axis=1)
            score += items["armour"] * SCORE_ARMOUR + items["item_level"] * SCORE_ITEM_LEVEL
            damage = (items["damage_min"] + items["damage_max"]) * 500.0 / np.maximum(items["delay_ms"], 1)
            score += np.where(items["delay_ms"] > 0, damage * SCORE_DAMAGE, 0.0)
            self._score[key] = score
        return self._score[key]

    def _best(self, fitting: NDArray[np.bool_], style: Style) -> int:
        rows = np.flatnonzero(fitting)
        if not len(rows):
            return 0
        return int(self._items["entry"][rows[np.argmax(self._scores(style)[rows])]])
