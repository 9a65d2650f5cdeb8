# SPDX-License-Identifier: GPL-2.0-or-later
"""Watch bots of a living realm over the wire, and let a second mind decide on what the packets told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warhost.brains.bot import read
from warhost.brains.deciding import decide, find_due
from warhost.brains.memory import ORDERS
from warhost.brains.senses import HIDDEN
from warhost.brains.writing import Batch
from warhost.fleet.fleet import Fleet
from warhost.protocol.opcodes import name_of
from warhost.realm.announcing import Announcer
from warhost.realm.kernel import COMPILED
from warhost.realm.perception import near, place_of
from warhost.realm.perception.rebuild import Rebuilt
from warhost.realm.perception.schema import FOLDED, OWN, PERCEPTION
from warhost.realm.tables.units import GHOST
from warhost.realm.uncompiled import wrapped
from warhost.realm.world import TickReport

ASLEEP = 1 << 40
"""A tick that does not come: other bots never decide."""

NEAR_YD = 60.0
OWN_ONLY = {"speed_run", "gcd_ends_ms", "repeat_spell", "next_swing_spell", "o", "move_flags", "channel_ends_ms"}
MEANT_OTHERWISE = {
    "creature": "a client numbers creatures by their units",
    "first_aura": "rows of its own",
    "first_cooldown": "rows of its own",
    "dynamic_flags": "whose kill it is, a server tells in these bits",
    "flags": "the bit of combat is a column in the realm",
    "victim": "may be out of sight",
}
OWN_PLAYER = ("used", "unit", "session", "xp", "copper", "corpse_map", "loot_unit", "teleport_due")
COMPARED = [c for c, source in PERCEPTION["units"].items() if source != OWN and c not in MEANT_OTHERWISE and ("units", c) not in FOLDED]


@dataclass
class Observer:
    """Is one bot's client: what the server wrote for it, what it knows by that, and its own copy of the bot's memory."""

    session: int
    player: int
    announcer: Announcer
    client: Rebuilt
    memory: np.ndarray
    agenda: np.ndarray
    batch: Batch
    differs: str = ""
    """The first column in which its knowledge differed from the realm's view after the last tick."""
    heard: set[str] = field(default_factory=set)
    """The packets it got, by name."""
    decisions: int = 0
    """The packets that its mind wrote."""

    def listen(self, fleet: Fleet, report: TickReport) -> None:
        """Take the packets of a tick that has run."""
        packets = self.announcer.announce(report)
        self.heard.update(name for name, _ in packets)
        self.client.receive(packets, fleet.world.state.now_ms)
        self.differs = first_difference(fleet, self)


def observe(fleet: Fleet, session: int, report: TickReport) -> Observer:
    """Return an observer of the bot in ``session``, which heard for the first time in the tick of ``report``."""
    state = fleet.world.state
    player = int(state["sessions"]["player"][session])
    rules = state["rules"][0]
    client = Rebuilt(fleet.world.content, player, session, fleet.brain_seed, int(rules["queue_ms"]), float(rules["visibility_yd"]))
    memory = fleet.mind.memory[: player + 1].copy()
    agenda = fleet.mind.agenda[: player + 1].copy()
    agenda["due_tick"][:player] = ASLEEP
    observer = Observer(session, player, Announcer(fleet.world, session), client, memory, agenda, Batch(256))
    observer.listen(fleet, report)
    return observer


def decided(observer: Observer, know: Any) -> np.ndarray:
    """Let the observer's own mind decide on what its client knows; return the packets."""
    observer.batch.clear()
    rows = (observer.memory, observer.agenda, ORDERS.rows(len(observer.memory)))
    memory, agenda, orders = rows if COMPILED else map(wrapped, rows)
    view, turns = observer.client.view(), np.zeros(len(rows[0]), np.int32)
    decide(view, know, memory, agenda, orders, turns, 0, int(find_due(view, agenda, turns)), observer.batch.arrays)
    return observer.batch.written().copy()


def step(fleet: Fleet, observers: list[Observer]) -> str:
    """Run one tick of the realm and of every observer; return the first difference between what two minds did, or nothing."""
    wanted = {observer.session: decided(observer, fleet.mind.knowledge) for observer in observers}
    for observer in observers:
        observer.client.sent(wanted[observer.session])
        observer.decisions += len(wanted[observer.session])
    report = fleet.step()
    written = fleet.mind.batch.written()
    wrong = ""
    for observer in observers:
        real, told = written[written["session"] == observer.session], wanted[observer.session]
        parts = [memory_difference(fleet, observer)]
        if real.tobytes() != told.tobytes():
            parts.insert(0, f"the realm's brain wrote {named(real)}, the client's {named(told)}")
        if any(parts) and not wrong:
            why = observer.differs or "no column that is compared"
            wrong = f"tick {report.tick}, session {observer.session}: {'; '.join(filter(None, parts))}; it differed before in: {why}"
    for observer in observers:
        observer.listen(fleet, report)
    return wrong


def first_difference(fleet: Fleet, observer: Observer) -> str:
    """Return the first column in which what the client knows differs from what the realm's own view shows, or nothing."""
    units, told_units = fleet.world.state["units"], observer.client.tables["units"]
    own, now_ms = observer.client.own_row, observer.client.now_ms
    if own >= 0 and told_units["in_world"][own]:
        real_near, told_near = near_rows(fleet.perception(), fleet, own), near_rows(observer.client.view(), fleet, own)
        if real_near != told_near:
            return f"who is within {NEAR_YD} yd of row {own}: in the realm {real_near}, by the packets {told_near}"
    for row in np.flatnonzero(told_units["in_world"]).tolist():
        walks = bool(units["path_kind"][row])
        for column in COMPARED:
            real, told = units[column][row], told_units[column][row]
            if (column in OWN_ONLY and row != own) or (column.startswith("path_") and (not walks or column == "path_kind")):
                continue
            if (column in ("x", "y", "z") and walks) or (column == "channel_ends_ms" and units["channel_spell"][row] < 0):
                continue
            if column == "cast_due_ms" and units["cast_spell"][row] < 0:
                continue
            if column == "gcd_ends_ms":
                real, told = max(int(real), now_ms), max(int(told), now_ms)
            if np.any(real != told):
                return f"units.{column} of row {row} (its own is {own}): the realm has {real}, the packets told {told}"
        real_auras, told_auras = (auras_of(tables, row) for tables in (fleet.world.state, observer.client.tables))
        if real_auras != told_auras:
            return f"the auras of row {row}: the realm has {real_auras}, the packets told {told_auras}"
    return own_difference(fleet, observer)


def near_rows(view: Any, fleet: Fleet, row: int) -> list[int]:
    """Return the rows of the units near a unit, by a view, with no ghost among them."""
    scratch = np.zeros(4096, np.int32)
    found = near(view, fleet.mind.knowledge, int(read(view.units[row], "map")), *place_of(view, row), NEAR_YD, scratch)
    return sorted(int(other) for other in scratch[:found].tolist() if read(view.units[int(other)], "death") != GHOST)


def auras_of(tables: Any, row: int) -> list[tuple[int, ...]]:
    """Return slot, spell and caster of the auras that a unit shows, by slot."""
    shown = []
    number = int(tables["units"]["first_aura"][row])
    while number >= 0:
        aura = tables["auras"][number]
        if aura["slot"] != HIDDEN:
            shown.append((int(aura["slot"]), int(aura["spell"]), int(aura["caster_guid"]), int(aura["ends_ms"])))
        number = int(aura["next"])
    return sorted(shown)


def own_difference(fleet: Fleet, observer: Observer) -> str:
    """Return the first column of the bot's own sheet and purse that the packets told otherwise, or nothing."""
    state, client = fleet.world.state, observer.client
    if client.own_row < 0 or not client.tables["units"]["in_world"][client.own_row]:
        return ""
    for table, row, columns in (("sheets", client.own_row, PERCEPTION["sheets"]), ("players", observer.player, OWN_PLAYER)):
        for column in columns:
            real, told = state[table][column][row], client.tables[table][column][row]
            if np.any(real != told):
                return f"{table}.{column}: the realm has {real}, the packets told {told}"
    for column in ("overpower_until_ms", "victory_until_ms", "revenge_until_ms"):
        real, told = (tables["players"][column][observer.player] > client.now_ms for tables in (state, client.tables))
        if real != told:
            return f"players.{column}: it runs in the realm is {real}, by the packets {told}"
    return ""


def memory_difference(fleet: Fleet, observer: Observer) -> str:
    """Return the columns in which the bot's memory and its copy differ, or nothing."""
    real, told = fleet.mind.memory[observer.player], observer.memory[observer.player]
    return ", ".join(f"memory.{c}: {real[c]} in the realm, {told[c]} here" for c in real.dtype.names or () if np.any(real[c] != told[c]))


def named(packets: np.ndarray) -> list[str]:
    """Return the packets' opcodes by name, with the bytes after their header."""
    return [f"{name_of(int(packet['opcode']))} {packet.tobytes()[16:40].hex()}" for packet in packets]
