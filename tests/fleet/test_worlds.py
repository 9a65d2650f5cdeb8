# SPDX-License-Identifier: GPL-2.0-or-later
"""Bots live in the real worlds as in our own: nearly all of them play, and at the end nobody is stuck."""

from __future__ import annotations

from pathlib import Path

import pytest

from warhost.fleet.opening import Plan, new_fleet
from warhost.lore.content import save_pack
from warhost.sources.importer import import_world

REALM_MINUTE = 1200


def stuck_and_least_active(shared: Path, tmp_path: Path, world: str, bots: int, minutes: int) -> tuple[int, float]:
    """Let bots live in an imported world; return how many are stuck at the end, and the least share that ever was in the world."""
    path = shared / "world" / f"{world}.sql.gz"
    if not path.is_file():
        pytest.skip(f"{path.name} is absent from the shared data")
    save_pack(import_world(path)[0], tmp_path / "world.pack")
    fleet = new_fleet(Plan(str(tmp_path / "world.pack"), 1, bots, {}))
    least = 1.0
    for tick in range(minutes * REALM_MINUTE):
        fleet.step()
        if tick > REALM_MINUTE // 4 and tick % 100 == 0:
            states = fleet.states()
            least = min(least, (bots - states["loading"] - states["stuck"]) / bots)
    return fleet.states()["stuck"], least


@pytest.mark.compiled
def test_thirty_bots_live_in_the_slice_for_a_minute(shared_data: Path, tmp_path: Path) -> None:
    stuck, least = stuck_and_least_active(shared_data, tmp_path, "world_slice", 30, 1)
    assert (stuck, least >= 29 / 30) == (0, True), "one of thirty may be between two places, on its way to a graveyard"


@pytest.mark.shows
def test_500_bots_live_in_the_slice_for_half_an_hour(shared_data: Path, tmp_path: Path) -> None:
    stuck, least = stuck_and_least_active(shared_data, tmp_path, "world_slice", 500, 30)
    assert (stuck, least >= 0.98) == (0, True)


@pytest.mark.shows
def test_5000_bots_live_in_the_whole_world_for_half_an_hour(shared_data: Path, tmp_path: Path) -> None:
    stuck, least = stuck_and_least_active(shared_data, tmp_path, "world_full", 5000, 30)
    assert (stuck, least >= 0.98) == (0, True)
