# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of what is a player's own: items, the loot window, the corpse, combo points."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.flags import ObjectKind, UpdateFlag, UpdateKind
from warhost.realm.announcing.fields import item_values
from warhost.realm.announcing.told import Say, ToldSelf
from warhost.realm.guids import LOW_MASK
from warhost.realm.tables.units import ALIVE

LOOT_CORPSE = 1
AT_ONCE = 0


def item_blocks(state: Any, ct: Any, player: np.void, owner_guid: int, me: ToldSelf) -> tuple[list[dict[str, Any]], list[int]]:
    """Return update blocks of items that are new or changed, and the GUIDs of those that are gone. Mutates ``me``."""
    blocks: list[dict[str, Any]] = []
    held: dict[int, dict[int, int]] = {}
    for item in player["slots"].tolist():
        if item < 0:
            continue
        values = item_values(state, ct, item, owner_guid)
        guid = int(state["items"]["guid"][item])
        held[guid] = values
        known = me.items.get(guid)
        if known is None:
            shown = {index: value for index, value in values.items() if value}
            fields = {"object_kind": int(ObjectKind.ITEM), "update_flags": int(UpdateFlag.LOWGUID), "low_guid": guid & 0xFFFFFFFF}
            blocks.append({"kind": int(UpdateKind.CREATE_OBJECT), "guid": guid, **fields, "values": shown})
        elif known != values:
            changed = {index: value for index, value in values.items() if known.get(index, 0) != value}
            blocks.append({"kind": int(UpdateKind.VALUES), "guid": guid, "values": changed})
    gone = [guid for guid in me.items if guid not in held]
    me.items = held
    return blocks, gone


def tell_push(say: Say, state: Any, ct: Any, guid: int, player: np.void, event: np.void) -> None:
    """Tell of an item that was received, from the realm's event of it."""
    entry, count, slot = int(event["a"]), int(event["b"]), int(event["c"])
    items = [item for item in player["slots"].tolist() if item >= 0]
    held = sum(int(state["items"]["count"][i]) for i in items if int(ct.items["entry"][state["items"]["template"][i]]) == entry)
    fields = {"received": 0, "created": 0, "shown_in_chat": 1, "bag_slot": 255, "item_slot": slot & 0xFFFFFFFF}
    more = {"suffix_factor": 0, "random_property": 0, "count": count, "count_in_inventory": held}
    say("SMSG_ITEM_PUSH_RESULT", guid=guid, **fields, item_id=entry, **more)


def tell_loot(say: Say, state: Any, ct: Any, player: np.void, me: ToldSelf) -> None:
    """Tell of the loot window: opened, money or an item taken out, closed. Mutates ``me``."""
    corpse = int(player["loot_unit"])
    units = state["units"]
    if corpse != me.loot_unit and me.loot_unit >= 0:
        say("SMSG_LOOT_RELEASE_RESPONSE", guid=int(units["guid"][me.loot_unit]), released=1)
        me.loot_slots, me.loot_copper = {}, 0
    opened = corpse >= 0 and corpse != me.loot_unit
    me.loot_unit = corpse
    if corpse < 0:
        return
    creature = state["creatures"][units["creature"][corpse]]
    left = _left(state, creature)
    copper = int(creature["loot_copper"])
    if opened or set(left.items()) - set(me.loot_slots.items()) or copper > me.loot_copper:
        items = [_loot_entry(state, ct, slot, item) for slot, item in left.items()]
        say("SMSG_LOOT_RESPONSE", guid=int(units["guid"][corpse]), loot_kind=LOOT_CORPSE, copper=copper, items=items)
    else:
        for slot in me.loot_slots.keys() - left.keys():
            say("SMSG_LOOT_REMOVED", loot_slot=slot)
        if copper == 0 and me.loot_copper > 0:
            say("SMSG_LOOT_MONEY_NOTIFY", copper=me.loot_copper, alone=1)
            say("SMSG_LOOT_CLEAR_MONEY")
    me.loot_slots, me.loot_copper = left, copper


def _left(state: Any, creature: np.void) -> dict[int, int]:
    """Return what lies in a corpse still: slot of the window to row of loot_items, in the window's order."""
    left: dict[int, int] = {}
    item = int(creature["first_loot_item"])
    while item >= 0:
        thing = state["loot_items"][item]
        if not thing["taken"]:
            left[int(thing["index"])] = item
        item = int(thing["next"])
    return left


def _loot_entry(state: Any, ct: Any, slot: int, item: int) -> dict[str, Any]:
    thing = state["loot_items"][item]
    template = ct.items[thing["template"]]
    chance = {"random_suffix": 0, "random_property": 0, "slot_kind": 0}
    about = {"item_id": int(template["entry"]), "count": int(thing["count"]), "display_id": int(template["display_id"])}
    return {"loot_slot": slot, **about, **chance}


def tell_corpse(say: Say, player: np.void, me: ToldSelf, now_ms: int) -> None:
    """Tell where one's corpse lies (a client asks as soon as it is a ghost) and when it may be reclaimed. Mutates ``me``."""
    corpse = (int(player["corpse_map"]), float(player["corpse_x"]), float(player["corpse_y"]), float(player["corpse_z"]))
    if corpse[0] != me.corpse[0] or (corpse[0] >= 0 and corpse != me.corpse):
        if corpse[0] >= 0:
            where = {"map_id": corpse[0], "x": corpse[1], "y": corpse[2], "z": corpse[3], "corpse_map_id": corpse[0], "unknown": 0}
            say("MSG_CORPSE_QUERY", found=1, **where)
        else:
            say("MSG_CORPSE_QUERY", found=0)
        me.corpse = corpse
    if int(player["reclaim_ms"]) != me.reclaim_ms:
        me.reclaim_ms = int(player["reclaim_ms"])
        say("SMSG_CORPSE_RECLAIM_DELAY", delay_ms=max(AT_ONCE, me.reclaim_ms - now_ms))


def combos_of(units: np.ndarray, player: np.void, victim_guid: int, now_ms: int) -> tuple[int, int]:
    """Return a player's combo points and the GUID of whom they are on; 0 and 0 where that one is dead or gone.

    The point that a dodge gives to a warrior is on whom he fights. Source: AzerothCore Unit.cpp: REACTIVE_OVERPOWER.
    """
    if player["overpower_until_ms"] > now_ms:
        return 1, victim_guid
    points, guid = int(player["combo_points"]), int(player["combo_target"])
    row = (guid & int(LOW_MASK)) - 1
    if not points or not 0 <= row < len(units) or units["guid"][row] != guid:
        return 0, 0
    return (points, guid) if units["in_world"][row] and units["death"][row] == ALIVE else (0, 0)


def tell_combo_points(say: Say, combos: tuple[int, int], me: ToldSelf) -> None:
    """Tell combo points that have changed. Mutates ``me``."""
    if combos != me.combos:
        me.combos = combos
        say("SMSG_UPDATE_COMBO_POINTS", guid=combos[1], points=combos[0])
