# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to a bot that keeps it from doing something: silence, pacification, roots, a charge that carries it."""

from __future__ import annotations

from typing import Any

from warhost.brains.senses import FLAG_PACIFIED, FLAG_SILENCED, MOVE_ROOT
from warhost.lore.spells.effects import SPELL_EFFECT_CHARGE, SPELL_EFFECT_LEAP_BACK
from warhost.lore.spells.enums import PREVENTION_PACIFY, PREVENTION_SILENCE
from warhost.realm.perception import kernel

LEAPS = (SPELL_EFFECT_CHARGE, SPELL_EFFECT_LEAP_BACK)


@kernel
def is_held_off(view: Any, me: int, spell: Any) -> bool:
    """Return whether what is done to the bot keeps it from a spell: silence, pacification, a root where the spell leaps."""
    u = view.units[me]
    if spell.prevention == PREVENTION_SILENCE and (u.flags & FLAG_SILENCED) != 0:
        return True
    if spell.prevention == PREVENTION_PACIFY and (u.flags & FLAG_PACIFIED) != 0:
        return True
    if (u.move_flags & MOVE_ROOT) == 0:
        return False
    return spell.effect[0] in LEAPS or spell.effect[1] in LEAPS or spell.effect[2] in LEAPS


@kernel
def is_carried(view: Any, me: int) -> bool:
    """Return whether the server moves the bot along a path (a charge): until its end the moves of its client do not count."""
    return view.units[me].path_kind != 0
