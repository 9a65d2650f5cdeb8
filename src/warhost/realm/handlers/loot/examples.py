# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets of loot."""

from __future__ import annotations

from typing import Any

from warhost.protocol.reasons import InventoryResult
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, guid, row
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.loot.bags import FIRST_BACKPACK, new_item
from warhost.realm.handlers.loot.opening import DIDNT_KILL, STUNNED, TOO_FAR
from warhost.realm.handlers.loot.taking import ALREADY_LOOTED, MOST_COPPER, TOO_MUCH_GOLD
from warhost.realm.reasons import INVENTORY, SESSION_NOT_IN_WORLD
from warhost.realm.tables.players import SLOTS

WOLF = 101
NOBODY = 9
"""A session that is free on the small world."""
SHIELD = 1
"""The row of the small pack's item of which nobody may have two, and a warrior begins with one."""


def _slay(world: Any, rows: dict[str, int]) -> None:
    state = world.state
    prey, me = rows["prey"], rows["me"]
    state["creatures"]["tapper"][state["units"]["creature"][prey]] = state["units"]["player"][me]
    kill(state.kernels(), world.content, prey, me, int(state["clock"]["now_ms"][0]))


def _fill_backpack(world: Any, rows: dict[str, int]) -> None:
    player = int(world.state["units"]["player"][rows["me"]])
    for slot in range(FIRST_BACKPACK, SLOTS):
        if world.state["players"]["slots"][player][slot] < 0:
            new_item(world.state.kernels(), player, slot, 0, 1)


def _leave_a_shield(world: Any, rows: dict[str, int]) -> None:
    state = world.state
    first = state["creatures"]["first_loot_item"][state["units"]["creature"][rows["prey"]]]
    state["loot_items"]["template"][first] = SHIELD


SLAIN: tuple[Step, ...] = (Login("me", level=5), Creature("prey", WOLF, x=3.0), Do(_slay), Set("creatures[prey].loot_copper", 7))
OPEN: tuple[Step, ...] = (*SLAIN, Send("CMSG_LOOT", {"guid": guid("prey")}))
FIRST = {"loot_slot": 0}
AWAY = Set("units[me].x", 20.0)

OPENING = (
    Example("CMSG_LOOT", "opens the wolf that it slew", SLAIN, {"guid": guid("prey")},
            before={"players[me].loot_unit": -1}, after={"players[me].loot_unit": row("prey")}),
    Example("CMSG_LOOT", "another's kill", (*SLAIN, Set("creatures[prey].tapper", -1)), {"guid": guid("prey")}, DIDNT_KILL),
    Example("CMSG_LOOT", "a living wolf", (Login("me"), Creature("prey", WOLF, x=3.0)), {"guid": guid("prey")}, DIDNT_KILL),
    Example("CMSG_LOOT", "from too far", (*SLAIN, AWAY), {"guid": guid("prey")}, TOO_FAR),
    Example("CMSG_LOOT", "while stunned", (*SLAIN, Set("units[me].flags", 0x40000)), {"guid": guid("prey")}, STUNNED),
    Example("CMSG_LOOT", "from outside the world", (), {"guid": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
    Example("CMSG_LOOT_RELEASE", "leaves what is in it", OPEN, {"guid": guid("prey")},
            before={"players[me].loot_unit": row("prey")}, after={"players[me].loot_unit": -1, "creatures[prey].loot_copper": 7}),
    Example("CMSG_LOOT_RELEASE", "what it has not opened", SLAIN, {"guid": guid("prey")}, DIDNT_KILL),
    Example("CMSG_LOOT_RELEASE", "from outside the world", (), {"guid": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip

MONEY = (
    Example("CMSG_LOOT_MONEY", "takes seven copper", OPEN,
            before={"players[me].copper": 0, "clock.copper_made": 0},
            after={"players[me].copper": 7, "creatures[prey].loot_copper": 0, "clock.copper_made": 7}),
    Example("CMSG_LOOT_MONEY", "twice", (*OPEN, Send("CMSG_LOOT_MONEY")), {}, ALREADY_LOOTED),
    Example("CMSG_LOOT_MONEY", "more than one can own", (*OPEN, Set("players[me].copper", MOST_COPPER - 3)), {}, TOO_MUCH_GOLD),
    Example("CMSG_LOOT_MONEY", "with nothing open", SLAIN, {}, DIDNT_KILL),
    Example("CMSG_LOOT_MONEY", "from too far", (*OPEN, AWAY), {}, TOO_FAR),
    Example("CMSG_LOOT_MONEY", "from outside the world", (), {}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip

ITEMS = (
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "takes the pelt", OPEN, FIRST, before={"clock.loots": 0}, after={"clock.loots": 1}),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "twice", (*OPEN, Send("CMSG_AUTOSTORE_LOOT_ITEM", FIRST)), FIRST, ALREADY_LOOTED),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "with a full backpack", (*OPEN, Do(_fill_backpack)), FIRST,
            INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_INVENTORY_FULL)),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "a second shield", (*OPEN, Do(_leave_a_shield)), FIRST,
            INVENTORY << 8 | int(InventoryResult.EQUIP_ERR_CANT_CARRY_MORE_OF_THIS)),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "with nothing open", SLAIN, FIRST, DIDNT_KILL),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "from too far", (*OPEN, AWAY), FIRST, TOO_FAR),
    Example("CMSG_AUTOSTORE_LOOT_ITEM", "from outside the world", (), FIRST, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip

EXAMPLES = (*OPENING, *MONEY, *ITEMS)
