# SPDX-License-Identifier: GPL-2.0-or-later
"""Turn what a tick did into events of the ring: deaths, kills, levels, arrivals, refusals by reason, and the tick's own figures."""

from __future__ import annotations

import numpy as np

from warhost.host import ring_kinds as kinds
from warhost.host.layout import EVENT
from warhost.protocol.opcode_numbers import SMSG_LEVELUP_INFO, SMSG_LOGIN_VERIFY_WORLD, SMSG_LOGOUT_COMPLETE, SMSG_PARTYKILLLOG
from warhost.realm.state import State
from warhost.realm.tables.units import UNIT_PLAYER
from warhost.realm.world import TickReport

TOLD = np.zeros(0x600, np.uint8)
"""By the opcode of an event: 1 where the ring tells of it."""
TOLD[[SMSG_PARTYKILLLOG, SMSG_LEVELUP_INFO, SMSG_LOGIN_VERIFY_WORLD, SMSG_LOGOUT_COMPLETE]] = 1


def blank(count: int, state: State) -> np.ndarray:
    """Return so many events of now."""
    rows = EVENT.rows(count)
    rows["tick"], rows["at_ms"] = state.tick, state.now_ms
    return rows


def guids(state: State, rows: np.ndarray) -> np.ndarray:
    """Return the GUIDs of rows of units; 0 where a row is -1."""
    return np.where(rows >= 0, state["units"]["guid"][np.where(rows >= 0, rows, 0)], 0)


def stand(events: np.ndarray, state: State, rows: np.ndarray) -> None:
    """Write where the units of ``rows`` are into ``events``."""
    units = state["units"]
    for name in ("x", "y", "map"):
        events[name] = units[name][rows]


def of_tick(report: TickReport, state: State, took_ms: float) -> np.ndarray:
    """Return the events of a tick that took ``took_ms``."""
    told = report.events[TOLD[report.events["opcode"]] == 1]
    parts = []
    if len(told):
        parts = [_kills(told, state), _levels(told, state), _arrivals(told, state), _departures(told, state)]
    refused = report.results != 0
    reasons = _refusals(report.results[refused], state)
    figures = blank(1, state)
    figures["kind"], figures["a"] = kinds.TICK, round(took_ms * 1000)
    figures["b"], figures["c"] = len(report.packets), int(refused.sum())
    return np.concatenate([*parts, reasons, figures])


def _of(told: np.ndarray, state: State, opcode: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the realm's events of an opcode, and as many of the ring's with time and GUIDs filled in."""
    seen = told[told["opcode"] == opcode]
    rows = blank(len(seen), state)
    rows["at_ms"] = seen["at_ms"]
    rows["guid"], rows["other"] = guids(state, seen["unit"]), guids(state, seen["other"])
    return seen, rows


def _kills(told: np.ndarray, state: State) -> np.ndarray:
    """Tell of players who died, and of creatures whom players killed, themselves or by a pet."""
    seen, rows = _of(told, state, SMSG_PARTYKILLLOG)
    units = state["units"]
    stand(rows, state, seen["other"])
    rows["a"] = seen["a"]
    died = seen["b"] == UNIT_PLAYER
    killer = np.where(seen["unit"] >= 0, seen["unit"], 0)
    deaths = rows[died].copy()
    deaths["kind"], deaths["guid"], deaths["other"] = kinds.DEATH, rows["other"][died], rows["guid"][died]
    deaths["b"] = np.where(seen["unit"][died] >= 0, units["entry"][killer[died]], 0)
    master = np.where(units["owner"][killer] >= 0, units["owner"][killer], killer)
    by_player = ~died & (seen["unit"] >= 0) & (units["kind"][master] == UNIT_PLAYER)
    kills = rows[by_player].copy()
    kills["kind"], kills["guid"] = kinds.KILL, units["guid"][master[by_player]]
    kills["b"] = units["entry"][seen["other"][by_player]]
    return np.concatenate([deaths, kills])


def _levels(told: np.ndarray, state: State) -> np.ndarray:
    seen, rows = _of(told, state, SMSG_LEVELUP_INFO)
    rows["kind"], rows["a"] = kinds.LEVEL, seen["a"]
    stand(rows, state, seen["unit"])
    return rows


def _arrivals(told: np.ndarray, state: State) -> np.ndarray:
    seen, rows = _of(told, state, SMSG_LOGIN_VERIFY_WORLD)
    rows["kind"], rows["a"], rows["c"] = kinds.ENTERED, seen["b"], seen["c"]
    rows["b"] = state["units"]["class_id"][seen["unit"]]
    stand(rows, state, seen["unit"])
    return rows


def _departures(told: np.ndarray, state: State) -> np.ndarray:
    seen, rows = _of(told, state, SMSG_LOGOUT_COMPLETE)
    rows["kind"], rows["c"] = kinds.LEFT, seen["a"]
    return rows


def _refusals(refused: np.ndarray, state: State) -> np.ndarray:
    """Tell how many packets were refused for each reason."""
    reasons, times = np.unique(refused, return_counts=True)
    rows = blank(len(reasons), state)
    rows["kind"], rows["a"], rows["b"] = kinds.REFUSED, reasons, times
    return rows


def of_turns(kind: int, shown: np.ndarray, state: State) -> np.ndarray:
    """Return an event of ``kind`` for each of ``shown`` (rows of BOTS): stuck, freed, or with an order that came to something."""
    rows = blank(len(shown), state)
    rows["kind"] = kind
    for name in ("guid", "x", "y", "map"):
        rows[name] = shown[name]
    columns = {kinds.STUCK: ("stuck_reason",), kinds.FREED: ("state",), kinds.ORDER: ("order_kind", "order_outcome")}[kind]
    for name, column in zip("ab", columns, strict=False):
        rows[name] = shown[column]
    return rows


def of_realm(what: int, state: State) -> np.ndarray:
    """Return the event of a realm that started, paused, went on or is about to stop."""
    rows = blank(1, state)
    rows["kind"], rows["a"] = kinds.REALM, what
    return rows
