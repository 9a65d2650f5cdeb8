# SPDX-License-Identifier: GPL-2.0-or-later
"""Every question is answered as its docs row says: bots are inspected, ordered, spawned, retired; the realm told, paused, saved."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.host.living import Living, living, plain_only
from warhost.brains.memory import GRIND, NO_PROGRESS, NO_SPOT, NO_WAY_BACK, STUCK
from warhost.host.asking import LinkClient
from warhost.host.asking_bots import MOST_AT_ONCE, ground_z
from warhost.host.errors import RefusedError
from warhost.host.questions import QUESTIONS
from warhost.host.rundir import run_folder
from warhost.host.selecting import Filter
from warhost.protocol.flags import CharacterClass, Race
from warhost.realm.snapshot import newest

pytestmark = [pytest.mark.kernels, plain_only]


def refused(on: Living, what: str, **about: Any) -> RefusedError:
    """Return the refusal of a question."""
    with pytest.raises(RefusedError) as caught:
        on.ask(what, **about)
    return caught.value


def player_in(on: Living, session: int) -> int:
    """Return the row of players of a session."""
    return int(on.state["sessions"]["player"][session])


def test_a_bot_is_looked_at_from_all_sides(tmp_path: Path) -> None:
    with living(tmp_path, ticks=150) as on:
        on.state["clock"]["paused"] = 1
        on.run.fleet.mind.memory["spot"][player_in(on, 3)] = 0
        seen = on.ask("inspect", guid=on.guid(3))
        player, unit = player_in(on, 3), on.state["units"][on.state["sessions"]["unit"][3]]
        memory = on.run.fleet.mind.memory[player]
        assert (seen["guid"], seen["session"], seen["level"]) == (on.guid(3), 3, int(unit["level"]))
        assert seen["name"].encode() == on.state["names"]["name"][player]
        assert (seen["class"], seen["race"]) == (CharacterClass(int(unit["class_id"])).name.lower(), Race(int(unit["race"])).name.lower())
        assert set(seen["powers"]) >= {"mana", "rage", "energy", "runic_power"} & set(seen["powers"])
        assert seen["rotation"][0].keys() == {"line", "name", "when", "knows"}
        assert any(line["knows"] for line in seen["rotation"])
        assert {item["slot"] for item in seen["gear"]} <= set(range(19))
        assert seen["gear"]
        assert seen["memory"]["spot"] == int(memory["spot"])
        assert len(seen["memory"]["ranks"]) == 48
        assert seen["place"]["zone_name"]
        assert seen["doing"]["spot"]["id"] == int(on.run.fleet.content.pack.spots["spot_id"][0])
        assert seen["order"] is None


def test_what_a_bot_perceives_is_what_its_perception_has_in_sight(tmp_path: Path) -> None:
    with living(tmp_path, ticks=40) as on:
        fleet, state = on.run.fleet, on.state
        session = max(range(1, 13), key=lambda s: len(fleet.mind.look_round(fleet.perception(), int(state["sessions"]["unit"][s]), 500)))
        me = int(state["sessions"]["unit"][session])
        on.run.fleet.world.state["clock"]["paused"] = 1
        seen = on.ask("inspect", guid=on.guid(session))["sees"]
        units = state["units"][: state.used("units")]
        near = (units["in_world"] == 1) & (units["map"] == units["map"][me]) & (units["kind"] != 0)
        far = np.hypot(np.hypot(units["x"] - units["x"][me], units["y"] - units["y"][me]), units["z"] - units["z"][me])
        sight = float(state["rules"]["visibility_yd"][0])
        surely = {int(g) for g in units["guid"][near & (far < sight - 7.0)]} - {on.guid(session)}
        perhaps = {int(g) for g in units["guid"][near & (far < sight + 7.0)]}
        guids = {unit["guid"] for unit in seen}
        assert len(guids) == len(seen) > 0
        assert guids <= perhaps
        assert guids >= surely or len(seen) == 60
        assert [unit["yards"] for unit in seen] == sorted(unit["yards"] for unit in seen)
        assert {unit["kind"] for unit in seen} <= {"player", "creature", "pet"}
        assert all(unit["name"] for unit in seen)


def test_its_last_packets_come_with_tick_fields_and_outcome(tmp_path: Path) -> None:
    with living(tmp_path, ticks=100) as on:
        packets = on.ask("inspect", guid=on.guid(1))["packets"]
        assert 1 < len(packets) <= 40
        assert [packet["tick"] for packet in packets] == sorted((packet["tick"] for packet in packets), reverse=True)
        assert {packet["result"] for packet in packets} >= {"ACCEPTED"}
        born = packets[-1]
        assert (born["tick"], born["opcode"], born["result"]) == (1, "HOST_BOT_SPAWN", "ACCEPTED")
        moves = [packet for packet in packets if packet["opcode"].startswith("MSG_MOVE")]
        assert moves
        assert all(packet["fields"]["guid"] == on.guid(1) for packet in moves)


def test_it_says_why_a_bot_is_stuck(tmp_path: Path) -> None:
    with living(tmp_path, ticks=20) as on:
        fleet, player = on.run.fleet, player_in(on, 2)
        on.state["clock"]["paused"] = 1
        memory, players = fleet.mind.memory, on.state["players"]
        x, y, z = (float(on.state["units"][name][on.state["sessions"]["unit"][2]]) for name in ("x", "y", "z"))
        memory["state"][player], memory["stuck_reason"][player], memory["detours"][player] = STUCK, NO_PROGRESS, 5
        memory["goal_x"][player], memory["goal_y"][player], memory["goal_z"][player] = x + 30.0, y + 40.0, z
        stuck = on.ask("inspect", guid=on.guid(2))["doing"]["stuck"]
        assert (stuck["reason"], stuck["yards_left"], stuck["detours"]) == ("walks and gets nowhere", 50.0, 5)
        memory["stuck_reason"][player] = NO_SPOT
        stuck = on.ask("inspect", guid=on.guid(2))["doing"]["stuck"]
        assert stuck["spots_on_map"] >= stuck["spots_for_its_level"] > 0
        memory["stuck_reason"][player], memory["died_ms"][player] = NO_WAY_BACK, on.state.now_ms - 175_000
        players["corpse_x"][player], players["corpse_y"][player], players["corpse_z"][player] = x, y + 12.0, z
        players["corpse_map"][player] = on.state["units"]["map"][on.state["sessions"]["unit"][2]]
        stuck = on.ask("inspect", guid=on.guid(2))["doing"]["stuck"]
        assert (stuck["dead_ms"], stuck["yards_to_corpse"]) == (175_000, 12.0)


def test_who_is_not_there_cannot_be_inspected(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        for guid in (0, 12345, 1 << 63, int(on.state["units"]["guid"][0])):
            assert refused(on, "inspect", guid=guid).code == "no_such_bot"


def test_bots_are_ordered_and_arrive(tmp_path: Path) -> None:
    with living(tmp_path, ticks=10) as on:
        on.state["units"]["side"][on.state["units"]["kind"] == 2] = 3  # nobody attacks it on its way
        unit = on.state["units"][on.state["sessions"]["unit"][6]]
        x, y = float(unit["x"]) + 25.0, float(unit["y"])
        answer = on.ask("order", guids=[on.guid(6), 777], order="go", x=x, y=y)
        assert (answer["accepted"], answer["refused"], answer["gone"], answer["gone_count"]) == (1, {}, [777], 1)
        for _ in range(600):
            on.tick()
            if on.run.fleet.mind.orders["outcome"][player_in(on, 6)] == 2:
                break
        seen = on.ask("inspect", guid=on.guid(6))
        assert (seen["order"]["order"], seen["order"]["outcome"]) == ("go", "there")
        assert math.dist((seen["place"]["x"], seen["place"]["y"]), (x, y)) <= 3.5
        on.publish()
        assert on.face.guids(Filter(ordered=True)) == [on.guid(6)]


def test_an_order_to_a_whole_filter_reaches_each_where_it_stands(tmp_path: Path) -> None:
    with living(tmp_path, ticks=10) as on:
        guids = on.face.guids(Filter())
        answer = on.ask("order", guids=guids, order="grind", radius_yd=25.0)
        assert (answer["accepted"], answer["refused_bots"]) == (12, {})
        orders, memory = on.run.fleet.mind.orders[:12], on.run.fleet.mind.memory[:12]
        assert (memory["order_kind"] == GRIND).all()
        units = on.state["units"][on.state["players"]["unit"][:12]]
        assert np.hypot(orders["x"] - units["x"], orders["y"] - units["y"]).max() < 30.0
        assert on.ask("order", guids=guids, order="none")["accepted"] == 12
        assert (memory["order_kind"] == 0).all()


def test_bots_that_an_order_cannot_mean_are_named_with_the_reason(tmp_path: Path) -> None:
    with living(tmp_path, ticks=10) as on:
        maps = on.state["units"]["map"][on.state["sessions"]["unit"][:13]]
        here = [session for session in range(1, 13) if maps[session] == maps[1]]
        leader = on.guid(here[1])
        answer = on.ask("order", guids=[on.guid(here[0]), leader], order="follow", target=leader)
        assert (answer["accepted"], answer["refused_bots"]) == (1, {leader: "SESSION_BAD_VALUE"})
        answer = on.ask("order", guids=[on.guid(1)], order="go", map=9, x=0.0, y=0.0)
        assert answer["refused"] == {"SESSION_WRONG_STATE": 1}


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ({"order": "dance"}, "saw 'dance', expected one of none, go, follow, attack, grind"),
        ({"order": "go"}, "expected x and y"),
        ({"order": "go", "x": 1.0}, "expected x and y"),
        ({"order": "attack"}, "saw no target"),
        ({"order": "go", "x": 1.0, "y": "here"}, r"Expected `float \| null`, got `str` - at `\$\.y`"),
        ({"order": "go", "x": 1.0, "y": 1.0, "where": 1}, "unknown field `where`"),
        ({}, "missing required field `order`"),
    ],
)
def test_an_order_that_says_too_little_or_wrong_is_refused(tmp_path: Path, about: dict[str, Any], text: str) -> None:
    with living(tmp_path) as on, pytest.raises(RefusedError, match=text) as caught:
        on.ask("order", guids=[on.guid(1)], **about)
    assert caught.value.code == "bad_request"


def test_too_many_bots_at_once_are_refused(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        error = refused(on, "retire", guids=list(range(MOST_AT_ONCE + 1)))
        assert (error.code, error.seen, error.expected) == ("too_many", MOST_AT_ONCE + 1, MOST_AT_ONCE)


def test_the_ground_is_the_maps_or_the_nearest_creatures(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        pack = on.run.fleet.content.pack
        flat = pack.maps[pack.maps["ground"] == 1]
        hills = pack.maps[pack.maps["ground"] == 0]
        for land in flat:
            assert ground_z(pack, int(land["map_id"]), 1.0, 2.0) == float(land["ground_z_yd"])
        for land in hills:
            spawn = pack.spawns[pack.spawns["map_id"] == land["map_id"]][0]
            assert ground_z(pack, int(land["map_id"]), float(spawn["x"]), float(spawn["y"])) == float(spawn["z"])
        assert ground_z(pack, 4242, 0.0, 0.0) == 0.0
        assert len(flat) + len(hills) > 0


def test_bots_are_spawned_as_described_in_free_seats_and_stay(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        first = on.threads.submit(lambda: on.face.ask("spawn", count=2, class_id=int(CharacterClass.MAGE), level=10))
        second = LinkClient(run_folder(on.data))
        other = on.threads.submit(lambda: second.ask("spawn", count=3))
        mages, others = on.until(first), on.until(other)
        second.close()
        assert [(bot["class_id"], bot["level"]) for bot in mages["bots"]] == [(8, 10)] * 2
        seats = [bot["session"] for bot in (*mages["bots"], *others["bots"])]
        assert sorted(seats) == [13, 14, 15, 16, 17]
        assert on.run.fleet.wanted == 17
        on.tick(3)
        assert int(on.run.fleet.bots().sum()) == 17
        assert on.opened.desk.promised == set()


def test_nobody_can_be_what_there_is_not(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        error = refused(on, "spawn", class_id=int(CharacterClass.DEATH_KNIGHT), level=10)
        assert error.code == "nobody_like_that"
        assert "no grind spot for that" in str(error)
        assert refused(on, "spawn", place=10**6).code == "nobody_like_that"
        assert refused(on, "spawn", class_id=1, race=10, level=10).code == "nobody_like_that"
        assert refused(on, "spawn", count=0).code == "bad_request"
        assert on.opened.desk.promised == set()


def test_bots_are_retired_for_good(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        answer = on.ask("retire", guids=[on.guid(1), on.guid(9), 5])
        assert (answer["accepted"], answer["gone"]) == (2, [5])
        on.tick(5)
        assert int(on.run.fleet.bots().sum()) == 10


def test_the_realm_is_paused_and_goes_on(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.ask("pause")["accepted"] == 1
        tick = on.state.tick
        on.tick(5)
        assert on.state.tick == tick
        status = on.ask("status")
        assert (status["paused"], status["tick"]) == (True, tick)
        assert on.ask("resume")["accepted"] == 1
        on.tick(5)
        assert on.state.tick >= tick + 5


def test_status_tells_what_runs(tmp_path: Path) -> None:
    with living(tmp_path, ticks=30) as on:
        status = on.ask("status")
        assert (status["seed"], status["wanted"], status["bots"], status["speed"], status["paused"]) == (1, 12, 12, 1.0, False)
        assert status["content"]["plan"] == "embers"
        assert sum(status["states"].values()) == 12
        assert status["rules"]["xp_rate"] == 1.0
        assert set(status["tick_ms"]) == {"p50", "p95", "p99", "max"}
        assert status["generation"] == on.face.generation


def test_a_rule_is_set_and_a_bad_value_refused_by_the_realm(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.ask("rule", name="xp_rate", value=3.0)["accepted"] == 1
        assert on.state["rules"]["xp_rate"][0] == 3.0
        assert on.ask("rule", name="max_level", value=99.0)["refused"] == {"SESSION_BAD_VALUE": 1}
        assert refused(on, "rule", name="luck", value=1.0).code == "no_such_rule"


@pytest.mark.parametrize("speed", [-1.0, 0.001, 5000.0, float("nan")])
def test_a_speed_that_makes_no_sense_is_refused(tmp_path: Path, speed: float) -> None:
    with living(tmp_path) as on:
        assert refused(on, "speed", speed=speed).code == "bad_request"
        assert on.run.speed == 1.0


def test_the_speed_changes_how_long_a_tick_waits(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.ask("speed", speed=4.0) == {"speed": 4.0}
        assert on.run._wait(on.run._wait(0.0)) > 0
        assert on.ask("speed", speed=0.0) == {"speed": 0.0}
        assert on.run.speed == 0.0


def test_a_snapshot_is_written_beside_the_ticks_and_listed(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.ask("snapshots") == []
        tick = on.ask("save")["tick"]
        assert refused(on, "save").code == "busy" or on.run.saver.saved >= 1
        on.run.saver.look(wait=True)
        listed = on.ask("snapshots")
        assert listed[-1]["tick"] == tick
        assert listed[-1]["bytes"] == newest(on.run.folder)[-1].stat().st_size
        assert on.run.saver.saved >= 1
        assert on.run.saver.saved_tick >= tick


def test_an_unknown_question_names_those_there_are(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        error = refused(on, "weather")
        assert error.expected == list(QUESTIONS)
        assert refused(on, "pause", hard=True).code == "bad_request"
