# SPDX-License-Identifier: GPL-2.0-or-later
"""Loot what one has killed: walk to it, open it, take money and items, close it."""

from __future__ import annotations

from typing import Any

from warhost.brains.memory import LOOTING
from warhost.brains.moving import go, next_step_ms
from warhost.brains.senses import DYNFLAG_LOOTABLE, belongs_to_other, seen
from warhost.brains.writing import say, say_guid, say_take
from warhost.protocol.opcode_numbers import CMSG_LOOT, CMSG_LOOT_MONEY, CMSG_LOOT_RELEASE
from warhost.realm.perception import kernel, place_of

LOOT_YD = 4.0
GIVE_UP_MS = 15_000
TAKEN_A_TICK = 5


@kernel
def wants_loot(view: Any, m: Any, player: int, me: int, now_ms: int) -> int:
    """Return the row of the corpse that the bot wants and may loot, or -1. Forgets one that has nothing for it."""
    if m.loot == 0:
        return -1
    row = seen(view, me, m.loot)
    if row >= 0 and now_ms - m.loot_ms <= GIVE_UP_MS and view.units[row].hp == 0:
        if (view.units[row].dynamic_flags & DYNFLAG_LOOTABLE) != 0 and not belongs_to_other(view, player, row):
            return row
        if now_ms - m.loot_ms < 300:
            return -1
    m.loot = 0
    return -1


@kernel
def take_all(view: Any, out: Any, player: int, session: int, corpse: int) -> bool:
    """Ask for the money and for up to five items of the open window; return whether nothing is left."""
    creature = view.units[corpse].creature
    c = view.creatures[creature]
    if c.loot_copper > 0:
        say(out, session, CMSG_LOOT_MONEY)
    asked = 0
    item = c.first_loot_item
    while item >= 0:
        thing = view.loot_items[item]
        if thing.taken == 0:
            if asked >= TAKEN_A_TICK:
                return False
            say_take(out, session, thing.index)
            asked += 1
        item = thing.next
    return True


@kernel
def loot(view: Any, m: Any, out: Any, player: int, me: int, session: int, corpse: int, now_ms: int) -> int:
    """Do the next step of looting ``corpse``; return in how many ms to think again. Mutates memory and batch."""
    m.state = LOOTING
    p = view.players[player]
    v = view.units[corpse]
    if p.loot_unit == corpse:
        if take_all(view, out, player, session, corpse):
            say_guid(out, session, CMSG_LOOT_RELEASE, v.guid)
            m.loot = 0
        return 100
    x, y, z = place_of(view, corpse)
    if go(view, m, out, me, session, x, y, z, LOOT_YD, now_ms):
        say_guid(out, session, CMSG_LOOT, v.guid)
        return 100
    return next_step_ms(view, m, me, now_ms) if m.moving == 1 else 100
