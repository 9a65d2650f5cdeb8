# SPDX-License-Identifier: GPL-2.0-or-later
"""A bot as a strategy written in Python sees it: what it knows, and what it can do, a packet or two at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from warhost.brains import acting
from warhost.brains.memory import ROLES, STATES
from warhost.brains.senses import distance, hp_pct, is_enemy, mana_pct
from warhost.brains.writing import say, say_guid, say_stand
from warhost.protocol.opcodes import OPCODES
from warhost.realm.perception import near, place_of

if TYPE_CHECKING:
    from warhost.brains.mind import Mind


@dataclass(frozen=True)
class Seen:
    """Is a unit in sight: its row, GUID, level, health in percent, place (yd), and how far away it is."""

    row: int
    guid: int
    level: int
    hp_pct: int
    x: float
    y: float
    z: float
    distance_yd: float
    is_enemy: bool


def read(row: Any, name: str) -> Any:
    """Return a column of a row of perception, compiled (a numpy record) or not (attributes)."""
    return row[name] if isinstance(row, np.void) else getattr(row, name)


class Bot:
    """Lets a strategy see through and act for one bot. ``note`` is a dictionary of the strategy's own."""

    def __init__(self, mind: Mind, player: int) -> None:
        """Join a bot's row of players to its mind."""
        self._mind = mind
        self._player = player
        self._view: Any = None
        self.note: dict[str, Any] = {}
        self.wait_ms = 200

    def join(self, view: Any) -> bool:
        """Take the perception of this tick (the mind calls it); return whether the bot is in the world."""
        self._view = view
        self.wait_ms = 200
        return self._row >= 0 and bool(self._me("in_world"))

    @property
    def _row(self) -> int:
        return int(read(self._view.players[self._player], "unit"))

    @property
    def _unit(self) -> Any:
        return self._view.units[self._row]

    def _me(self, name: str) -> Any:
        return read(self._unit, name)

    @property
    def level(self) -> int:
        """Return the bot's level."""
        return int(self._me("level"))

    @property
    def hp_pct(self) -> int:
        """Return its health in percent."""
        return int(hp_pct(self._view, self._row))

    @property
    def mana_pct(self) -> int:
        """Return its mana in percent (100 for classes without mana)."""
        return int(mana_pct(self._view, self._row))

    @property
    def place(self) -> tuple[float, float, float]:
        """Return where the realm has it, in yd."""
        x, y, z = place_of(self._view, self._row)
        return float(x), float(y), float(z)

    @property
    def is_dead(self) -> bool:
        """Return whether it is a corpse or a ghost."""
        return bool(self._me("death") != 0)

    @property
    def in_combat(self) -> bool:
        """Return whether it is in combat."""
        return bool(self._me("in_combat"))

    @property
    def is_casting(self) -> bool:
        """Return whether it casts or channels."""
        return bool(self._me("cast_spell") >= 0 or self._me("channel_spell") >= 0)

    @property
    def now_ms(self) -> int:
        """Return the realm's time in ms."""
        return int(read(self._view.clock[0], "now_ms"))

    def _seen(self, row: int) -> Seen | None:
        if row < 0:
            return None
        u = self._view.units[row]
        yards = float(distance(self._view, self._row, row))
        enemy = bool(is_enemy(self._view, self._row, row))
        x, y, z = place_of(self._view, row)
        place = (float(x), float(y), float(z))
        return Seen(row, int(read(u, "guid")), int(read(u, "level")), int(hp_pct(self._view, row)), *place, yards, enemy)

    def near(self, radius_yd: float = 45.0) -> list[Seen]:
        """Return the units in sight within ``radius_yd`` but the bot itself, the nearest first (equal distances: lower GUID)."""
        x, y, z = self.place
        know = self._mind.knowledge
        scratch = self._view.scratch
        found = int(near(self._view, know, int(self._me("map")), x, y, z, radius_yd, scratch))
        units = [self._seen(int(row)) for row in scratch[:found].tolist() if int(row) != self._row]
        return sorted((u for u in units if u is not None), key=lambda u: (u.distance_yd, u.guid))

    def prey(self) -> Seen | None:
        """Return the free creature near by that suits the bot best."""
        return self._seen(int(acting.prey_of(self._view, self._mind.knowledge, self._memory, self._player)))

    def attacker(self) -> Seen | None:
        """Return the nearest creature that fights the bot."""
        return self._seen(int(acting.attacker_of(self._view, self._mind.knowledge, self._player)))

    @property
    def _memory(self) -> Any:
        return self._mind.memory_rows

    @property
    def _out(self) -> Any:
        return self._mind.batch.arrays

    def doing(self, state: str) -> None:
        """Say what the bot is doing (one of brains.memory.STATES), for whoever watches."""
        self._mind.memory["state"][self._player] = STATES.index(state)

    def walk_to(self, x: float, y: float, z: float, within_yd: float = 1.0) -> bool:
        """Walk on towards a place; return whether it is reached."""
        self.doing("travelling")
        return bool(acting.walk(self._view, self._memory, self._out, self._player, float(x), float(y), float(z), float(within_yd)))

    def stop(self) -> None:
        """Stop walking."""
        acting.halt(self._view, self._memory, self._out, self._player)

    def cast(self, spell_id: int, target: Seen | None = None) -> None:
        """Cast a spell at a unit, or at oneself; the realm refuses it where the rules do not allow it."""
        rows = self._mind.spells
        row = self._row if target is None else target.row
        acting.cast_at(self._view, self._mind.knowledge, self._memory, self._out, self._player, row, rows.row_of(spell_id))

    def fight(self, target: Seen) -> None:
        """Fight a unit by the rotation of the bot's class."""
        self.wait_ms = int(acting.fight_on(self._view, self._mind.knowledge, self._memory, self._out, self._player, target.row))

    @property
    def role(self) -> str:
        """Return what the bot is to others (one of brains.memory.ROLES); lines of a rotation may ask for it. It can be set."""
        return ROLES[int(self._mind.memory["role"][self._player])]

    @role.setter
    def role(self, role: str) -> None:
        self._mind.memory["role"][self._player] = ROLES.index(role)

    def look_after(self, friend: Seen) -> None:
        """Stay near a unit of the bot's team and heal it, or whoever near by is worse."""
        self.wait_ms = int(acting.look_after_one(self._view, self._mind.knowledge, self._memory, self._out, self._player, friend.row))

    def swing(self, target: Seen) -> None:
        """Hit (or shoot with a wand) a unit in reach."""
        self.doing("fighting")
        acting.swing_at(self._view, self._mind.knowledge, self._memory, self._out, self._player, target.row)

    def keep_buffs(self) -> bool:
        """Cast a buff of the class's rotation that is missing; return whether one was cast."""
        return bool(acting.keep_buffs(self._view, self._mind.knowledge, self._memory, self._out, self._player))

    def remember_kill(self, target: Seen) -> None:
        """Remember a corpse, to loot it."""
        row = self._mind.memory[self._player]
        row["loot"], row["loot_ms"] = target.guid, self.now_ms

    def loot(self) -> bool:
        """Loot the remembered corpse step by step; return whether there is still something to do."""
        wait = int(acting.loot_on(self._view, self._memory, self._out, self._player))
        self.wait_ms = wait if wait >= 0 else self.wait_ms
        return wait >= 0

    def rest(self) -> bool:
        """Sit down where rest is needed; return whether the bot rests."""
        wait = int(acting.rest_on(self._view, self._memory, self._out, self._player))
        self.wait_ms = wait if wait >= 0 else self.wait_ms
        return wait >= 0

    def come_back(self) -> None:
        """Do the next step back to life."""
        self.wait_ms = int(acting.live_again(self._view, self._mind.knowledge, self._memory, self._out, self._player))

    def stand(self, stand_state: int = 0) -> None:
        """Stand up (0) or sit down (1)."""
        say_stand(self._out, self._session, stand_state)

    @property
    def _session(self) -> int:
        return int(read(self._view.players[self._player], "session"))

    def send(self, opcode: str, guid: int | None = None) -> None:
        """Write a packet that has no field, or only a GUID, by its opcode's name."""
        if guid is None:
            say(self._out, self._session, OPCODES[opcode])
        else:
            say_guid(self._out, self._session, OPCODES[opcode], guid)
