# SPDX-License-Identifier: GPL-2.0-or-later
"""What a bot waits for: its cast, its channel, its global cooldown, what it asked for early; and taking that back."""

from __future__ import annotations

from typing import Any

from warhost.brains.writing import say_cancel_cast
from warhost.lore.spells import flags as f
from warhost.realm.perception import kernel


@kernel
def free_ms(view: Any, me: int, now_ms: int) -> int:
    """Return when (ms) the bot's cast, channel and GCD are over; ``now_ms`` where they are."""
    u = view.units[me]
    free = max(now_ms, u.gcd_ends_ms)
    if u.cast_spell >= 0:
        free = max(free, u.cast_due_ms)
    if u.channel_spell >= 0:
        free = max(free, u.channel_ends_ms + view.rules[0].queue_ms)
    return free


@kernel
def busy_ms(view: Any, m: Any, me: int, now_ms: int) -> int:
    """Return for how many ms more the bot has nothing to ask for: it casts, channels, waits for its GCD or for what it asked."""
    if m.asked_until_ms > now_ms:
        return m.asked_until_ms - now_ms
    return free_ms(view, me, now_ms) - view.rules[0].queue_ms - now_ms + 1


@kernel
def still_ms(view: Any, know: Any, m: Any, me: int, now_ms: int) -> int:
    """Return for how many ms more the bot has to stand still, 0 for none: it casts, channels, or asked early for what has a cast bar."""
    u = view.units[me]
    if u.cast_spell >= 0 or u.channel_spell >= 0:
        return max(1, free_ms(view, me, now_ms) - now_ms)
    if m.asked_until_ms > now_ms and m.asked >= 0 and know.spells[m.asked].cast_ms > 0:
        return m.asked_until_ms - now_ms
    return 0


@kernel
def take_back(view: Any, know: Any, m: Any, out: Any, me: int, session: int, now_ms: int) -> None:
    """Break off a harmful cast, or one asked for early, because the bot has lost its target. Mutates memory and batch."""
    spell = -1
    if m.asked_until_ms > now_ms:
        spell = 0 + m.asked
    if view.units[me].cast_spell >= 0:
        spell = 0 + view.units[me].cast_spell
    if spell >= 0 and (know.spells[spell].attributes & f.HARMFUL) != 0:
        say_cancel_cast(out, session, know.spells[spell].id, m.cast_count)
        m.asked_until_ms = now_ms
