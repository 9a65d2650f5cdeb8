# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what shamans cast at several: lightning that jumps from one to the next."""

from __future__ import annotations

from warhost.realm.examples import Creature, Example, Step
from warhost.realm.handlers.spell_casting.class_examples.actors import BANDIT, WOLF, at, stage, sturdy

SHAMAN, ORC = 7, 2
CHAIN_LIGHTNING = 421


def _stage(wolf_x: float) -> tuple[Step, ...]:
    bandit, wolf = Creature("bandit", BANDIT, x=12.0), Creature("wolf", WOLF, x=wolf_x)
    return stage(SHAMAN, bandit, wolf, sturdy("bandit", "wolf"), race=ORC)


EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "lightning goes on to two more and keeps seven tenths with each jump",
        _stage(20.0),
        at("bandit", CHAIN_LIGHTNING),
        before={"units[bandit].hp": 100000, "units[dummy].hp": 100000, "units[wolf].hp": 100000},
        after={"units[bandit].hp": 99789, "units[dummy].hp": 99844, "units[wolf].hp": 99899},
        wait_ms=2100,
        mechanic="Chain targets",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "who stands more than ten yards from the last is not struck",
        _stage(23.0),
        at("bandit", CHAIN_LIGHTNING),
        before={"units[wolf].hp": 100000},
        after={"units[wolf].hp": 100000},
        wait_ms=2100,
        mechanic="Chain targets",
    ),
)
