# SPDX-License-Identifier: GPL-2.0-or-later
"""A character is made ready to play, keeps what it has while it is away, and leaves nothing behind when it is deleted."""

from __future__ import annotations

import numpy as np
import pytest

from tests.realm.worlds import GNOME, HUMAN, MAGE, ORC, PRIEST, WARRIOR, guid_of, login, put, run, send, small_world, unit_of
from warhost.protocol.opcode_numbers import SMSG_CHAR_CREATE, SMSG_CHAR_DELETE, SMSG_CHAR_ENUM, SMSG_LOGIN_VERIFY_WORLD
from warhost.protocol.records import blank_records
from warhost.realm import reasons
from warhost.realm.guids import row_of
from warhost.realm.handlers.death.experience import learn_spells_of
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE
from warhost.realm.tables.clock import POOLED
from warhost.realm.world import World

ROGUE = 4

LOOKS = dict.fromkeys(("gender", "skin", "face", "hair_style", "hair_color", "facial_hair", "outfit_id"), 0)


def listing(world: World) -> int:
    """Return a session that lists the characters of its account."""
    session = login(world, HUMAN, MAGE)
    world.state["rules"]["instant_logout"] = 1
    assert send(world, session, "CMSG_PLAYER_LOGOUT") == 0
    return session


def knows(world: World, session: int, spell_id: int) -> bool:
    player = int(world.state["sessions"]["player"][session])
    row = int(world.content.spell_rows[spell_id])
    return bool(world.state.plain["spellbook"][player, row >> 3] >> (row & 7) & 1)


@pytest.mark.kernels
@pytest.mark.parametrize(
    ("race", "class_id"), [(race, c) for race, classes in CLASSES_OF_RACE.items() for c in classes if c in (1, 4, 5, 8)]
)
def test_every_race_and_class_enters_the_world_alive_and_whole(race: int, class_id: int) -> None:
    world = small_world()
    u = world.state["units"][unit_of(world, login(world, race, class_id, 20))]
    assert u["hp"] == u["max_hp"] > 100
    power = {WARRIOR: 1, ROGUE: 3}.get(class_id, 0)
    assert u["max_powers"][power] > 0
    assert u["powers"][0] == u["max_powers"][0]
    assert u["power_type"] == power
    world.state.check()


def test_spells_up_to_ones_level_are_known_and_no_others() -> None:
    world = small_world()
    fireball, fireball_2, polymorph, pyroblast_rank_1 = 133, 143, 118, 11366
    young, old = login(world, HUMAN, MAGE, 1), login(world, HUMAN, MAGE, 20)
    assert knows(world, young, fireball)
    assert not knows(world, young, fireball_2)
    assert knows(world, old, fireball_2)
    assert knows(world, old, polymorph)
    assert not knows(world, login(world, HUMAN, PRIEST, 20), fireball)
    assert pyroblast_rank_1 >= len(world.content.spell_rows) or not knows(world, young, pyroblast_rank_1)


def test_without_that_rule_nobody_knows_spells_by_level() -> None:
    world = small_world()
    world.state["rules"]["spells_known_by_level"] = 0
    assert not knows(world, login(world, HUMAN, MAGE, 20), 143)


def test_a_character_comes_back_as_it_left() -> None:
    world = small_world()
    session = login(world, GNOME, MAGE, 15, x=33.0, y=-7.0)
    row = unit_of(world, session)
    guid, before = guid_of(world, row), world.state["units"][row].copy()
    world.state["rules"]["instant_logout"] = 1
    assert send(world, session, "CMSG_PLAYER_LOGOUT") == 0
    run(world, 30)
    assert send(world, session, "CMSG_PLAYER_LOGIN", guid=guid) == 0
    assert unit_of(world, session) == row
    after = world.state["units"][row]
    for column in ("guid", "x", "y", "z", "hp", "max_hp", "level", "class_id", "race", "cell", "in_world", "first_aura"):
        assert after[column] == before[column], column
    assert world.state["clock"]["in_world"][0] == 1


def test_the_world_is_told_of_who_comes() -> None:
    world = small_world()
    session = listing(world)
    guid = int(world.state["units"]["guid"][int(world.state["players"]["unit"][0])])
    put(world, session, "CMSG_PLAYER_LOGIN", guid=guid)
    told = run(world).events
    assert [int(event["d"] + event["c"]) for event in told[told["opcode"] == SMSG_LOGIN_VERIFY_WORLD]] == [session]


def test_characters_are_created_listed_and_deleted() -> None:
    world = small_world()
    session = listing(world)
    put(world, session, "CMSG_CHAR_CREATE", name="jaina", race=HUMAN, class_id=MAGE, **LOOKS)
    put(world, session, "CMSG_CHAR_ENUM")
    told = run(world).events
    assert told["opcode"].tolist() == [SMSG_CHAR_CREATE, SMSG_CHAR_ENUM]
    assert (told["a"][0], told["a"][1]) == (47, 2)
    assert world.state["names"]["name"][1] == b"Jaina"
    guid = int(world.state["units"]["guid"][told["unit"][0]])
    put(world, session, "CMSG_CHAR_DELETE", guid=guid)
    put(world, session, "CMSG_CHAR_ENUM")
    told = run(world).events
    assert told["opcode"].tolist() == [SMSG_CHAR_DELETE, SMSG_CHAR_ENUM]
    assert told["a"].tolist() == [71, 1]
    assert row_of(world.state.kernels(), np.uint64(guid)) == -1


def test_a_character_of_a_player_has_start_items_and_no_gear_beyond_its_level() -> None:
    world = small_world()
    session = listing(world)
    assert send(world, session, "CMSG_CHAR_CREATE", name="Garrosh", race=ORC, class_id=WARRIOR, **LOOKS) == 0
    slots = world.state["players"]["slots"][1]
    entries = [int(world.state["items"]["template"][row]) for row in slots if row >= 0]
    items = world.content.items if not hasattr(world.content.items, "array") else world.content.items.array
    assert {501, 502} <= {int(items["entry"][row]) for row in entries}
    assert all(items["required_level"][row] <= 1 for row in entries)


@pytest.mark.kernels
def test_bots_that_come_and_go_leave_no_row_behind() -> None:
    world = small_world()
    run(world)
    live = world.state["pools"]["live"].copy()
    for _ in range(4):
        sessions = [login(world, HUMAN, class_id, 30) for class_id in (MAGE, WARRIOR, PRIEST)]
        run(world, 60)
        for session in sessions:
            assert send(world, 0, "HOST_BOT_RETIRE", guid=guid_of(world, unit_of(world, session))) == 0
        assert (world.state["sessions"]["state"] == 0).all()
    run(world, 6000)
    left = dict(zip(POOLED, (world.state["pools"]["live"] - live).tolist(), strict=True))
    assert {name: more for name, more in left.items() if more and name not in ("timer_blocks", "cell_blocks")} == {}
    assert world.state["clock"]["in_world"][0] == 0
    world.state.check()


def test_a_row_that_is_given_out_again_has_another_guid() -> None:
    world = small_world()
    guids = set()
    for _ in range(5):
        session = login(world, HUMAN, MAGE)
        guid = guid_of(world, unit_of(world, session))
        guids.add(guid)
        assert send(world, 0, "HOST_BOT_RETIRE", guid=guid) == 0
    assert len(guids) == 5


def test_a_realm_made_for_two_takes_thirty() -> None:
    world = small_world(players=2)
    world.state.grow("players", 32)
    sessions = [login(world, HUMAN, MAGE, 5) for _ in range(30)]
    assert world.state["clock"]["in_world"][0] == 30
    assert len({unit_of(world, session) for session in sessions}) == 30
    world.state.check()


def test_a_bot_at_a_spot_stands_within_half_its_radius() -> None:
    world = small_world()
    for k, name in enumerate(("Ada", "Bob", "Cid", "Dora", "Egon")):
        fields = {"account": 1, "race": HUMAN, "class_id": MAGE, "gender": 0, "level": 2, "place": 0, "name": name}
        assert send(world, k + 1, "HOST_BOT_SPAWN", **fields) == 0
        u = world.state["units"][unit_of(world, k + 1)]
        assert (u["x"] - 200.0) ** 2 + u["y"] ** 2 <= 15.0**2


def test_who_is_retired_in_the_middle_of_a_fight_leaves_nobody_fighting_it() -> None:
    world = small_world()
    session = login(world, HUMAN, WARRIOR, 1, x=195.0)
    row = unit_of(world, session)
    put(world, session, "MSG_MOVE_HEARTBEAT", guid=guid_of(world, row), flags=0, flags2=0, time_ms=500, x=195.3, y=0.0, z=0.0,
        orientation=0.0, fall_time_ms=0)  # fmt: skip
    run(world, 3)
    assert world.state["units"]["in_combat"][row]
    assert send(world, 0, "HOST_BOT_RETIRE", guid=guid_of(world, row)) == 0
    assert not (
        world.state["threat"]["target"][: world.state.used("threat")][world.state["threat"]["unit"][: world.state.used("threat")] >= 0]
        == row
    ).any()
    run(world, 400)
    world.state.check()


@pytest.mark.parametrize("bytes_of_it", [b"", b"\xff\xfe\0" + bytes(9), b"Jaina", b"Jaina\0" + bytes(30)])
def test_a_record_whose_bytes_are_no_such_packet_is_refused_and_ends_nothing(bytes_of_it: bytes) -> None:
    world = small_world()
    session = listing(world)
    for opcode, sender in (("CMSG_CHAR_CREATE", session), ("HOST_BOT_SPAWN", 9)):
        record = blank_records(opcode, 1)
        record["session"], record["blob_len"] = sender, len(bytes_of_it)
        world.inbox.put(record, bytes_of_it)
        assert run(world).results.tolist() == [reasons.SESSION_BAD_VALUE]


def test_a_character_made_at_a_level_knows_what_one_knows_that_grew_up_to_it() -> None:
    world = small_world()
    grown, made = login(world, HUMAN, PRIEST, 1), login(world, HUMAN, PRIEST, 12)
    for level in range(2, 13):
        learn_spells_of(world.state.kernels(), world.content, unit_of(world, grown), level)
    book = world.state.plain["spellbook"]
    players = world.state["sessions"]["player"]
    assert np.array_equal(book[players[grown]], book[players[made]])
