# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what priests cast: dispels, shields that absorb, fear and its ward, a life offered."""

from __future__ import annotations

from typing import Any

from warhost.realm.examples import Creature, Do, Example, Login, Set, Step, guid
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import BANDIT, alone, at, bears, ready, stage, sturdy
from warhost.realm.unit_flags import UNIT_FLAG_FLEEING, UNIT_FLAG_IN_COMBAT

PRIEST, WARRIOR = 5, 1
DISPEL_MAGIC, CURE_DISEASE, FORTITUDE, SHIELD, WEAKENED_SOUL = 527, 528, 1243, 17, 6788
PSYCHIC_SCREAM, FEAR, SMITE, RESURRECTION = 8122, 5782, 585, 2006


def _stage(*steps: Step) -> tuple[Step, ...]:
    friend = Login("friend", class_id=WARRIOR, level=80, x=3.0)
    return stage(PRIEST, friend, Creature("bandit", BANDIT, x=4.0), Do(ready), sturdy("bandit"), *steps)


def _slay_friend(world: Any, rows: dict[str, int]) -> None:
    kill(world.state.kernels(), world.content, rows["friend"], -1, world.state.now_ms)


EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "a friend is freed of magic",
        _stage(bears("friend", FEAR, "bandit")),
        at("friend", DISPEL_MAGIC),
        before={"units[friend].flags": UNIT_FLAG_FLEEING, "auras[friend:5782].stacks": 1},
        after={"units[friend].flags": 0, "auras[friend:5782].stacks": None},
        mechanic="Dispels",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an enemy loses what helps him",
        _stage(bears("bandit", FORTITUDE, "bandit")),
        at("bandit", DISPEL_MAGIC),
        before={"auras[bandit:1243].stacks": 1},
        after={"auras[bandit:1243].stacks": None},
        mechanic="Dispels",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a friend who has no disease",
        _stage(bears("friend", FEAR, "bandit")),
        at("friend", CURE_DISEASE),
        no.NOTHING_TO_DISPEL,
        before={"auras[friend:5782].stacks": 1},
        after={"auras[friend:5782].stacks": 1},
        mechanic="Dispels",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a shield takes what comes",
        _stage(),
        at("friend", SHIELD),
        before={"sheets[friend].absorbing": 0, "auras[friend:6788].duration_ms": None},
        after={"sheets[friend].absorbing": 48, "auras[friend:6788].duration_ms": 15000},
        mechanic="Absorbs",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a second shield under Weakened Soul",
        _stage(bears("friend", WEAKENED_SOUL, "me")),
        at("friend", SHIELD),
        no.TARGET_AURASTATE,
        before={"sheets[friend].absorbing": 0},
        after={"sheets[friend].absorbing": 0},
        mechanic="Absorbs",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a scream drives a bandit away",
        _stage(),
        alone(PSYCHIC_SCREAM),
        before={"units[bandit].flags": 0, "auras[bandit:8122].duration_ms": None},
        after={"units[bandit].flags": UNIT_FLAG_FLEEING | UNIT_FLAG_IN_COMBAT, "auras[bandit:8122].duration_ms": 8000},
        mechanic="Fear",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a cast in fear",
        _stage(bears("me", FEAR, "bandit")),
        at("bandit", SMITE),
        no.FLEEING,
        before={"units[me].flags": UNIT_FLAG_FLEEING},
        after={"units[me].flags": UNIT_FLAG_FLEEING},
        mechanic="Fear",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "who fears nothing is not driven away",
        _stage(Set("sheets[bandit].mechanic_immunity", 1 << 5)),
        alone(PSYCHIC_SCREAM),
        before={"auras[bandit:8122].duration_ms": None},
        after={"auras[bandit:8122].duration_ms": None, "units[me].powers[0]": 4850},
        mechanic="Fear",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a dead friend is offered life",
        _stage(Do(_slay_friend)),
        at("friend", RESURRECTION),
        before={"players[friend].offered_by": 0, "units[friend].death": 1},
        after={"players[friend].offered_by": guid("me"), "units[friend].death": 1},
        wait_ms=10_100,
        mechanic="Resurrection",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a friend who lives",
        _stage(),
        at("friend", RESURRECTION),
        no.TARGET_NOT_DEAD,
        before={"players[friend].offered_by": 0},
        after={"players[friend].offered_by": 0},
        mechanic="Resurrection",
    ),
)
