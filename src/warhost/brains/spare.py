# SPDX-License-Identifier: GPL-2.0-or-later
"""Ask what a bot that does nothing might have cast: what a measurement of idle global cooldowns needs, and no decision does."""

from __future__ import annotations

from typing import Any

from warhost.brains import rotation as r
from warhost.brains.choosing import is_ready
from warhost.brains.conditions import holds
from warhost.brains.rotation import FIGHT
from warhost.brains.senses import seen
from warhost.lore.spells import flags as f
from warhost.realm.perception import kernel

SAVINGS = (r.MANA_ABOVE, r.RAGE_ABOVE, r.ENERGY_ABOVE, r.RUNIC_POWER_ABOVE)
"""Conditions by which a line saves power that would be enough for its spell (an attack; for others they say when it is wanted)."""
BUSY, WAITS, WASTES = range(3)


@kernel
def idleness(view: Any, know: Any, m: Any, player: int, me: int, now_ms: int) -> int:
    """Return BUSY where the bot casts, channels, has no global cooldown free, or no target in sight; else what its idleness is.

    WASTES: a line of its rotation for the fight would start a global cooldown now; what lines save of power counts as there.
    WAITS: none would, for want of power, for cooldowns, or because of what auras there are.
    """
    u = view.units[me]
    target = seen(view, me, m.target)
    if target < 0 or u.cast_spell >= 0 or u.channel_spell >= 0 or u.gcd_ends_ms > now_ms:
        return BUSY
    first = int(know.rotation_first[u.class_id])
    for k in range(int(know.rotation_count[u.class_id])):
        row = m.ranks[k]
        line = know.rotation[first + k]
        if row < 0 or line.when != FIGHT:
            continue
        spell = know.spells[row]
        if spell.gcd_ms == 0 or (spell.attributes & f.NEXT_SWING) != 0:
            continue
        if not is_ready(view, know, m, player, me, target, line, row, FIGHT, now_ms):
            continue
        saves = (spell.attributes & f.HARMFUL) != 0
        wanted = True
        for c in range(3):
            if not (saves and line.kinds[c] in SAVINGS) and not holds(view, know, player, me, target, line, spell, c):
                wanted = False
        if wanted:
            return WASTES
    return WAITS


@kernel
def count_idleness(view: Any, know: Any, memory: Any, players: Any, counts: Any) -> None:
    """Add one to ``counts[k, idleness]`` for the k-th of ``players`` (rows, int32). Mutates ``counts`` (int64, a row a player)."""
    now_ms = view.clock[0].now_ms
    for k in range(len(players)):
        player = int(players[k])
        me = int(view.players[player].unit)
        if view.units[me].death == 0:
            counts[k, idleness(view, know, memory[player], player, me, now_ms)] += 1
