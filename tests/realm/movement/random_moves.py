# SPDX-License-Identifier: GPL-2.0-or-later
"""Send random moves, right and wrong ones, and print what became of all: ``python -m tests.realm.movement.random_moves SEED TICKS``."""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from typing import Any

from tests.realm.worlds import GNOME, HUMAN, MAGE, WARRIOR, guid_of, login, put, run, small_world, unit_of
from warhost.protocol.packets.movement import FAMILY
from warhost.realm.reason_names import reason_name
from warhost.realm.world import World

BOTS = 6


def fields_of(world: World, draw: random.Random, row: int) -> dict[str, Any]:
    """Return a move of unit ``row`` that is mostly legal: a short step, sometimes a leap, a fall, a wrong clock, another's GUID."""
    u = world.state["units"][row]
    far = draw.choice((0.0, 0.3, 0.3, 0.7, 2.0, 40.0))
    flags = draw.choice((0, 1, 1, 1, 2, 4, 8, 0x101, 0x10, 0x3, 0x1001, 0x800, 0x200000))
    moved = {
        "guid": guid_of(world, row if draw.random() > 0.02 else 0),
        "flags": flags,
        "flags2": 0,
        "time_ms": max(world.state.now_ms + draw.choice((50, 50, 50, 60, -400)), 0),
        "x": float(u["x"]) + draw.uniform(-far, far),
        "y": float(u["y"]) + draw.uniform(-far, far),
        "z": float(u["z"]) + draw.choice((0.0, 0.0, 0.0, -5.0, 0.2, 30.0)),
        "orientation": draw.uniform(-1.0, 7.0),
        "fall_time_ms": 0,
    }
    if flags & 0x1000:
        moved |= {"jump_z_speed": 0.0, "jump_sin": 0.0, "jump_cos": 0.0, "jump_xy_speed": 0.0}
    if flags & 0x200000:
        moved["pitch"] = 0.0
    return moved


def play(seed: int, ticks: int) -> tuple[str, Counter[str]]:
    """Run ``ticks`` ticks of random moves near creatures that attack; return a hash of state and outcomes, and the outcomes counted."""
    draw = random.Random(seed)
    world = small_world(seed=seed)
    sessions = [login(world, GNOME if k % 2 else HUMAN, MAGE if k % 2 else WARRIOR, 10, 180.0 + 20.0 * k, 3.0 * k) for k in range(BOTS)]
    digest = hashlib.blake2b(digest_size=16)
    seen: Counter[str] = Counter()
    for _ in range(ticks):
        for session in sessions:
            row = unit_of(world, session)
            if row >= 0 and draw.random() < 0.5:
                put(world, session, draw.choice(FAMILY), **fields_of(world, draw, row))
        results = run(world).results
        digest.update(results.tobytes())
        seen.update(reason_name(int(result)) for result in results)
    world.state.check()
    digest.update(world.state.state_hash().encode())
    return digest.hexdigest(), seen


if __name__ == "__main__":
    sys.stdout.write(play(int(sys.argv[1]), int(sys.argv[2]))[0])
