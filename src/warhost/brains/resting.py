# SPDX-License-Identifier: GPL-2.0-or-later
"""Rest after a fight until health and mana suffice for the next."""

from __future__ import annotations

from typing import Any

from warhost.brains.memory import RESTING
from warhost.brains.moving import stop
from warhost.brains.senses import hp_pct, mana_pct
from warhost.brains.writing import say_stand
from warhost.realm.perception import kernel

SIT, STAND = 1, 0
REST_BELOW_HP, REST_BELOW_MANA = 55, 25
ENOUGH_HP, ENOUGH_MANA = 85, 65


@kernel
def needs_rest(view: Any, m: Any, me: int) -> bool:
    """Return whether the bot should rest: low enough to begin, or resting and not yet well enough to end."""
    hp = hp_pct(view, me)
    mana = mana_pct(view, me)
    if m.state == RESTING:
        return hp < ENOUGH_HP or mana < ENOUGH_MANA
    return hp < REST_BELOW_HP or mana < REST_BELOW_MANA


@kernel
def rest(view: Any, m: Any, out: Any, me: int, session: int, now_ms: int) -> int:
    """Sit down and wait; return in how many ms to think again. Mutates memory and batch."""
    m.state = RESTING
    stop(view, m, out, me, session, now_ms)
    if view.units[me].stand_state != SIT and view.units[me].cast_spell < 0:
        say_stand(out, session, SIT)
    return 1000


@kernel
def stand_up(view: Any, out: Any, me: int, session: int) -> None:
    """Stand up if the bot sits. Mutates the batch."""
    if view.units[me].stand_state == SIT:
        say_stand(out, session, STAND)
