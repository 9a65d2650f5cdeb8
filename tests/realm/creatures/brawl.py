# SPDX-License-Identifier: GPL-2.0-or-later
"""A brawl whose outcome is one hash: ``python -m tests.realm.creatures.brawl SEED TICKS`` prints it."""

from __future__ import annotations

import sys

from tests.realm.arena import FOE, arena, creature_rows, fighter, guid_of, unit, unit_of
from tests.realm.worlds import MAGE, PRIEST, WARRIOR, move_to, put, rows, run
from warhost.realm.geometry import angle_to
from warhost.realm.handlers.creatures import aggro
from warhost.realm.world import World


def apart(world: World, a: int, b: int) -> float:
    """Return the square of the level distance of two units."""
    u, v = unit(world, a), unit(world, b)
    return float((u["x"] - v["x"]) ** 2 + (u["y"] - v["y"]) ** 2)


def brawl(seed: int, ticks: int) -> World:
    """Return the world after six players have fought twelve creatures that cast, flee, help each other and come back."""
    fireball = {"entry": FOE, "spell_id": 133, "first_min_ms": 500, "first_max_ms": 3000, "repeat_min_ms": 2000, "repeat_max_ms": 5000}
    spells = rows("creature_spells", fireball | {"chance_pct": 60.0, "health_below_pct": 100.0})
    spawns = [{"x": 100.0 + 6.0 * (k % 4), "y": 6.0 * (k // 4), "movement": k % 2, "wander_yd": 4.0, "respawn_ms": 8000} for k in range(12)]
    more = {
        "ai_kind": 2,
        "flee_health_pct": 20.0,
        "mana_min": 400,
        "mana_max": 400,
        "level_min": 8,
        "level_max": 12,
        "health_min": 60,
        "health_max": 60,
    }
    world = arena(*spawns, seed=seed, creature_spells=spells, **more)
    sessions = [fighter(world, level=10, x=80.0, y=3.0 * k, class_id=(WARRIOR, MAGE, PRIEST)[k % 3]) for k in range(6)]
    players = [unit_of(world, session) for session in sessions]
    foes = creature_rows(world)
    for k in range(ticks):
        for n, (session, row) in enumerate(zip(sessions, players, strict=True)):
            if k % 40 == n:
                move_to(world, row, 90.0 + (k // 40 * 7 + n * 5) % 30, 3.0 * n, 0.0)
                aggro.notice(world.state.kernels(), world.content, row, world.state.now_ms + 1)
            if k % 10 == n:
                nearest = min(foes, key=lambda foe: (unit(world, foe)["death"], apart(world, row, foe), foe))
                u, v = unit(world, row), unit(world, nearest)
                u["o"] = angle_to(float(u["x"]), float(u["y"]), float(v["x"]), float(v["y"]))
                put(world, session, "CMSG_ATTACKSWING", guid=guid_of(world, nearest))
            if unit(world, row)["death"] == 1 and k % 20 == n:
                put(world, session, "CMSG_REPOP_REQUEST", check_instance=0)
        run(world)
    world.state.check()
    return world


if __name__ == "__main__":
    print(brawl(int(sys.argv[1]), int(sys.argv[2])).state.state_hash())
