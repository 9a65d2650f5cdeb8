# SPDX-License-Identifier: GPL-2.0-or-later
"""What a realm publishes is what it is: rows, figures, refusals and events agree with the state after the same tick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.host.living import PLAN, Living, living, plain_only
from warhost.brains.memory import LOST, NO_PROGRESS, OUTCOMES, STATES, STUCK, THERE, TRAVELLING
from warhost.host import ring_kinds as kinds
from warhost.host.metrics import ALL, METRICS
from warhost.host.selecting import Filter
from warhost.host.telling import of_tick
from warhost.protocol.opcode_numbers import SMSG_LEVELUP_INFO, SMSG_PARTYKILLLOG
from warhost.realm.events import EVENTS
from warhost.realm.reason_names import reason_name
from warhost.realm.tables.bots import BOTS
from warhost.realm.world import TickReport

pytestmark = [pytest.mark.kernels, plain_only]


def kinds_of(rows: np.ndarray) -> list[str]:
    """Return the names of events, ticks left out."""
    return [kinds.NAMES[int(kind)] for kind in rows["kind"] if kind != kinds.TICK]


def test_a_frame_shows_every_bot_as_the_state_has_it(tmp_path: Path) -> None:
    with living(tmp_path, ticks=60) as on:
        on.publish()
        frame, state = on.face.frame(), on.state
        assert (frame.tick, int(frame.head["now_ms"])) == (state.tick, state.now_ms)
        assert len(frame.rows_by_guid) == 12
        for session in range(1, 13):
            player = int(state["sessions"]["player"][session])
            bot, unit, p = frame.bots[player], state["units"][state["players"]["unit"][player]], state["players"][player]
            memory = on.run.fleet.mind.memory[player]
            for name in ("guid", "target", "hp", "max_hp", "map", "zone", "level", "class_id", "race", "gender", "in_combat", "death"):
                assert bot[name] == unit[name], name
            for name in ("x", "y", "z", "o"):
                assert bot[name] == np.float32(unit[name]), name
            for name in ("xp", "next_level_xp", "copper", "kills", "deaths", "session"):
                assert bot[name] == p[name], name
            assert (bot["state"], bot["stuck_reason"], bot["moving"]) == (memory["state"], memory["stuck_reason"], memory["moving"])
            assert bot["name"] == state["names"]["name"][player]
            assert bot["hp_pct"] == int(unit["hp"]) * 100 // int(unit["max_hp"])
            assert (bot["power"], bot["is_bot"]) == (unit["powers"][unit["power_type"]], 1)


def test_both_frames_know_the_name_of_a_newcomer_in_anothers_row(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        gone = on.guid(4)
        row = on.face.frame().rows_by_guid[gone]
        assert on.ask("retire", guids=[gone])["accepted"] == 1
        on.publish()
        assert on.face.frame().bots["guid"][row] == 0
        assert on.ask("spawn", count=1)["accepted"] == 1
        name = on.state["names"]["name"][row]
        for _ in range(3):
            on.publish()
            assert on.face.frame().bots["name"][row] == name != b""


def test_the_figures_are_those_of_run_and_realm(tmp_path: Path) -> None:
    with living(tmp_path, ticks=80) as on:
        on.publish()
        figures, counts, clock = on.face.frame().metrics, on.run.counts, on.state["clock"][0]
        assert (figures["ticks"], figures["wanted"], figures["bots"], figures["clients"]) == (80, 12, 12, 0)
        assert int(figures["tick_buckets"].sum()) == 80
        assert figures["tick_ms_sum"] == counts.sum_ms >= counts.tick_ms.greatest
        for name in ("kills", "deaths", "casts", "swings", "in_world"):
            assert figures[name] == clock[name]
        assert dict(zip(STATES, figures["states"].tolist(), strict=True)) == on.run.fleet.states()
        assert int(figures["classes"].sum()) == int(figures["states"].sum()) == 12
        assert (figures["packets_accepted"], figures["packets_refused"]) == tuple(counts.outcomes.sum(axis=0))
        assert figures["copper_held"] == int(on.state["players"]["copper"].sum())
        assert figures["rss_bytes"] > 10_000_000
        assert figures["cpu_s"] > 0
        named = dict(zip(on.face.texts["opcodes"], on.face.frame().arrays["opcodes"], strict=True))
        assert {name: {"accepted": int(row["accepted"]), "refused": int(row["refused"])} for name, row in named.items() if any(row)} == (
            counts.packets()
        )
        reasons = on.face.frame().arrays["reasons"]
        assert {reason_name(int(r)): int(n) for r, n in reasons if n} == counts.refusals_by_name()


def test_every_figure_has_a_column_and_says_what_it_means() -> None:
    assert METRICS.dtype.names == tuple(metric.name for metric in ALL)
    assert len(ALL) >= 50
    assert all(metric.meaning.endswith(".") and metric.unit for metric in ALL)
    assert len({metric.name for metric in ALL}) == len(ALL)


def test_sums_of_states_add_up_and_the_stuck_are_counted_by_reason(tmp_path: Path) -> None:
    with living(tmp_path, ticks=5) as on:
        memory = on.run.fleet.mind.memory
        memory["state"][:12] = TRAVELLING
        memory["state"][:3], memory["stuck_reason"][:3] = STUCK, NO_PROGRESS
        on.run.fleet.mind.agenda["due_tick"][3] = on.state.tick - 201
        on.state["units"]["death"][on.state["players"]["unit"][4]] = 1
        on.publish()
        figures = on.face.frame().metrics
        assert (figures["stuck"].tolist(), figures["states"][STUCK], figures["idle"]) == ([0, 0, 3, 0], 3, 1)
        assert (figures["active"], figures["dead"]) == (12 - 3 - 1, 1)


def test_a_bot_that_comes_to_be_stuck_and_gets_on_is_told_once_each(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        memory = on.run.fleet.mind.memory
        memory["state"][:12] = TRAVELLING
        on.publish()
        stream = on.face.events()
        memory["state"][2], memory["stuck_reason"][2] = STUCK, NO_PROGRESS
        for _ in range(4):
            on.publish()
        rows = stream.read().rows
        unit = on.state["units"][on.state["players"]["unit"][2]]
        assert kinds_of(rows) == ["stuck"]
        assert (rows["guid"][0], rows["a"][0], rows["map"][0], rows["x"][0]) == (
            unit["guid"],
            NO_PROGRESS,
            unit["map"],
            np.float32(unit["x"]),
        )
        memory["state"][2] = TRAVELLING
        for _ in range(4):
            on.publish()
        rows = stream.read().rows
        assert (kinds_of(rows), rows["a"].tolist()) == (["freed"], [TRAVELLING])


def test_what_has_become_of_an_order_is_told(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        on.publish()
        stream = on.face.events()
        on.run.fleet.mind.orders["outcome"][3] = THERE
        on.publish()
        on.publish()
        on.run.fleet.mind.orders["outcome"][3] = LOST
        on.publish()
        rows = stream.read().rows
        assert [OUTCOMES[b] for b in rows["b"]] == ["there", "lost its target"]
        assert kinds_of(rows) == ["order", "order"]


def told(on: Living, *events: dict[str, Any]) -> np.ndarray:
    """Return what the ring is told of a tick in which these events were seen, but the tick's own."""
    seen = EVENTS.rows(len(events))
    for row, given in zip(seen, events, strict=True):
        for name, value in {"other": -1, "at_ms": 123, **given}.items():
            row[name] = value
    report = TickReport(9, np.zeros(0, [("opcode", "u4")]), np.zeros(0, np.int32), np.zeros(0, np.int32), b"", seen)
    rows = of_tick(report, on.state, 1.5)
    assert (rows["kind"][-1], rows["a"][-1]) == (kinds.TICK, 1500)
    return rows[:-1]


def test_kills_deaths_and_levels_name_whom_and_where(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        units = on.state["units"]
        me = int(on.state["sessions"]["unit"][1])
        prey = int(np.flatnonzero(units["kind"] == 2)[0])
        kill = told(on, {"opcode": SMSG_PARTYKILLLOG, "unit": me, "other": prey, "a": 7, "b": 2})[0]
        assert (kill["kind"], kill["guid"], kill["other"], kill["a"], kill["b"]) == (
            *(kinds.KILL, units["guid"][me], units["guid"][prey], 7, units["entry"][prey]),
        )
        assert (kill["at_ms"], kill["map"], kill["x"]) == (123, units["map"][prey], np.float32(units["x"][prey]))
        death = told(on, {"opcode": SMSG_PARTYKILLLOG, "unit": prey, "other": me, "a": 9, "b": 1})[0]
        assert (death["kind"], death["guid"], death["other"], death["b"]) == (
            *(kinds.DEATH, units["guid"][me], units["guid"][prey], units["entry"][prey]),
        )
        alone = told(on, {"opcode": SMSG_PARTYKILLLOG, "unit": -1, "other": me, "a": 9, "b": 1})[0]
        assert (alone["kind"], alone["other"], alone["b"]) == (kinds.DEATH, 0, 0)
        units["owner"][prey] = me
        by_pet = told(on, {"opcode": SMSG_PARTYKILLLOG, "unit": prey, "other": prey, "a": 7, "b": 2})[0]
        assert (by_pet["kind"], by_pet["guid"]) == (kinds.KILL, units["guid"][me])
        units["owner"][prey] = -1
        assert len(told(on, {"opcode": SMSG_PARTYKILLLOG, "unit": prey, "other": prey, "a": 7, "b": 2})) == 0
        level = told(on, {"opcode": SMSG_LEVELUP_INFO, "unit": me, "a": 10})[0]
        assert (level["kind"], level["guid"], level["a"]) == (kinds.LEVEL, units["guid"][me], 10)


def test_arrivals_departures_refusals_pauses_and_ticks_are_told(tmp_path: Path) -> None:
    with living(tmp_path, ticks=2) as on:
        stream = on.face.events(since=0)
        rows = stream.read().rows
        assert kinds_of(rows)[0] == "realm"
        assert kinds_of(rows).count("entered") == 12
        entered = rows[rows["kind"] == kinds.ENTERED]
        assert sorted(entered["c"].tolist()) == list(range(1, 13))
        on.ask("retire", guids=[on.guid(5)])
        on.ask("pause")
        on.tick(3)
        on.ask("resume")
        on.ask("order", guids=[on.guid(2)], order="attack", target=on.guid(3))
        on.tick(2)
        rows = stream.read().rows
        assert [k for k in kinds_of(rows) if k in ("left", "realm")] == ["left", "realm", "realm"]
        assert rows[rows["kind"] == kinds.REALM]["a"].tolist() == [kinds.PAUSED, kinds.RESUMED]
        refused = rows[rows["kind"] == kinds.REFUSED]
        assert "SMSG_ATTACKSWING_CANT_ATTACK" in {reason_name(int(reason)) for reason in refused["a"]}
        ticks = rows[rows["kind"] == kinds.TICK]
        assert len(ticks) >= 6
        assert (ticks["a"] > 0).all()
        assert rows["number"].tolist() == list(range(int(rows["number"][0]), int(rows["number"][0]) + len(rows)))


def test_a_fleet_that_outgrows_its_frames_gets_new_memory_and_faces_follow(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        stream = on.face.events()
        before = on.face.segment
        generation = on.face.generation
        on.tick(2)
        on.run.fleet.wanted = 140
        on.tick(6)
        on.publish()
        assert on.face.segment is not before
        assert before.is_closed
        assert on.face.generation == generation
        assert len(on.face.bots()) == 140
        seen = stream.read()
        assert kinds_of(seen.rows).count("entered") + seen.missed >= 128
        assert seen.rows["number"][-1] == on.opened.publisher._ring.written - 1
        assert len(on.face.guids(Filter(states=["loading"]))) == on.run.fleet.states()["loading"]


def test_a_realm_that_stops_says_so_and_takes_its_memory_away(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        stream = on.face.events()
        segment = on.face.segment
        run = on.face.run
    assert segment.is_closed
    assert sorted(path.name for path in run.iterdir()) == []
    assert stream._reader.read().rows["a"].tolist()[-1] == kinds.STOPPING
    assert len(stream.read().rows) == 0


def test_a_row_of_a_bot_has_128_bytes() -> None:
    assert BOTS.dtype.itemsize == 128
    assert PLAN.bots == 12
