# SPDX-License-Identifier: GPL-2.0-or-later
"""Cast at random for a while and print the state's hash, the casts that went off and the refusals by reason.

Run as a program by ``test_script.py``, once compiled and once not: ``python -m tests.realm.spell_casting.script SEED TICKS``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from tests.realm.spell_casting.arena import MANA, Arena
from tests.realm.worlds import MAGE, PRIEST, WARRIOR, WOLF
from warhost.lore.spells.flags import PASSIVE, TRIGGERED_ONLY
from warhost.realm.handlers.spell_casting.interrupts import interrupt, on_move, push_back


def known(arena: Arena, class_id: int) -> list[int]:
    """Return the ids of the spells that a class casts by packet."""
    rows = arena.spells
    return [int(r["id"]) for r in rows if int(r["class_id"]) == class_id and not int(r["attributes"]) & (PASSIVE | TRIGGERED_ONLY)]


def script(seed: int, ticks: int) -> str:
    """Return the outcome of ``ticks`` ticks of random casts, cancels, steps, pushes and interrupts."""
    draw = random.Random(seed)
    arena = Arena(seed)
    classes = (MAGE, PRIEST, WARRIOR, MAGE, PRIEST, WARRIOR)
    players = [arena.player(class_id, x=1.5 * n) for n, class_id in enumerate(classes)]
    books = [known(arena, class_id) for class_id in classes]
    foes = [arena.creature(x=4.0 + 3.0 * n) for n in range(3)] + [arena.creature(x=6.0 + n, entry=WOLF) for n in range(3)]
    arena.sheets["weapon_subclass"][players] = 7
    arena.sheets["has_shield"][players] = 1
    st, ct = arena.world.state.kernels(), arena.world.content
    reasons: Counter[int] = Counter()
    for _ in range(ticks):
        for player, book in zip(players, books, strict=True):
            pick = draw.random()
            if pick < 0.5:
                place = (draw.uniform(-5.0, 25.0), draw.uniform(-5.0, 5.0), 0.0) if pick < 0.1 else None
                arena.order(player, draw.choice(book), draw.choice([*foes, *players, -1]), place)
            elif pick < 0.52:
                on_move(st, ct, player, arena.now_ms + 1)
            elif pick < 0.54:
                push_back(st, ct, player, arena.now_ms + 1)
            elif pick < 0.55:
                interrupt(st, ct, player, 3000, arena.now_ms + 1)
        if arena.world.state.tick % 40 == 0:
            arena.units["powers"][players] = MANA
        reasons.update(arena.tick().results.tolist())
    arena.world.state.check()
    casts = int(arena.clock["casts"][0])
    return f"{arena.world.state.state_hash()} casts={casts} {sorted(reasons.items())}"


if __name__ == "__main__":
    print(script(int(sys.argv[1]), int(sys.argv[2])))
