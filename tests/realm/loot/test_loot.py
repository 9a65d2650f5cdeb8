# SPDX-License-Identifier: GPL-2.0-or-later
"""Looting: whose it is, what drops, where it goes, and that nothing is made or lost on the way."""

from typing import Any

import numpy as np
import pytest

from tests.realm import worlds
from warhost.protocol.reasons import InventoryResult, LootError
from warhost.realm import grid, reasons
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.loot import opening, taking
from warhost.realm.pools import take
from warhost.realm.tables.clock import POOL_CREATURES, POOL_UNITS
from warhost.realm.world import World

PELT, LOOT_COPPER = 507, 7


def loot_pack(**changes: Any) -> Any:
    """Return the small pack in which the wolf carries exactly 7 copper and one pelt, with other loot rows where given."""
    templates = worlds.small_tables()["creature_templates"]
    wolf = templates["entry"] == worlds.WOLF
    templates["money_min_copper"][wolf] = templates["money_max_copper"][wolf] = LOOT_COPPER
    return worlds.small_pack(creature_templates=templates, **changes)


def dead_wolf(world: World, tapper: int, x: float = 2.0) -> int:
    """Put a wolf beside the start, let the player ``tapper`` (row of players) have killed it; return its unit row."""
    st = world.state.kernels()
    state = world.state
    row = int(take(st.pools, POOL_UNITS, st.units))
    creature = int(take(st.pools, POOL_CREATURES, st.creatures))
    u, c = state["units"][row], state["creatures"][creature]
    for name, value in {"kind": 2, "in_world": 1, "creature": creature, "template": 0, "hp": 10, "max_hp": 10, "level": 2, "x": x}.items():
        u[name] = value
    u["guid"] = (0xF130 << 48) | (worlds.WOLF << 24) | (row + 1)
    for name in ("player", "cell", "victim", "first_threat", "first_aura", "cast_spell", "channel_spell"):
        u[name] = -1
    u["side"] = 1
    c["unit"], c["spawn"], c["tapper"], c["first_loot_item"] = row, -1, tapper, -1
    grid.enter(st, world.content, row)
    kill(st, world.content, row, int(state["players"]["unit"][tapper]), 100)
    return row


@pytest.fixture
def looting() -> tuple[World, int, int]:
    """Return a world, a mage's session, and the corpse of the wolf that he killed beside him."""
    world = worlds.small_world(loot_pack())
    session = worlds.login(world, race=worlds.GNOME, class_id=worlds.MAGE, level=5, x=0.0, y=0.0)
    return world, session, dead_wolf(world, int(world.state["sessions"]["player"][session]))


def guid(world: World, row: int) -> int:
    return int(world.state["units"]["guid"][row])


def counted(world: World, session: int, entry: int) -> int:
    """Return how many of item ``entry`` the player of ``session`` has in his slots."""
    player = world.state["players"][world.state["sessions"]["player"][session]]
    held = [world.state["items"][row] for row in player["slots"] if row >= 0]
    entries = worlds.small_tables()["item_templates"]["entry"]
    return sum(int(item["count"]) for item in held if entries[item["template"]] == entry)


def test_a_kill_gives_its_money_and_its_items_once(looting: tuple[World, int, int]) -> None:
    world, session, wolf = looting
    copper = int(world.state["players"]["copper"][world.state["sessions"]["player"][session]])
    assert worlds.send(world, session, "CMSG_LOOT", guid=guid(world, wolf)) == 0
    assert worlds.send(world, session, "CMSG_LOOT_MONEY") == 0
    assert worlds.send(world, session, "CMSG_LOOT_MONEY") == taking.ALREADY_LOOTED
    assert worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0) == 0
    assert worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0) == taking.ALREADY_LOOTED
    assert int(world.state["players"]["copper"][world.state["sessions"]["player"][session]]) == copper + LOOT_COPPER
    assert counted(world, session, PELT) == 1
    assert int(world.state["clock"]["copper_made"][0]) == LOOT_COPPER


def test_an_emptied_corpse_stops_shining_when_it_is_closed(looting: tuple[World, int, int]) -> None:
    world, session, wolf = looting
    assert world.state["units"]["dynamic_flags"][wolf] & 1
    assert worlds.send(world, session, "CMSG_LOOT", guid=guid(world, wolf)) == 0
    assert worlds.send(world, session, "CMSG_LOOT_MONEY") == 0
    assert worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0) == 0
    assert worlds.send(world, session, "CMSG_LOOT_RELEASE", guid=guid(world, wolf)) == 0
    assert not world.state["units"]["dynamic_flags"][wolf] & 1
    assert worlds.send(world, session, "CMSG_LOOT_RELEASE", guid=guid(world, wolf)) == opening.DIDNT_KILL


def test_only_who_tapped_a_creature_may_loot_it(looting: tuple[World, int, int]) -> None:
    world, _, wolf = looting
    other = worlds.login(world, race=worlds.GNOME, class_id=worlds.MAGE, level=5, x=0.0, y=1.0)
    before = world.state["players"].copy()
    assert worlds.send(world, other, "CMSG_LOOT", guid=guid(world, wolf)) == opening.DIDNT_KILL
    assert np.array_equal(before, world.state["players"])


def test_a_corpse_must_be_near(looting: tuple[World, int, int]) -> None:
    world, session, wolf = looting
    st = world.state.kernels()
    grid.place(st, world.content, wolf, 6.0, 0.0, 0.0)
    assert worlds.send(world, session, "CMSG_LOOT", guid=guid(world, wolf)) == reasons.LOOT << 8 | LootError.LOOT_ERROR_TOO_FAR


def test_nothing_can_be_taken_from_a_corpse_that_is_not_open(looting: tuple[World, int, int]) -> None:
    world, session, _ = looting
    assert worlds.send(world, session, "CMSG_LOOT_MONEY") == opening.DIDNT_KILL
    assert worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0) == opening.DIDNT_KILL


def test_a_full_backpack_refuses_and_leaves_the_item_in_the_corpse() -> None:
    tables = worlds.small_tables()
    loot = worlds.rows("loot", {"loot_id": 1, "item": 501, "chance_pct": 100.0, "count_min": 1, "count_max": 1})
    world = worlds.small_world(loot_pack(loot=loot, item_templates=tables["item_templates"]))
    session = worlds.login(world, race=worlds.GNOME, class_id=worlds.MAGE, level=5, x=0.0, y=0.0)
    player = int(world.state["sessions"]["player"][session])
    full = reasons.INVENTORY << 8 | InventoryResult.EQUIP_ERR_INVENTORY_FULL
    taken = 0
    for _ in range(20):
        wolf = dead_wolf(world, player)
        assert worlds.send(world, session, "CMSG_LOOT", guid=guid(world, wolf)) == 0
        result = worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0)
        if result == full:
            break
        assert result == 0
        taken += 1
    assert result == full
    assert counted(world, session, 501) == taken
    assert (world.state["players"]["slots"][player][23:39] >= 0).all()
    creature = world.state["creatures"][world.state["units"]["creature"][wolf]]
    assert world.state["loot_items"]["taken"][creature["first_loot_item"]] == 0


def test_stacks_are_filled_before_free_slots(looting: tuple[World, int, int]) -> None:
    world, session, _ = looting
    player = int(world.state["sessions"]["player"][session])
    for _ in range(25):
        wolf = dead_wolf(world, player)
        worlds.send(world, session, "CMSG_LOOT", guid=guid(world, wolf))
        assert worlds.send(world, session, "CMSG_AUTOSTORE_LOOT_ITEM", loot_slot=0) == 0
    slots = world.state["players"]["slots"][player][23:39]
    stacks = sorted(int(world.state["items"]["count"][row]) for row in slots if row >= 0)
    assert counted(world, session, PELT) == 25
    assert stacks[-2:] == [5, 20]


def drops(rows: list[dict[str, Any]], kills: int) -> list[list[int]]:
    """Return the item entries of ``kills`` corpses of a wolf with these loot rows."""
    world = worlds.small_world(loot_pack(loot=worlds.rows("loot", *rows)))
    session = worlds.login(world, race=worlds.GNOME, class_id=worlds.MAGE, level=5, x=0.0, y=0.0)
    player = int(world.state["sessions"]["player"][session])
    entries = worlds.small_tables()["item_templates"]["entry"]
    found = []
    for _ in range(kills):
        world.state["clock"]["tick"] += 1
        wolf = dead_wolf(world, player)
        item = int(world.state["creatures"]["first_loot_item"][world.state["units"]["creature"][wolf]])
        held = []
        while item >= 0:
            held.append(int(entries[world.state["loot_items"]["template"][item]]))
            item = int(world.state["loot_items"]["next"][item])
        found.append(held)
        world.state.grow_where_tight()
    return found


def row(item: int, chance: float, group: int) -> dict[str, Any]:
    return {"loot_id": 1, "item": item, "chance_pct": chance, "group_id": group, "count_min": 1, "count_max": 1}


def test_a_group_drops_at_most_one_item_by_its_chances() -> None:
    found = drops([row(501, 30.0, 1), row(502, 0.0, 1), row(503, 0.0, 1)], 600)
    assert all(len(held) == 1 for held in found)
    share = {entry: sum(held == [entry] for held in found) / 600 for entry in (501, 502, 503)}
    assert share[501] == pytest.approx(0.30, abs=0.07)
    assert share[502] == pytest.approx(0.35, abs=0.07)
    assert share[503] == pytest.approx(0.35, abs=0.07)


def test_rows_outside_groups_drop_for_themselves() -> None:
    found = drops([row(501, 50.0, 0), row(502, 20.0, 0)], 600)
    assert sum(501 in held for held in found) / 600 == pytest.approx(0.5, abs=0.08)
    assert sum(502 in held for held in found) / 600 == pytest.approx(0.2, abs=0.06)
    assert any(len(held) == 2 for held in found)


def test_rows_for_a_quest_do_not_drop_without_it() -> None:
    assert drops([{**row(501, 100.0, 0), "quest_required": 1}], 20) == [[]] * 20
