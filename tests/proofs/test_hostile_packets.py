# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever well-formed packets come from whomever, the realm refuses by a reason that has an example, and its books agree."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from tests.proofs.books import audit
from tests.proofs.intruder import INCOMING, Intruder
from tests.proofs.runs import fleet_of, walk
from warhost.protocol.registry import definition
from warhost.realm.examples import systems
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import SESSION_QUEUE_FULL, SESSION_UNKNOWN

BOTS = 8
PACKETS_A_TICK = 24
HAVE_EXAMPLES = {(example.opcode, reason_name(example.reason)) for examples in systems().values() for example in examples}


def intrude(ticks: int, seed: int) -> Counter[tuple[str, str]]:
    """Let an intruder send packets from all sessions of a small fleet; return the outcomes of every packet, also the bots'."""
    fleet = fleet_of(BOTS)
    walk(fleet, 60)
    intruder = Intruder(fleet, seed)
    seen: Counter[tuple[str, str]] = Counter()
    for tick in range(1, ticks + 1):
        for _ in range(PACKETS_A_TICK):
            intruder.send()
        report = fleet.step()
        known = ~np.isin(report.results, (SESSION_UNKNOWN, SESSION_QUEUE_FULL))
        seen.update(
            (definition(int(opcode)).name, reason_name(int(result)))
            for opcode, result in zip(report.packets["opcode"][known], report.results[known], strict=True)
        )
        if tick % 25 == 0:
            fleet.world.state.check()
            assert audit(fleet.world.state) == [], f"at tick {tick}"
    return seen


def test_random_packets_are_refused_by_reasons_that_have_examples() -> None:
    seen = intrude(100, seed=1)
    assert set(seen) - HAVE_EXAMPLES == set()
    assert len({opcode for opcode, _ in seen}) == len(INCOMING)


@pytest.mark.shows
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(2, 8))
def test_many_random_packets_are_refused_by_reasons_that_have_examples(seed: int) -> None:
    assert set(intrude(1500, seed)) - HAVE_EXAMPLES == set()
