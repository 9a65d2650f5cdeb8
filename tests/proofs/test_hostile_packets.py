# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever well-formed packets come from whomever, the realm refuses by a reason that has an example, and its books agree."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
import pytest

from tests.proofs.books import audit
from tests.proofs.runs import fleet_of, walk
from warhost.fleet.fleet import Fleet
from warhost.protocol.codec import encode
from warhost.protocol.packet import Packet
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.protocol.registry import PACKETS, definition
from warhost.protocol.samples import RandomSource, sample
from warhost.realm.examples import systems
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import SESSION_QUEUE_FULL, SESSION_UNKNOWN

BOTS = 8
PACKETS_A_TICK = 24
INCOMING = [packet for packet in PACKETS if packet.from_client]
PLACES = {"x": 0, "y": 1, "z": 2, "dest_x": 0, "dest_y": 1, "dest_z": 2}
HAVE_EXAMPLES = {(example.opcode, reason_name(example.reason)) for examples in systems().values() for example in examples}


class Intruder:
    """Makes packets that fit their layout and often also the realm: real GUIDs, spells of the class, places near by."""

    def __init__(self, fleet: Fleet, seed: int) -> None:
        self.fleet = fleet
        self.rng = random.Random(seed)
        self.source = RandomSource(self.rng)
        self.spells = fleet.content.spells.rows["id"]

    def fields(self, packet: Packet, unit: Any) -> dict[str, Any]:
        """Return fields of a packet, as the player of ``unit`` might mean them."""
        fields = sample(packet, self.source)
        if "flags" in fields and self.rng.random() < 0.7:
            given = {field.name for field in packet.fields if field.when is None}
            fields = {name: value for name, value in fields.items() if name in given} | {
                "flags2": 0,
                "flags": self.rng.choice((0, 1, 2, 4, 8, 16)),
            }
        state = self.fleet.world.state
        for name in fields:
            if self.rng.random() < 0.2:
                continue
            if name in ("guid", "target_guid"):
                near = np.flatnonzero(np.hypot(state["units"]["x"] - unit["x"], state["units"]["y"] - unit["y"]) < 40)
                row = self.rng.choice(near.tolist() or [0])
                fields[name] = int(self.rng.choice([unit["guid"], state["units"]["guid"][row]]))
            elif name == "spell_id":
                book = np.unpackbits(state.plain["spellbook"][max(0, int(unit["player"]))], bitorder="little")[: len(self.spells)]
                fields[name] = int(self.rng.choice(self.spells[book == 1].tolist() or [0]))
            elif name in PLACES:
                fields[name] = float(np.float32(unit["xyz"[PLACES[name]]] + self.rng.uniform(-2, 2)))
            elif name == "orientation":
                fields[name] = float(np.float32(self.rng.uniform(0.0, 6.28)))
            elif name == "time_ms":
                fields[name] = (state.now_ms + self.rng.randint(0, 200)) & 0xFFFFFFFF
        return fields

    def send(self) -> None:
        """Put one packet into the inbox, mostly from a bot's session."""
        state = self.fleet.world.state
        session = self.rng.randint(-1, BOTS + 2)
        seated = 0 <= session < len(state["sessions"]) and state["sessions"]["unit"][session] >= 0
        unit = state["units"][state["sessions"]["unit"][session] if seated else 0]
        packet = self.rng.choice(INCOMING)
        fields = self.fields(packet, unit)
        encode(packet.name, fields)
        record, blob = to_record(packet.name, fields, session)
        self.fleet.world.inbox.put(record.view(BASE_DTYPE), blob)


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
