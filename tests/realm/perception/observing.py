# SPDX-License-Identifier: GPL-2.0-or-later
"""Watch bots of a living realm over the wire, and let a second mind decide on what the packets told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.brains.deciding import decide
from warhost.brains.writing import Batch
from warhost.fleet.fleet import Fleet
from warhost.protocol.opcodes import name_of
from warhost.realm.announcing import Announcer
from warhost.realm.kernel import COMPILED
from warhost.realm.perception.rebuild import Rebuilt
from warhost.realm.perception.schema import FOLDED, OWN, PERCEPTION
from warhost.realm.uncompiled import wrapped

ASLEEP = 1 << 40


@dataclass
class Observer:
    """Is one bot's client: what the server wrote for it, what it knows by that, and its own copy of the bot's memory."""

    session: int
    player: int
    announcer: Announcer
    client: Rebuilt
    memory: np.ndarray
    batch: Batch
    differs: str = ""
    """The first column in which its knowledge differed from the realm's view after the last tick."""


def observe(fleet: Fleet, session: int) -> Observer:
    """Return an observer of the bot in ``session``, which is in the world and about to hear for the first time."""
    state = fleet.world.state
    player = int(state["sessions"]["player"][session])
    rules = state["rules"][0]
    client = Rebuilt(fleet.world.content, player, session, fleet.brain_seed, int(rules["queue_ms"]), float(rules["visibility_yd"]))
    memory = fleet.mind.memory[: player + 1].copy()
    memory["due_tick"][:player] = ASLEEP
    return Observer(session, player, Announcer(fleet.world, session), client, memory, Batch(256))


def decided(observer: Observer, know: Any) -> np.ndarray:
    """Let the observer's own mind decide on what its client knows; return the packets."""
    observer.batch.clear()
    memory = observer.memory if COMPILED else wrapped(observer.memory)
    decide(observer.client.view(), know, memory, observer.batch.arrays)
    return observer.batch.written().copy()


def first_difference(fleet: Fleet, observer: Observer) -> str:
    """Return the first column in which what the client knows differs from what the realm's own view shows, or nothing."""
    state, client = fleet.world.state, observer.client
    for row in np.flatnonzero(client.tables["units"]["in_world"]).tolist():
        for column in COMPARED:
            real, told = state["units"][column][row], client.tables["units"][column][row]
            if column in ("gcd_ends_ms",) and row == client.own_row:
                real, told = max(int(real), client.now_ms), max(int(told), client.now_ms)
            elif column in OWN_ONLY and row != client.own_row:
                continue
            if np.any(real != told):
                return f"units.{column} of row {row} (own {client.own_row}): the realm has {real}, the packets told {told}"
    return ""


OWN_ONLY = {"speed_run", "gcd_ends_ms", "repeat_spell", "next_swing_spell", "o"}
LEFT_OUT = {
    "x",
    "y",
    "z",
    "flags",
    "move_flags",
    "first_cooldown",
    "first_aura",
    "creature",
    "dynamic_flags",
    "channel_ends_ms",
    "cast_due_ms",
}
LEFT_OUT |= {"lockout_ends_ms", "path_kind", "victim"} | {c for c in PERCEPTION["units"] if c.startswith("path_")}
COMPARED = [c for c, source in PERCEPTION["units"].items() if source != OWN and c not in LEFT_OUT and ("units", c) not in FOLDED]


def step(fleet: Fleet, observers: list[Observer]) -> str:
    """Run one tick of the realm and of every observer; return the first difference between what two minds did, or nothing."""
    wanted = {}
    for observer in observers:
        wanted[observer.session] = decided(observer, fleet.mind.knowledge)
        observer.client.sent(wanted[observer.session])
    report = fleet.step()
    written = fleet.mind.batch.written()
    wrong = ""
    for observer in observers:
        real = written[written["session"] == observer.session]
        told = wanted[observer.session]
        if not wrong and real.tobytes() != told.tobytes():
            wrong = f"tick {report.tick}, session {observer.session}: the realm's brain wrote {names(real)}, the client's {names(told)}"
            wrong += "; " + (memory_difference(fleet, observer) or "same memory") + "; before: " + observer.differs
        elif not wrong and memory_difference(fleet, observer):
            wrong = f"tick {report.tick}, session {observer.session}: {memory_difference(fleet, observer)}; before: {observer.differs}"
    for observer in observers:
        observer.client.receive(observer.announcer.announce(report), fleet.world.state.now_ms)
        observer.differs = first_difference(fleet, observer)
    return wrong


def memory_difference(fleet: Fleet, observer: Observer) -> str:
    """Return the columns in which the bot's memory and its copy differ, or nothing."""
    real, told = fleet.mind.memory[observer.player], observer.memory[observer.player]
    names_of = real.dtype.names or ()
    return ", ".join(f"memory.{c}: {real[c]} here, {told[c]} there" for c in names_of if np.any(real[c] != told[c]))


def names(packets: np.ndarray) -> list[str]:
    """Return the packets' opcodes by name, with their bytes after the header."""
    return [f"{name_of(int(p['opcode']))} {p.tobytes()[16:40].hex()}" for p in packets]
