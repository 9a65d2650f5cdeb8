# SPDX-License-Identifier: GPL-2.0-or-later
"""What a death knight's brain asks of its runes: are those there that a spell costs, how many are ready at all."""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import RUNE_BLOOD, RUNE_FROST, RUNE_UNHOLY
from warhost.realm.perception import kernel

RUNES = 6


@kernel
def ready_runes(view: Any, player: int, at_ms: int) -> int:
    """Return how many of a player's runes are ready at a time."""
    count = 0
    for slot in range(RUNES):
        if view.runes[player].ready_ms[slot] <= at_ms:
            count += 1
    return count


@kernel
def has_runes(view: Any, player: int, spell: Any, at_ms: int) -> bool:
    """Return whether the runes that a spell costs are ready at a time; a death rune stands for any."""
    blood = 0 + spell.rune_blood
    unholy = 0 + spell.rune_unholy
    frost = 0 + spell.rune_frost
    death = 0
    runes = view.runes[player]
    for slot in range(RUNES):
        if runes.ready_ms[slot] > at_ms:
            continue
        kind = runes.kinds[slot]
        if kind == RUNE_BLOOD:
            blood -= 1
        elif kind == RUNE_UNHOLY:
            unholy -= 1
        elif kind == RUNE_FROST:
            frost -= 1
        else:
            death += 1
    return max(blood, 0) + max(unholy, 0) + max(frost, 0) <= death
