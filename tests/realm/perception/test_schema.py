# SPDX-License-Identifier: GPL-2.0-or-later
"""Every column of perception exists, names a packet that is defined, and is filled from that packet."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.realm.perception.observing import Observer, observe
from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, new_fleet
from warhost.protocol.opcode_numbers import SMSG_SPELL_GO
from warhost.protocol.registry import find
from warhost.realm import tables
from warhost.realm.events import EVENTS
from warhost.realm.perception.schema import FOLDED, OWN, PERCEPTION, PLAIN
from warhost.realm.state import PLAIN as PLAIN_OF_STATE

SOURCES = {(table, column): source for table, columns in PERCEPTION.items() for column, source in columns.items()}


def test_every_column_of_perception_is_a_column_of_the_state() -> None:
    schemas = {table.name: table for table in tables.ALL}
    for table, column in SOURCES:
        assert schemas[table].column(column)
    assert set(PLAIN) <= set(PLAIN_OF_STATE)
    assert set(FOLDED) <= set(SOURCES)


def test_every_column_names_a_packet_that_a_server_sends() -> None:
    for source in {*SOURCES.values(), *PLAIN.values()} - {OWN}:
        assert find(source, "server") is not None, source


def test_the_page_tells_of_every_column_which_packet_fills_it() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "systems" / "perception.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    for (table, column), source in SOURCES.items():
        wanted = "the client itself" if source == OWN else f"`{source}`"
        assert any(row.startswith(f"| `{table}` |") and f"`{column}`" in row and wanted in row for row in rows), (table, column)


def test_the_realms_seed_and_the_queue_of_casts_cannot_be_read() -> None:
    assert "seed" not in PERCEPTION["clock"]
    assert not [column for column in PERCEPTION["units"] if column.startswith("queued")]


def crowd(fleet: Fleet, observer: Observer) -> None:
    """Let everything at once happen to the observed bot that a short run may not bring. Mutates the state."""
    state = fleet.world.state
    rows, now_ms = fleet.content.spells, state.now_ms
    me = int(state["players"]["unit"][observer.player])
    other = int(np.flatnonzero((state["units"]["in_world"] == 1) & (state["units"]["kind"] == 2))[0])
    u, v, player = state["units"][me], state["units"][other], state["players"][observer.player]
    v["map"], v["x"], v["y"], v["z"] = u["map"], u["x"] + 5, u["y"], u["z"]
    v["path_kind"], v["path_from_x"], v["path_from_y"], v["path_from_z"] = 2, v["x"], v["y"], v["z"]
    v["path_x"], v["path_y"], v["path_z"], v["path_start_ms"], v["path_ms"] = v["x"] + 8, v["y"], v["z"], now_ms, 2000
    u["victim"], u["target"], u["move_flags"], u["speed_run"] = other, v["guid"], 0x800, 3.5
    u["cast_spell"], u["cast_started_ms"], u["cast_ms"], u["cast_due_ms"] = rows.row_of(116), now_ms, 1500, now_ms + 1500
    u["channel_spell"], u["channel_ends_ms"] = rows.row_of(10), now_ms + 8000
    u["repeat_spell"], u["next_swing_spell"] = rows.row_of(5019), rows.row_of(78)
    state["cooldowns"][0] = (me, 122, now_ms + 20000, -1)
    u["first_cooldown"] = 0
    state["auras"]["next"][0], state["auras"]["unit"][0], state["auras"]["spell"][0] = -1, me, rows.row_of(168)
    state["auras"]["caster"][0], state["auras"]["caster_guid"][0], state["auras"]["ends_ms"][0] = other, v["guid"], now_ms + 5000
    state["auras"]["duration_ms"][0], state["auras"]["stacks"][0], state["auras"]["slot"][0] = 9000, 2, 1
    u["first_aura"] = 0
    player["corpse_map"], player["corpse_x"], player["reclaim_ms"] = u["map"], u["x"], now_ms + 900
    state["summons"]["unit"][0], state["summons"]["next_of_owner"][0], u["first_summon"] = other, -1, 0
    player["totems"][0] = v["guid"]
    player["overpower_until_ms"], player["teleport_due"] = now_ms + 500, 1
    creature = state["creatures"][v["creature"]]
    state["loot_items"]["template"][0], state["loot_items"]["count"][0], state["loot_items"]["next"][0] = 0, 3, -1
    creature["loot_copper"], creature["first_loot_item"], player["loot_unit"] = 55, 0, other
    runes = state["runes"][observer.player]
    runes["kinds"], runes["spent_ms"], runes["ready_ms"] = 3, now_ms, now_ms + 5000
    u["class_id"] = 6
    friend = state["units"][state["players"]["unit"][1 - observer.player]]
    friend["map"], friend["x"], friend["y"], friend["z"] = u["map"], u["x"] - 3, u["y"], u["z"]
    state.plain["spellbook"][observer.player][rows.row_of(122) >> 3] |= 1 << (rows.row_of(122) & 7)


def test_every_column_is_filled_from_the_packet_that_it_names() -> None:
    fleet = new_fleet(Plan("embers", 4, 2, {}))
    report = fleet.step()
    observer = observe(fleet, 1, report)
    report.packets = report.packets[:0]
    crowd(fleet, observer)
    observer.listen(fleet, report)
    state = fleet.world.state
    me, friend = (int(row) for row in (state["players"]["unit"][observer.player], state["players"]["unit"][1 - observer.player]))
    state["units"]["x"][friend] -= 1
    state["units"]["path_x"][state["units"]["victim"][me]] += 1
    report.events = EVENTS.rows(1)
    report.events["opcode"], report.events["unit"], report.events["other"] = SMSG_SPELL_GO, me, -1
    report.events["a"], report.events["at_ms"] = 2136, state.now_ms
    observer.listen(fleet, report)
    filled = observer.client.filled
    for (table, column), source in SOURCES.items():
        if (table, column) in FOLDED:
            assert source in filled[FOLDED[table, column]]
        else:
            assert source in filled.get((table, column), set()), (
                f"{table}.{column} was filled from {filled.get((table, column))}, not {source}"
            )
    assert PLAIN["spellbook"] in filled["plain", "spellbook"]
    assert PLAIN["cells"] in filled["plain", "cells"]
