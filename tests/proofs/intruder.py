# SPDX-License-Identifier: GPL-2.0-or-later
"""Make well-formed packets that bots would never send, from every session of a fleet."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from warhost.fleet.fleet import Fleet
from warhost.protocol.codec import encode
from warhost.protocol.packet import Packet
from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.protocol.registry import PACKETS
from warhost.protocol.samples import RandomSource, sample

INCOMING = [packet for packet in PACKETS if packet.from_client]
PLACES = {"x": 0, "y": 1, "z": 2, "dest_x": 0, "dest_y": 1, "dest_z": 2}


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
        session = self.rng.randint(-1, self.fleet.wanted + 2)
        seated = 0 <= session < len(state["sessions"]) and state["sessions"]["unit"][session] >= 0
        unit = state["units"][state["sessions"]["unit"][session] if seated else 0]
        packet = self.rng.choice(INCOMING)
        fields = self.fields(packet, unit)
        encode(packet.name, fields)
        record, blob = to_record(packet.name, fields, session)
        self.fleet.world.inbox.put(record.view(BASE_DTYPE), blob)
