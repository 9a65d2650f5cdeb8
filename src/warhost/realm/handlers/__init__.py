# SPDX-License-Identifier: GPL-2.0-or-later
"""The systems of the realm, a file or a folder each, and the order in which a round runs their opcodes.

Sessions come first, so that whoever logs in acts in the same tick; then movement, so that range and facing are judged by
the newest place; then what fights, then what loots.
"""

from __future__ import annotations

from warhost.realm.dispatch import Handler
from warhost.realm.handlers.combat import attack
from warhost.realm.handlers.death import offers, release, returning, self_return
from warhost.realm.handlers.loot import opening, taking
from warhost.realm.handlers.movement import acks, moves, teleports
from warhost.realm.handlers.pets import commands as pets
from warhost.realm.handlers.pets import totem_orders
from warhost.realm.handlers.session import bots, host, lists, login, logout, orders, pings, standing
from warhost.realm.handlers.spell_casting import request as spells

HANDLERS: tuple[Handler, ...] = (
    *host.HANDLERS,
    *bots.HANDLERS,
    *orders.HANDLERS,
    *pings.HANDLERS,
    *lists.HANDLERS,
    *login.HANDLERS,
    *logout.HANDLERS,
    *standing.HANDLERS,
    *teleports.HANDLERS,
    *acks.HANDLERS,
    *moves.HANDLERS,
    *spells.HANDLERS,
    *attack.HANDLERS,
    *pets.HANDLERS,
    *totem_orders.HANDLERS,
    *release.HANDLERS,
    *returning.HANDLERS,
    *offers.HANDLERS,
    *self_return.HANDLERS,
    *opening.HANDLERS,
    *taking.HANDLERS,
)
"""Every handler of the realm, in running order."""
