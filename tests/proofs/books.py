# SPDX-License-Identifier: GPL-2.0-or-later
"""Audit a realm's books from its columns alone: money, items, pools, lists, cells. It shares no code with the rules it audits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from tests.realm.wheels import waiting
from warhost.realm.state import State
from warhost.realm.tables.clock import POOLED
from warhost.realm.tables.timers import MISSILE_HITS
from warhost.realm.tables.units import UNIT_CREATURE, UNIT_PLAYER
from warhost.realm.wheel import TICK_MS, WHEEL_SLOTS

MOST_LINES = 5
"""So many lines of one kind are told; the others are the same fault again."""


def chain(first: int, following: list[int], limit: int) -> list[int]:
    """Return the rows of the list that begins at ``first``; one that runs in a circle is cut at ``limit`` rows."""
    rows: list[int] = []
    while first >= 0 and len(rows) <= limit:
        rows.append(first)
        first = following[first]
    return rows


class Books:
    """Is one audit of a state; ``wrong`` holds what does not agree, in words."""

    def __init__(self, state: State) -> None:
        """Audit every book of ``state``, which must be at rest between two ticks."""
        self.state = state
        self.wrong: list[str] = []
        self.reached: dict[str, list[int]] = {}
        self.money()
        self.presence()
        self.items()
        self.loot()
        self.hanging("auras", "first_aura")
        self.hanging("cooldowns", "first_cooldown")
        self.hanging("diminishings", "first_diminishing")
        self.summons()
        self.threat()
        self.cells()
        self.timers()
        self.units()
        self.pools()

    def column(self, table: str, name: str) -> list[Any]:
        """Return a column of the rows ever used."""
        values: list[Any] = self.state[table][name][: self.state.used(table)].tolist()
        return values

    def agree(self, lines: Iterable[str]) -> None:
        """Note what does not agree."""
        self.wrong += list(lines)[:MOST_LINES]

    def equal(self, what: str, seen: Any, expected: Any) -> None:
        """Note where a figure is not what another book says."""
        if seen != expected:
            self.wrong.append(f"{what}: saw {seen}, expected {expected}")

    def money(self) -> None:
        """Hold what players own to what came in less what went out."""
        clock = self.state["clock"][0]
        owned = sum(self.column("players", "copper"))
        self.equal("copper owned against made less spent", owned, int(clock["copper_made"]) - int(clock["copper_spent"]))

    def presence(self) -> None:
        """Hold sessions, players and units that are in the world to each other."""
        players = self.state["players"][: self.state.used("players")]
        sessions, units = self.state["sessions"], self.state["units"]
        seated = np.flatnonzero((players["used"] == 1) & (players["session"] >= 0))
        for row in seated.tolist():
            seat = sessions[players["session"][row]]
            if int(seat["player"]) != row or int(seat["unit"]) != int(players["unit"][row]):
                self.wrong.append(f"player {row} sits in session {players['session'][row]}, which knows player {seat['player']}")
        shown = int(((units["kind"] == UNIT_PLAYER) & (units["in_world"] == 1)).sum())
        self.equal("clock.in_world", int(self.state["clock"]["in_world"][0]), shown)
        self.reached["players"] = np.flatnonzero(players["used"] == 1).tolist()

    def items(self) -> None:
        """Hold slots and items to each other: each item lies in one slot, and knows it."""
        items = self.state["items"]
        found: list[int] = []
        for player, slots in enumerate(self.column("players", "slots")):
            for slot, row in enumerate(slots):
                if row < 0:
                    continue
                found.append(row)
                where = (int(items["player"][row]), int(items["slot"][row]))
                if where != (player, slot) or int(items["template"][row]) < 0 or int(items["count"][row]) < 1:
                    self.wrong.append(f"item {row} lies in slot {slot} of player {player} and says {where}, count {items['count'][row]}")
        guids = items["guid"][found].tolist()
        self.equal("items with a GUID of their own", len(set(guids)), len(guids))
        self.reached["items"] = found

    def loot(self) -> None:
        """Hold what lies in corpses to the creatures."""
        following, owner = self.column("loot_items", "next"), self.column("loot_items", "unit")
        found: list[int] = []
        firsts, units = self.column("creatures", "first_loot_item"), self.column("creatures", "unit")
        for first, unit in zip(firsts, units, strict=True):
            rows = chain(first, following, len(following))
            self.agree(f"loot {row} lies with unit {unit} and says {owner[row]}" for row in rows if owner[row] != unit)
            found += rows
        self.reached["loot_items"] = found
        self.reached["creatures"] = [row for row, unit in enumerate(units) if unit >= 0]

    def hanging(self, table: str, head: str) -> None:
        """Hold the rows of ``table`` to the units that they hang on."""
        following, owner = self.column(table, "next"), self.column(table, "unit")
        found: list[int] = []
        for unit, first in enumerate(self.column("units", head)):
            rows = chain(first, following, len(following))
            self.agree(f"{table} {row} hangs on unit {unit} and says {owner[row]}" for row in rows if owner[row] != unit)
            found += rows
        self.reached[table] = found

    def summons(self) -> None:
        """Hold what was summoned to its owners' lists and to its units."""
        following, owner, unit = (self.column("summons", name) for name in ("next_of_owner", "owner", "unit"))
        of_unit, owner_of_unit = self.column("units", "summon"), self.column("units", "owner")
        found: list[int] = []
        for own, first in enumerate(self.column("units", "first_summon")):
            for row in chain(first, following, len(following)):
                found.append(row)
                said = (owner[row], of_unit[unit[row]], owner_of_unit[unit[row]])
                if said != (own, row, own):
                    self.wrong.append(f"summon {row} hangs on unit {own}; owner, its unit's summon and owner are {said}")
        self.reached["summons"] = found

    def threat(self) -> None:
        """Hold the two lists that an entry of threat hangs on to each other and to ``hated_by``."""
        hates, hated = self.column("threat", "unit"), self.column("threat", "target")
        following, later = self.column("threat", "next"), self.column("threat", "next_hater")
        counted = self.column("units", "hated_by")
        by_creature, by_target = [], []
        for unit, first in enumerate(self.column("units", "first_threat")):
            rows = chain(first, following, len(following))
            self.agree(f"threat {row} hangs on creature {unit} and says {hates[row]}" for row in rows if hates[row] != unit)
            by_creature += rows
        for unit, first in enumerate(self.column("units", "first_hater")):
            rows = chain(first, later, len(later))
            self.agree(f"threat {row} hangs on target {unit} and says {hated[row]}" for row in rows if hated[row] != unit)
            self.equal(f"units[{unit}].hated_by", counted[unit], len(rows))
            by_target += rows
        self.equal("threat by creature against by target", sorted(by_creature), sorted(by_target))
        self.reached["threat"] = by_creature

    def cells(self) -> None:
        """Hold the grid to the units: whoever is in the world stands in one cell, nobody else stands in any."""
        cell, in_block, at = self.column("units", "cell"), self.column("units", "cell_block"), self.column("units", "cell_place")
        rows_of, counts, following = (self.column("cell_blocks", name) for name in ("rows", "count", "next"))
        found: list[int] = []
        reached: list[int] = []
        for place in np.flatnonzero(self.state.plain["cells"] >= 0).tolist():
            blocks = chain(int(self.state.plain["cells"][place]), following, len(following))
            full = len(rows_of[0])
            self.agree(f"block {block} of cell {place} has room but is not its first" for block in blocks[1:] if counts[block] != full)
            for block in blocks:
                rows = rows_of[block][: counts[block]]
                self.agree(f"unit {row} stands in cell {place} and says {cell[row]}" for row in rows if cell[row] != place)
                told = [(in_block[row], at[row]) for row in rows]
                self.equal(f"where the units of block {block} say they stand", told, [(block, k) for k in range(len(rows))])
                found += rows
            reached += blocks
        self.reached["cell_blocks"] = reached
        kinds, present = self.column("units", "kind"), self.column("units", "in_world")
        shown = [row for row, here in enumerate(present) if here == 1 and kinds[row] != 0]
        self.equal("units of cells that are not of the world, and the other way", set(found) ^ set(shown), set())
        self.equal("units that stand in one cell", len(found), len(set(found)))

    def timers(self) -> None:
        """Hold the wheel to its timers, and each missile to a timer that will land it."""
        now = self.state.now_ms
        found: dict[int, None] = {}
        landing = set()
        for timer in waiting(self.state):
            found[timer.block] = None
            at = max((timer.due_ms + TICK_MS - 1) // TICK_MS, 0)
            if timer.due_ms > now and at % WHEEL_SLOTS != timer.slot:
                self.wrong.append(f"a timer of kind {timer.kind}, due at {timer.due_ms} ms, lies in slot {timer.slot}")
            if timer.kind == MISSILE_HITS:
                landing.add((timer.row, timer.due_ms))
        self.reached["timer_blocks"] = list(found)
        missiles = self.column("missiles", "due_ms")
        flying = [row for row, spell in enumerate(self.column("missiles", "spell")) if spell >= 0]
        self.agree(f"missile {row} never lands" for row in flying if (row, missiles[row]) not in landing)
        self.reached["missiles"] = flying

    def units(self) -> None:
        """Hold units to their limits of one another: health and power within their maximum, the dead without health."""
        units = self.state["units"][: self.state.used("units")]
        here = (units["kind"] != 0) & (units["in_world"] == 1)
        for column in ("hp", "powers"):
            over = np.argwhere((units[column] > units[f"max_{column}"])[here])
            self.agree(f"units[{np.flatnonzero(here)[at[0]]}].{column} is over its maximum" for at in over)
        self.agree(f"units[{row}] is alive without health" for row in np.flatnonzero(here & (units["death"] == 0) & (units["hp"] == 0)))
        self.reached["units"] = np.flatnonzero(units["kind"] != 0).tolist()
        creatures = int((units["kind"] == UNIT_CREATURE).sum())
        self.equal("creatures against units of creatures", len(self.reached["creatures"]), creatures)

    def pools(self) -> None:
        """Hold each pool's counts to the rows that can be reached and to its free list: nothing leaks, nothing is given twice."""
        for which, name in enumerate(POOLED):
            pool = self.state["pools"][which]
            found = self.reached[name]
            free = chain(int(pool["first_free"]), self.column(name, "next"), int(pool["used"]))
            self.equal(f"{name} reached once", len(set(found)), len(found))
            self.equal(f"{name} live against reached", int(pool["live"]), len(found))
            self.equal(f"{name} used against live and free", int(pool["used"]), int(pool["live"]) + len(free))
            self.equal(f"{name} both live and free", set(found) & set(free), set())
            self.equal(f"{name} asked of a full pool", int(pool["refused"]), 0)


def audit(state: State) -> list[str]:
    """Return what is wrong in the books of ``state``, a line each; an empty list where all agrees."""
    return Books(state).wrong
