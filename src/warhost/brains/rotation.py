# SPDX-License-Identifier: GPL-2.0-or-later
"""Rotations as tables: lines in order of priority, each a spell, whom it is for, and conditions that must hold.

A line names its spell by the id of its first rank; a bot uses the highest rank it knows. Lines are evaluated for all bots
of a class by one kernel (``choosing``); adding a line needs no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from warhost.brains.memory import ALONE, HEALER, LINES, TANK
from warhost.realm.perception import Column, Table

# When a line is looked at.
FIGHT, BUFF, HEAL_SELF, HEAL_FRIEND, OPENER, RETURN = range(6)

# Conditions: (kind, argument).
(
    ALWAYS,
    TARGET_LACKS_MINE,  # the target bears no aura of this chain from me
    TARGET_LACKS,  # the target bears no aura of this chain at all
    SELF_LACKS,  # I bear no aura of this chain
    SELF_HP_BELOW,  # my health is below so many percent
    SELF_HP_ABOVE,
    TARGET_HP_BELOW,
    TARGET_HP_ABOVE,
    TARGET_CASTS,  # the target casts or channels
    MANA_BELOW,  # my mana is below so many percent
    MANA_ABOVE,
    RAGE_ABOVE,  # my rage is above so many points
    NEARER_THAN,  # the target is nearer than so many yd
    FARTHER_THAN,
    ENEMIES_ABOVE,  # more than so many enemies fight me within 10 yd
    SELF_LACKS_GROUP,  # I bear no aura of the line's exclusive group
    TARGET_ATTACKS_ME,
    FRIEND_HP_BELOW,  # the friend's health is below so many percent
    NO_FORM,  # I am in no form or stance
    TARGET_HAS_MAGIC,  # the target bears a helpful aura that a dispel of magic takes
    NO_PET,  # I have no pet
    PET_HP_BELOW,  # I have a pet, and its health is below so many percent
    ITEMS_BELOW,  # I carry fewer than so many of what the line's spell makes
    ENERGY_ABOVE,  # my energy is above so many points
    COMBO_ABOVE,  # I have more than so many combo points, on the target where the spell has one
    IN_FORM,  # I am in one of the forms of a mask, bit form-1
    SELF_AILS,  # I bear a harmful aura that the line's spell takes off
    TARGET_IS_UNHOLY,  # the target is undead or a demon
    RUNIC_POWER_ABOVE,  # my runic power is above so many points
    RUNES_BELOW,  # fewer than so many of my runes are ready
    TARGET_LACKS_AURA,  # the target bears no aura of this spell id from me
    TARGET_BEARS_AURA,  # the target bears an aura of this spell id from me
    ENEMIES_LACK_AURA,  # somebody within 10 yd who fights me bears no aura of this spell id from me
    PET_DEAD,  # my pet lies dead
    PET_LACKS,  # my living pet bears no aura of this chain
    SELF_LACKS_CHAIN,  # I bear no aura of the chain of that first rank
    EVERY_OTHER,  # the number of my casts so far is even (0) or odd (1)
    NO_TOTEM,  # no totem of mine stands near me in the place of that number: 0 fire, 1 earth, 2 water, 3 air
    TOTEM_STANDS,  # one does
    IN_ROLE,  # my role is one of a mask, bit role: ALONE_BIT, TANK_BIT, HEALER_BIT
    TARGET_FIGHTS_FRIEND,  # the target has another player of my team as its target
) = range(41)

ALONE_BIT, TANK_BIT, HEALER_BIT = (1 << role for role in (ALONE, TANK, HEALER))

ASKED_ELSEWHERE = (ALWAYS, ITEMS_BELOW, EVERY_OTHER, IN_ROLE)
"""Conditions that hold, or that ``choosing`` asks, who knows pack and memory."""
OF_TARGET = (
    TARGET_LACKS_MINE, TARGET_LACKS, TARGET_HP_BELOW, TARGET_HP_ABOVE, TARGET_CASTS, NEARER_THAN, FARTHER_THAN, TARGET_ATTACKS_ME,
    FRIEND_HP_BELOW, TARGET_HAS_MAGIC, TARGET_IS_UNHOLY, TARGET_LACKS_AURA, TARGET_BEARS_AURA, TARGET_FIGHTS_FRIEND,
)  # fmt: skip
OF_COMPANY = (ENEMIES_ABOVE, ENEMIES_LACK_AURA, NO_PET, PET_HP_BELOW, PET_DEAD, PET_LACKS, NO_TOTEM, TOTEM_STANDS)


@dataclass(frozen=True, slots=True)
class Line:
    """Is one line of a rotation: the first rank's spell id, its name for the reader, when, and up to three conditions."""

    chain: int
    name: str
    when: int = FIGHT
    conditions: tuple[tuple[int, int], ...] = ()


ROTATION = Table(
    "rotation",
    (
        Column("chain", "i4", "id of the spell's first rank"),
        Column("when", "u1", "FIGHT, BUFF, HEAL_SELF, HEAL_FRIEND, OPENER or RETURN"),
        Column("kinds", "u1", "conditions", width=3),
        Column("values", "i4", "their arguments", width=3),
        Column("first_rank", "i4", "first of its ranks in the table of ranks, highest first", low=0),
        Column("rank_count", "i4", low=0),
    ),
)


def lines_of(rotations: Mapping[int, tuple[Line, ...]], spells: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return ``(rotation, first, count, ranks)`` for ``rotations`` (class id to lines) over the SpellTable ``spells``.

    ``rotation`` holds ROTATION rows, ``first`` and ``count`` (int32, by class id) say which are a class's, ``ranks`` (int32)
    the rows of spells. Raises ValueError for a line whose spell the table does not hold, or a rotation with too many lines.
    """
    first, count = np.zeros(12, np.int32), np.zeros(12, np.int32)
    total = sum(len(lines) for lines in rotations.values())
    rotation = ROTATION.rows(total)
    ranks: list[int] = []
    at = 0
    for class_id, lines in sorted(rotations.items()):
        if len(lines) > LINES:
            raise ValueError(f"the rotation of class {class_id} has {len(lines)} lines, at most {LINES} are remembered")
        first[class_id], count[class_id] = at, len(lines)
        for line in lines:
            ids = spells.chains.get(line.chain)
            if not ids:
                raise ValueError(f"the rotation of class {class_id} names {line.name} by {line.chain}, which is no spell's first rank")
            row = rotation[at]
            row["chain"], row["when"] = line.chain, line.when
            for k, (kind, value) in enumerate(line.conditions):
                row["kinds"][k], row["values"][k] = kind, value
            row["first_rank"], row["rank_count"] = len(ranks), len(ids)
            ranks.extend(spells.row_of(i) for i in reversed(ids))
            at += 1
    return rotation, first, count, np.array(ranks, np.int32)
