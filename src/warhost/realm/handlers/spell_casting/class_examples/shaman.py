# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what shamans cast at several: lightning that jumps from one to the next."""

from __future__ import annotations

from warhost.realm.examples import Creature, Example, Login, Set, Step
from warhost.realm.handlers.spell_casting.class_examples.actors import BANDIT, WOLF, at, stage, sturdy

SHAMAN, ORC = 7, 2
CHAIN_LIGHTNING, CHAIN_HEAL = 421, 1064


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
        "a chain heal goes on to its wounded caster",
        (*_stage(20.0), Login("friend", race=ORC, class_id=SHAMAN, level=80, x=5.0), Set("units[friend].hp", 1), Set("units[me].hp", 1)),
        at("friend", CHAIN_HEAL),
        before={"units[friend].hp": 1, "units[me].hp": 1},
        after={"units[friend].hp": 349, "units[me].hp": 220},
        wait_ms=2600,
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
