# SPDX-License-Identifier: GPL-2.0-or-later
"""A bare state for kernels that need units and a few spells of one's own, but no packets.

ground = Ground(spell(1, effect=(6, 0, 0), aura=(29, 0, 0), base_points=(10, 0, 0)), classes=True)
mage = ground.player(MAGE, level=1)
wolf = ground.creature(level=1)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.lore.content.schema import DTYPES
from warhost.lore.pets.tables import KIND_DTYPE, LEVEL_DTYPE
from warhost.lore.spells.schema import SPELL
from warhost.realm.bundle import bundle
from warhost.realm.class_arrays import CLASS_LEVEL
from warhost.realm.content import CONTENT_ARRAYS
from warhost.realm.due import run_due
from warhost.realm.pools import give_back, take
from warhost.realm.sheets import refresh_sheet
from warhost.realm.spell_notes import spell_arrays
from warhost.realm.state import State, sizes_for
from warhost.realm.tables.clock import POOL_CREATURES, POOL_PLAYERS, POOL_UNITS
from warhost.realm.tables.sheets import SHEETS
from warhost.realm.tables.units import SIDE_HOSTILE, UNIT_CREATURE, UNIT_PLAYER, UNITS

WARRIOR, PRIEST, MAGE = 1, 5, 8
HUMAN = 1
TEMPLATE = {
    "entry": 7,
    "level_min": 1,
    "level_max": 80,
    "health_min": 100,
    "health_max": 7990,
    "speed_run_yd": 8.0,
    "speed_walk_yd": 2.5,
    "attack_time_ms": 2000,
    "damage_min": 2.0,
    "damage_max": 4.0,
    "damage_min_top": 2.0,
    "damage_max_top": 4.0,
    "reaction_alliance": -1,
    "reaction_horde": -1,
    "ai_kind": 1,
    "xp_multiplier": 1.0,
    "detection_yd": 18.0,
}
"""A hostile creature without armour: 100 health at level 1, 7,990 at 80."""


def spell(number: int, **columns: Any) -> np.ndarray:
    """Return one SPELL row: physical, one rank of its own chain, values as given; a scalar for an array column fills its first cell."""
    row = np.zeros(1, SPELL)
    row["id"] = number
    row["chain"] = number
    row["rank"] = 1
    row["school"] = 1
    row["max_level"] = 0
    row["spell_level"] = row["base_level"] = 1
    for name, value in columns.items():
        if row[name].ndim == 2 and not isinstance(value, tuple):
            row[name][0, 0] = value
        else:
            row[name][0] = value
    return row


def weapons() -> np.ndarray:
    """Return two item templates: a dagger of 2 s for one hand, and a cloth robe."""
    rows = np.zeros(2, DTYPES["item_templates"])
    rows["entry"], rows["item_class"], rows["subclass"], rows["delay_ms"] = (1, 2), (2, 4), (15, 1), (2000, 0)
    rows["damage_min"], rows["damage_max"], rows["inventory_type"], rows["max_stack"] = (10, 0), (10, 0), (13, 5), 1
    return rows


def plain_classes() -> dict[str, np.ndarray]:
    """Return class arrays with round figures: 100 health, 200 mana, 20 of each stat, 1 % crit a 20 points, ratings 1 % for 10."""
    levels = np.zeros(12 * 81, CLASS_LEVEL)
    levels["base_hp"] = 100
    levels["base_mana"] = 200
    levels["base_mana"][WARRIOR * 81 : WARRIOR * 81 + 81] = 0
    levels["melee_crit_ratio"] = levels["spell_crit_ratio"] = 0.0005
    levels["hp_base_ratio"] = levels["hp_more_ratio"] = 0.1
    levels["mana_ratio"] = 0.01
    return {"class_levels": levels, "race_class_stats": np.full((12, 12, 81, 5), 20, np.int32), "rating_pct": np.full((12, 25, 81), 0.1)}


class Ground:
    """Holds a state, its kernels (``st``) and content (``ct``), and makes units."""

    def __init__(self, *spells: np.ndarray, seed: int = 1) -> None:
        """Make a world of one flat map with ``spells`` (their rows in the order of their ids)."""
        rows = np.concatenate(spells) if spells else np.zeros(0, SPELL)
        rows = rows[np.argsort(rows["id"], kind="stable")]
        templates = np.zeros(1, DTYPES["creature_templates"])
        for name, value in TEMPLATE.items():
            templates[name] = value
        ids = np.full(int(rows["id"].max()) + 2 if len(rows) else 2, -1, np.int32)
        ids[rows["id"]] = np.arange(len(rows))
        arrays = {name: np.zeros(0, DTYPES[name]) if name in DTYPES else np.zeros(0, np.int32) for name in CONTENT_ARRAYS}
        arrays |= {"spells": rows, "spell_rows": ids, "templates": templates, "map_slots": np.array([0, -1], np.int32)}
        arrays |= {
            "items": weapons(),
            "creature_spell_count": np.zeros(1, np.int32),
            "loot_of_template": np.full(1, -1, np.int32),
        }
        arrays |= {"creature_spell_first": np.zeros(1, np.int32), **spell_arrays(rows), **plain_classes()}
        arrays |= {"summon_kinds": np.zeros(0, KIND_DTYPE), "summon_levels": np.zeros(0, LEVEL_DTYPE)}
        arrays |= {"summon_spells": np.full((0, 1, 81), -1, np.int32), "made_items": np.full((len(rows), 3), -1, np.int32)}
        arrays |= {"reagent_rows": np.full(len(rows), -1, np.int32)}
        arrays |= {"wardrobe": np.full((12, 81, 19), -1, np.int32)}
        arrays |= {"class_spells": np.zeros((12, len(rows)), np.uint8), "xp_to_next": np.full(81, 1000, np.int32)}
        self.ct = bundle({name: arrays[name] for name in CONTENT_ARRAYS})
        self.state = State(sizes_for(16, 16), 1, max(len(rows), 1), seed)
        self.state["clock"]["tick"] = 1
        self.state["clock"]["now_ms"] = 50
        self.st: Any = self.state.kernels()

    def row(self, spell_id: int) -> int:
        """Return the row of a spell."""
        return int(np.asarray(self.ct.spell_rows)[spell_id])

    def _unit(self, level: int, x: float, y: float) -> int:
        row = int(take(self.st.pools, POOL_UNITS, self.st.units))
        u = self.state["units"][row]
        u["guid"], u["level"], u["in_world"], u["x"], u["y"] = row + 1, level, 1, x, y
        return row

    def player(self, class_id: int, level: int = 1, x: float = 0.0, y: float = 0.0) -> int:
        """Return the unit row of a new human player with full health and power."""
        row = self._unit(level, x, y)
        player = int(take(self.st.pools, POOL_PLAYERS, self.st.players))
        u = self.state["units"][row]
        u["kind"], u["class_id"], u["race"], u["player"] = UNIT_PLAYER, class_id, HUMAN, player
        u["power_type"] = 1 if class_id == WARRIOR else 0
        self.state["players"]["unit"][player] = row
        self.state["players"]["used"][player] = 1
        return self._filled(row)

    def creature(self, level: int = 1, x: float = 0.0, y: float = 0.0) -> int:
        """Return the unit row of a new creature with full health."""
        row = self._unit(level, x, y)
        creature = int(take(self.st.pools, POOL_CREATURES, self.st.creatures))
        u = self.state["units"][row]
        u["kind"], u["template"], u["creature"], u["side"] = UNIT_CREATURE, 0, creature, SIDE_HOSTILE
        self.state["creatures"]["unit"][creature] = row
        return self._filled(row)

    def _filled(self, row: int) -> int:
        refresh_sheet(self.st, self.ct, row)
        u = self.state["units"][row]
        u["hp"] = u["max_hp"]
        u["powers"][0] = u["max_powers"][0]
        return row

    def give_back(self, row: int) -> None:
        """Give the rows of a unit that nothing refers to back."""
        u = self.state["units"][row]
        if u["player"] >= 0:
            give_back(self.st.pools, POOL_PLAYERS, self.st.players, int(u["player"]))
        if u["creature"] >= 0:
            give_back(self.st.pools, POOL_CREATURES, self.st.creatures, int(u["creature"]))
        self.state["units"][row] = UNITS.rows(1)[0]
        self.state["sheets"][row] = SHEETS.rows(1)[0]
        give_back(self.st.pools, POOL_UNITS, self.st.units, row)

    def unit(self, row: int) -> Any:
        """Return a unit's record."""
        return self.state["units"][row]

    def sheet(self, row: int) -> Any:
        """Return a unit's sheet."""
        return self.state["sheets"][row]

    def auras(self, row: int) -> list[Any]:
        """Return the records of the auras that a unit bears, oldest first."""
        found = []
        aura = int(self.state["units"]["first_aura"][row])
        while aura >= 0:
            found.append(self.state["auras"][aura])
            aura = int(self.state["auras"]["next"][aura])
        return found

    def events(self, opcode: int) -> list[Any]:
        """Return this tick's events of one opcode."""
        made = self.state.events[: int(self.state.event_counts["count"][0])]
        return [event for event in made if event["opcode"] == opcode]

    def run(self, ms: int) -> None:
        """Let time pass, timers running."""
        for _ in range(ms // 50):
            self.state["clock"]["tick"] += 1
            self.state["clock"]["now_ms"] += 50
            self.state.event_counts["count"] = 0
            for _ in range(8):
                if run_due(self.st, self.ct) == 0:
                    break

    @property
    def now_ms(self) -> int:
        """Return the end of the tick that ran last."""
        return int(self.state["clock"]["now_ms"][0])
