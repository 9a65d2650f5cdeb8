# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped pack is whole, the same each time it is made, and grows with the number of bots without growing denser."""

from pathlib import Path

import numpy as np
import pytest

from warhost.lore.content import PackError, load_pack, save_pack
from warhost.lore.content import words as w
from warhost.lore.content.shipped import scale_step
from warhost.lore.content.shipped.embers_pack import build_embers
from warhost.lore.content.shipped.layout import BANDS, cell_centres, hub, layout_for

SCALES = (50, 5000, 100_000)


def test_the_same_bots_and_seed_give_the_same_pack_and_the_same_bytes(tmp_path: Path) -> None:
    first, second = build_embers(500, 3), build_embers(500, 3)
    assert first.manifest == second.manifest
    save_pack(first, tmp_path / "a")
    save_pack(second, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert load_pack(tmp_path / "a").manifest.content_hash == first.manifest.content_hash


def test_another_seed_moves_creatures_but_changes_no_item() -> None:
    first, second = build_embers(500, 3), build_embers(500, 4)
    assert first.manifest.content_hash != second.manifest.content_hash
    assert (first.item_templates == second.item_templates).all()
    assert (first.zones == second.zones).all()


@pytest.mark.parametrize("bots", SCALES)
def test_there_are_creatures_and_room_for_every_bot(bots: int) -> None:
    pack = build_embers(bots, 0)
    assert pack.spots["capacity"].sum() >= bots
    assert 2.5 * bots <= pack.spots["targets"].sum()
    assert pack.spots["capacity"].max() <= 12
    in_spots = pack.spawns[pack.spawns["spot_id"] > 0]
    assert (np.bincount(in_spots["spot_id"])[1:] == pack.spots["targets"]).all()


def test_every_level_has_spots_on_both_maps() -> None:
    pack = load_pack("embers", bots=50)
    for map_id in (0, 1):
        spots = pack.spots[pack.spots["map_id"] == map_id]
        for level in range(1, 81):
            assert ((spots["level_min"] <= level) & (level <= spots["level_max"])).any(), (map_id, level)


def test_creatures_stand_apart_except_the_two_of_a_pack() -> None:
    pack = load_pack("embers", bots=5000)
    spot = pack.spawns[pack.spawns["spot_id"] == 100]
    apart = np.hypot(spot["x"][:, None] - spot["x"], spot["y"][:, None] - spot["y"])
    np.fill_diagonal(apart, np.inf)
    together = (spot["linked_pack"][:, None] == spot["linked_pack"]) & (spot["linked_pack"] > 0)
    assert apart[~together].min() > 16.0
    assert apart[together & np.isfinite(apart)].max(initial=0.0) < 5.0
    assert np.sort(apart, axis=1)[:, 1].max() < 40.0
    linked = np.bincount(pack.spawns["linked_pack"])
    assert set(linked[1:].tolist()) <= {0, 2}


def test_linked_creatures_are_neighbours_of_one_kind() -> None:
    pack = load_pack("embers", bots=5000)
    linked = pack.spawns[pack.spawns["linked_pack"] > 0]
    assert len(linked) > 100
    first, second = linked[0::2], linked[1::2]
    assert (first["linked_pack"] == second["linked_pack"]).all()
    assert (first["entry"] == second["entry"]).all()
    assert np.allclose(second["x"] - first["x"], 4.0)


@pytest.mark.parametrize("bots", SCALES)
def test_all_lies_on_the_map_and_zones_keep_hundreds_of_yards_between_them(bots: int) -> None:
    pack = build_embers(bots, 0)
    for axis in ("x", "y"):
        assert np.abs(pack.spawns[axis]).max() < 17066
    layout = layout_for(bots)
    for one in range(BANDS):
        for other in range(one):
            ax, ay = cell_centres(layout, one)
            bx, by = cell_centres(layout, other)
            gap_x = max(ax.min() - bx.max(), bx.min() - ax.max())
            gap_y = max(ay.min() - by.max(), by.min() - ay.max())
            assert max(gap_x, gap_y) > 400.0


def test_the_dead_wake_near_and_where_nothing_stands() -> None:
    pack = load_pack("embers", bots=20_000)
    for map_id in (0, 1):
        graves = pack.graveyards[pack.graveyards["map_id"] == map_id]
        spots = pack.spots[pack.spots["map_id"] == map_id]
        away = np.hypot(spots["x"][:, None] - graves["x"], spots["y"][:, None] - graves["y"])
        assert away.min(axis=1).max() < 500.0
        assert away.min() > spots["radius_yd"].max() + 40.0
    healers = pack.creature_templates[pack.creature_templates["npc_flags"] & w.NPC_SPIRIT_HEALER > 0]["entry"]
    assert np.isin(pack.spawns["entry"], healers).sum() == len(pack.graveyards)


def test_respawns_take_20_to_45_seconds_in_spots() -> None:
    pack = load_pack("embers", bots=5000)
    respawn = pack.spawns["respawn_ms"][pack.spawns["spot_id"] > 0]
    assert respawn.min() >= 20_000
    assert respawn.max() <= 45_000


def test_a_level_1_and_a_level_80_creature_have_the_figures_of_their_sources() -> None:
    pack = load_pack("embers")
    poacher = pack.creature_templates[pack.creature_templates["entry"] == 10_030][0]
    assert pack.text(poacher["name"]) == "Novice Vale Poacher"
    assert (poacher["level_min"], poacher["health_min"], poacher["armour_min"], poacher["attack_power"]) == (1, 55, 8, 9)  # 42 * 1.3
    # (0.1321 + 9 / 14) * 2.0 s * 0.9 and (0.1321 * 1.5 + 9 / 14) * 2.0 s * 0.9
    assert (poacher["damage_min"], poacher["damage_max"]) == (1.39, 1.51)
    warbander = pack.creature_templates[pack.creature_templates["entry"] == 11_534][0]
    assert pack.text(warbander["name"]) == "Veteran Coalborn Warbander"
    assert (warbander["level_min"], warbander["health_min"], warbander["armour_min"]) == (80, 5_292, 9_729)  # 12,600 * 0.42


def test_spells_of_creatures_have_names() -> None:
    names = load_pack("embers").names_of_spells()
    assert names[900_100] == names[900_108] == "Cinder Bolt"
    assert names[900_300] == "Ash-Baked Roll"


def test_every_race_starts_at_the_first_hub_of_its_land() -> None:
    pack = load_pack("embers", bots=5000)
    assert len(pack.player_starts) == 62
    x, y = hub(layout_for(5000), 0)
    humans = pack.player_starts[pack.player_starts["race"] == 1]
    assert set(humans["player_class"].tolist()) == {1, 2, 4, 5, 6, 8, 9}
    assert (humans["map_id"] == 0).all()
    assert np.hypot(humans["x"] - x, humans["y"] - y).max() < 20.0
    assert (pack.player_starts[pack.player_starts["race"] == 2]["map_id"] == 1).all()


def test_a_pack_of_few_more_bots_is_the_same_world() -> None:
    assert [scale_step(bots) for bots in (1, 100, 101, 4999, 5000, 5001, 100_000)] == [100, 100, 200, 5000, 5000, 10_000, 100_000]
    pack = load_pack("embers", bots=300)
    assert pack.scaled(450).manifest == pack.manifest
    assert pack.scaled(5000).manifest.bots == 5000
    with pytest.raises(PackError, match="cannot be scaled to 0 bots"):
        pack.scaled(0)


def test_loot_of_every_creature_resolves_to_goods_and_gear() -> None:
    pack = load_pack("embers")
    wolf = pack.creature_templates[pack.creature_templates["entry"] == 10_000][0]
    rows = pack.loot[pack.loot["loot_id"] == wolf["loot_id"]]
    group = rows[rows["group_id"] == 1]
    assert len(group) == 3
    assert (group["chance_pct"] == 0).all()
    reference = rows[rows["reference"] > 0][0]["reference"]
    gear = pack.loot_references[pack.loot_references["loot_id"] == reference]["item"]
    assert (pack.item_templates[np.isin(pack.item_templates["entry"], gear)]["required_level"] == 1).all()
