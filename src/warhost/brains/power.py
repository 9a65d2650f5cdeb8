# SPDX-License-Identifier: GPL-2.0-or-later
"""What of its power a bot will have left when a spell is paid for: what fades until then, what waits for the next swing."""

from __future__ import annotations

from typing import Any

from warhost.brains.senses import is_shifted
from warhost.lore.formulas.rage import DECAY_EVERY_MS, DECAY_TENTHS, RUNIC_DECAY_TENTHS
from warhost.lore.spells import flags as f
from warhost.lore.spells import traits as t
from warhost.lore.spells.enums import POWER_RAGE, POWER_RUNIC_POWER
from warhost.realm.perception import kernel


@kernel
def fading(view: Any, me: int, spell: Any, now_ms: int) -> int:
    """Return how much of a spell's power may fade until it is paid for, in tenths: rage and runic power, out of combat.

    A spell is paid for when the global cooldown and its own cast bar are over, one for the next swing within a swing's time.
    """
    power = spell.power_type
    if view.units[me].in_combat == 1 or (power != POWER_RAGE and power != POWER_RUNIC_POWER):
        return 0
    wait_ms = max(view.units[me].gcd_ends_ms - now_ms, 0) + spell.cast_ms
    if (spell.attributes & f.NEXT_SWING) != 0:
        wait_ms = 0 + view.sheets[me].attack_ms[0]
    times = (wait_ms + DECAY_EVERY_MS - 1) // DECAY_EVERY_MS
    return times * (DECAY_TENTHS if power == POWER_RAGE else RUNIC_DECAY_TENTHS)


@kernel
def leaves_form(view: Any, me: int, spell: Any) -> bool:
    """Return whether the bot must leave its shape to cast a spell."""
    return spell.stances == 0 and (spell.traits & t.ANY_FORM) == 0 and is_shifted(view.units[me].form)


@kernel
def drops_next_swing(view: Any, me: int, spell: Any) -> bool:
    """Return whether nothing could pay any more for what waits for the next swing: the spell takes all rage, or the shape with it."""
    if view.units[me].next_swing_spell < 0:
        return False
    return (spell.attributes & f.ALL_REST_OF_RAGE) != 0 or leaves_form(view, me, spell)
