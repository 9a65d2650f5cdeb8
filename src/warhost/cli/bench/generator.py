# SPDX-License-Identifier: GPL-2.0-or-later
"""The open-loop generator: so many packets of each kind every tick, whatever became of the last ones.

It reads the state to be legal (who is alive, what may be looted) and never waits; its own time is told apart.
"""

from __future__ import annotations

import numpy as np

from warhost.protocol.opcode_numbers import (
    CMSG_ATTACKSTOP,
    CMSG_ATTACKSWING,
    CMSG_AUTOSTORE_LOOT_ITEM,
    CMSG_CAST_SPELL,
    CMSG_LOOT,
    CMSG_LOOT_MONEY,
    CMSG_LOOT_RELEASE,
    CMSG_SETSHEATHED,
    MSG_MOVE_SET_FACING,
)
from warhost.protocol.records import BASE_DTYPE, record_dtype
from warhost.realm.world import World

TICKS_A_SECOND = 20
WARRIOR, PRIEST, MAGE = 1, 5, 8
ICE_LANCE, RENEW = 30455, 139
TARGET_UNIT = 0x2
SHARES = {"casts": 10_000, "combat": 2_500, "moves": 10_000, "loots": 1_500}
"""The seed load: packets a second, for 20,000 bots."""
LOADED_BOTS = 20_000


class Generator:
    """Makes each tick's packets for the bots of ``world``; ``best`` gives the spell id that a class casts."""

    def __init__(self, world: World, best: dict[int, int]) -> None:
        """Read who the bots are; their number scales the load."""
        self.world = world
        state = world.state
        seats = state["sessions"]
        self.sessions = np.flatnonzero((seats["is_bot"] == 1) & (seats["unit"] >= 0)).astype(np.int32)
        self.rows = seats["unit"][self.sessions].astype(np.int64)
        classes = state["units"]["class_id"][self.rows]
        self.spell = np.array([best.get(int(c), 0) for c in classes], np.uint32)
        self.casters = np.flatnonzero(self.spell > 0)
        self.fighters = np.flatnonzero(classes == WARRIOR)
        self.is_mage = classes == MAGE
        self.creatures = np.flatnonzero(state["units"]["kind"] == 2).astype(np.int64)
        share = len(self.sessions) / LOADED_BOTS
        self.quota = {name: rate * share / TICKS_A_SECOND for name, rate in SHARES.items()}
        self._owed = dict.fromkeys(SHARES, 0.0)
        self._next = {"casts": 0, "combat": 0}
        self._flips = np.zeros(len(self.sessions), np.int64)
        self._nearest = self._near_creatures()

    def _near_creatures(self) -> np.ndarray:
        """Return, for each bot, the ten creatures of its post (rows of units)."""
        units = self.world.state["units"]
        where = np.stack([units["x"][self.creatures], units["y"][self.creatures]], 1)
        order = np.lexsort((where[:, 0] // 50, where[:, 1] // 50))
        posts: dict[tuple[int, int], list[int]] = {}
        for k in order:
            posts.setdefault((round(where[k, 0] / 150), round(where[k, 1] / 150)), []).append(int(self.creatures[k]))
        mine = [posts[(round(units["x"][r] / 150), round(units["y"][r] / 150))][:10] for r in self.rows]
        return np.array(mine, np.int64)

    def _due(self, kind: str) -> int:
        self._owed[kind] += self.quota[kind]
        count = int(self._owed[kind])
        self._owed[kind] -= count
        return count

    def _turn(self, kind: str, among: np.ndarray) -> np.ndarray:
        """Return whose turn it is for ``kind``, in rotation."""
        count = min(self._due(kind), len(among))
        start = self._next[kind]
        self._next[kind] = (start + count) % len(among)
        return among[(start + np.arange(count)) % len(among)]

    def _targets(self, bots: np.ndarray) -> np.ndarray:
        """Return a living creature of each bot's post (the first; another for each bot), or -1."""
        units = self.world.state["units"]
        near = self._nearest[bots]
        alive = (units["hp"][near] > 0) & (units["in_world"][near] == 1)
        turned = (np.arange(near.shape[1])[None, :] + bots[:, None]) % near.shape[1]
        first = np.argmax(np.take_along_axis(alive, turned, 1), 1)
        chosen = near[np.arange(len(bots)), turned[np.arange(len(bots)), first]]
        return np.where(alive.any(1), chosen, -1)

    def tick(self) -> np.ndarray:
        """Return this tick's packets (BASE_DTYPE), moves before casts."""
        parts = [*self._casts(), self._combat(), *self._loots()]
        return np.concatenate([np.zeros(0, BASE_DTYPE), *(part.view(BASE_DTYPE) for part in parts if len(part))])

    def _casts(self) -> list[np.ndarray]:
        units = self.world.state["units"]
        bots = self._turn("casts", self.casters)
        targets = np.where(self.is_mage[bots], self._targets(bots), self.rows[bots])
        bots, targets = bots[targets >= 0], targets[targets >= 0]
        rows = self.rows[bots]
        moves = np.zeros(len(bots), record_dtype(MSG_MOVE_SET_FACING))
        moves["opcode"], moves["session"], moves["guid"] = MSG_MOVE_SET_FACING, self.sessions[bots], units["guid"][rows]
        moves["time_ms"] = self.world.state.now_ms
        for axis in ("x", "y", "z"):
            moves[axis] = units[axis][rows]
        angle = np.arctan2(units["y"][targets] - units["y"][rows], units["x"][targets] - units["x"][rows])
        moves["orientation"] = np.where(angle < 0, angle + 2 * np.pi, angle)
        casts = np.zeros(len(bots), record_dtype(CMSG_CAST_SPELL))
        casts["opcode"], casts["session"], casts["spell_id"] = CMSG_CAST_SPELL, self.sessions[bots], self.spell[bots]
        casts["target_mask"], casts["target_guid"] = TARGET_UNIT, units["guid"][targets]
        return [moves, casts]

    def _combat(self) -> np.ndarray:
        units = self.world.state["units"]
        bots = self._turn("combat", self.fighters)
        targets = self._targets(bots)
        bots, targets = bots[targets >= 0], targets[targets >= 0]
        flip = self._flips[bots] % 3
        self._flips[bots] += 1
        made = np.zeros(len(bots), record_dtype(CMSG_ATTACKSWING))
        made["session"] = self.sessions[bots]
        made["opcode"] = np.choose(flip, (CMSG_ATTACKSWING, CMSG_SETSHEATHED, CMSG_ATTACKSTOP))
        made["guid"] = np.where(flip == 0, units["guid"][targets], 0)
        sheaths = made.view(record_dtype(CMSG_SETSHEATHED))
        sheaths["sheath_state"][flip == 1] = 1
        return made

    def _loots(self) -> list[np.ndarray]:
        """Loot corpses whole: open, money, items, release, in one tick and in this order."""
        state = self.world.state
        units, creatures, players = state["units"], state["creatures"], state["players"]
        shining = self.creatures[(units["dynamic_flags"][self.creatures] & 1) == 1]
        tappers = creatures["tapper"][units["creature"][shining]]
        shining, tappers = shining[tappers >= 0], tappers[tappers >= 0]
        mine = players["unit"][tappers]
        near = (np.abs(units["x"][mine] - units["x"][shining]) + np.abs(units["y"][mine] - units["y"][shining])) < 5.0
        shining, tappers = shining[near], tappers[near]
        _, first = np.unique(tappers, return_index=True)
        shining, tappers = shining[first], tappers[first]
        wanted = self._due("loots") + self._owed.get("late", 0.0)
        count = min(len(shining), round(wanted / 3))
        self._owed["late"] = wanted - 3 * count
        sessions, guids = players["session"][tappers[:count]], units["guid"][shining[:count]]
        parts = []
        for opcode, slot in (
            (CMSG_LOOT, -1),
            (CMSG_LOOT_MONEY, -1),
            (CMSG_AUTOSTORE_LOOT_ITEM, 0),
            (CMSG_AUTOSTORE_LOOT_ITEM, 1),
            (CMSG_LOOT_RELEASE, -1),
        ):
            made = np.zeros(count, record_dtype(opcode))
            made["opcode"], made["session"] = opcode, sessions
            if slot >= 0:
                made["loot_slot"] = slot
            elif opcode != CMSG_LOOT_MONEY:
                made["guid"] = guids
            parts.append(made)
        return parts
