# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing is made from nothing and nothing gets lost: money, items, rows of pools, places in lists and cells."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.proofs.books import audit
from tests.proofs.runs import BUSY, fleet_of, idle
from warhost.fleet.fleet import Fleet
from warhost.protocol.opcode_numbers import (
    CMSG_AUTOSTORE_LOOT_ITEM,
    CMSG_LOOT_MONEY,
    SMSG_ITEM_PUSH_RESULT,
    SMSG_LOOT_MONEY_NOTIFY,
    SMSG_SPELL_GO,
)
from warhost.realm.tables.clock import POOLED


class Witness:
    """Reckons from packets and events, as an onlooker, what the players of a fleet must own."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet = fleet
        self.copper: Counter[int] = Counter()
        self.pieces: Counter[int] = Counter()
        self.used_up = 0
        self.loots = 0
        rows = fleet.content.spells.rows
        self.reagents = {int(s["id"]): int(s["reagent_count"]) for s in rows if s["reagent"] != 0}

    def step(self) -> None:
        """Let the fleet run one tick and write down who was told of which money and items, and which casts used reagents up."""
        report = self.fleet.step()
        player_of = self.fleet.world.state["units"]["player"]
        for event in report.events[np.isin(report.events["opcode"], (SMSG_LOOT_MONEY_NOTIFY, SMSG_ITEM_PUSH_RESULT))]:
            books, amount = (self.copper, "a") if event["opcode"] == SMSG_LOOT_MONEY_NOTIFY else (self.pieces, "b")
            books[int(player_of[event["unit"]])] += int(event[amount])
        for event in report.events[report.events["opcode"] == SMSG_SPELL_GO]:
            if player_of[event["unit"]] >= 0:
                self.used_up += self.reagents.get(int(event["a"]), 0)
        asked = np.isin(report.packets["opcode"], (CMSG_AUTOSTORE_LOOT_ITEM, CMSG_LOOT_MONEY))
        self.loots += int((report.results[asked] == 0).sum())

    def wrong(self, pieces_before: int) -> list[str]:
        """Return whose belongings are not what was told."""
        state = self.fleet.world.state
        players = state["players"][: state.used("players")]
        lines = [
            f"player {row} owns {copper} copper and was told of {self.copper[row]}"
            for row, copper in enumerate(players["copper"].tolist())
            if copper != self.copper[row]
        ]
        given, now = sum(self.pieces.values()), pieces(self.fleet)
        if now != pieces_before + given - self.used_up:
            lines.append(f"there are {now} pieces, {pieces_before} were there, {given} were given and {self.used_up} used up")
        if self.loots != int(state["clock"]["loots"][0]):
            lines.append(f"the clock counts {state['clock']['loots'][0]} loots, {self.loots} were accepted")
        return lines


def pieces(fleet: Fleet) -> int:
    """Return how many pieces lie in all the slots of all the players."""
    state = fleet.world.state
    slots = state["players"]["slots"][: state.used("players")]
    return int(state["items"]["count"][slots[slots >= 0]].sum())


def books_agree_for(bots: int, ticks: int, every: int) -> None:
    """Run a fleet without new gear and audit it ``every`` so many ticks."""
    fleet = fleet_of(bots)
    state = fleet.world.state
    state["rules"]["gear_follows_level"] = 0
    while int(fleet.bots().sum()) < bots:
        fleet.step()
    before = pieces(fleet)
    witness = Witness(fleet)
    most: list[int] = []
    for tick in range(1, ticks + 1):
        witness.step()
        if tick % every == 0:
            state.check()
            assert audit(state) + witness.wrong(before) == [], f"at tick {tick}"
            most.append(int(state["pools"]["live"][POOLED.index("timer_blocks")]))
    assert idle(state) == [], f"expected some of each of {BUSY}"
    assert most[-1] < 2 * most[len(most) // 2] + 256, f"timers pile up: {most}"
    fleet.wanted = bots // 2
    for _ in range(40):
        fleet.step()
    state.check()
    assert audit(state) == []
    assert int(fleet.bots().sum()) == bots // 2
    fleet.wanted = bots
    for _ in range(40):
        fleet.step()
    assert audit(state) == []
    assert int(fleet.bots().sum()) == bots


@pytest.mark.kernels
def test_the_books_of_a_small_fleet_agree() -> None:
    books_agree_for(bots=16, ticks=400, every=100)


@pytest.mark.shows
@pytest.mark.timeout(3600)
def test_the_books_of_two_hundred_bots_agree_over_three_thousand_ticks() -> None:
    books_agree_for(bots=200, ticks=3000, every=100)
