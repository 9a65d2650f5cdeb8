# SPDX-License-Identifier: GPL-2.0-or-later
"""Read who attacks whom, and what is the player's own: the loot window, the corpse, combo points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warhost.lore.spells.enums import CLASS_WARRIOR
from warhost.realm.perception.told_objects import FOR_LONG_MS

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt


def _read_attack(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        client.set("units", row, victim=client.row_of(fields["victim_guid"]))


def _read_no_attack(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        client.set("units", row, victim=-1)


def _read_loot(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take a loot window that opens (or is refused): its money, and its items in the window's order."""
    corpse = client.known(fields["guid"])
    if corpse < 0 or fields["loot_kind"] == 0:
        return
    client.tables["loot_items"]["unit"] = -1
    last = len(fields["items"]) - 1
    for k, item in enumerate(fields["items"]):
        template = client.item_rows.get(item["item_id"], -1)
        about = {"template": template, "count": item["count"], "index": item["loot_slot"], "taken": 0}
        client.set("loot_items", k, unit=corpse, **about, next=k + 1 if k < last else -1)
    client.set("creatures", corpse, loot_copper=fields["copper"], first_loot_item=0 if fields["items"] else -1)
    client.set("players", client.player, loot_unit=corpse)


def _read_removed(client: Rebuilt, fields: dict[str, Any]) -> None:
    things = client.tables["loot_items"]
    for k in range(len(things)):
        if things["unit"][k] >= 0 and things["index"][k] == fields["loot_slot"]:
            client.set("loot_items", k, taken=1)


def _read_no_money(client: Rebuilt, fields: dict[str, Any]) -> None:
    corpse = int(client.tables["players"]["loot_unit"][client.player])
    if corpse >= 0:
        client.set("creatures", corpse, loot_copper=0)


def _read_released(client: Rebuilt, fields: dict[str, Any]) -> None:
    client.set("players", client.player, loot_unit=-1)


def _read_corpse(client: Rebuilt, fields: dict[str, Any]) -> None:
    if not fields["found"]:
        client.set("players", client.player, corpse_map=-1)
        return
    where = {"corpse_x": fields["x"], "corpse_y": fields["y"], "corpse_z": fields["z"]}
    client.set("players", client.player, corpse_map=fields["map_id"], **where)


def _read_reclaim(client: Rebuilt, fields: dict[str, Any]) -> None:
    client.set("players", client.player, reclaim_ms=client.now_ms + fields["delay_ms"])


def _read_combo(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take combo points; a warrior has none but that which a dodge leaves, for Overpower."""
    points, row = fields["points"], client.own_row
    is_warrior = row >= 0 and client.tables["units"]["class_id"][row] == CLASS_WARRIOR
    client.set("players", client.player, overpower_until_ms=FOR_LONG_MS if points and is_warrior else 0)
    client.set("players", client.player, combo_points=0 if is_warrior else points, combo_target=0 if is_warrior else fields["guid"])


READERS = {
    "SMSG_ATTACKSTART": _read_attack,
    "SMSG_ATTACKSTOP": _read_no_attack,
    "SMSG_LOOT_RESPONSE": _read_loot,
    "SMSG_LOOT_REMOVED": _read_removed,
    "SMSG_LOOT_CLEAR_MONEY": _read_no_money,
    "SMSG_LOOT_RELEASE_RESPONSE": _read_released,
    "MSG_CORPSE_QUERY": _read_corpse,
    "SMSG_CORPSE_RECLAIM_DELAY": _read_reclaim,
    "SMSG_UPDATE_COMBO_POINTS": _read_combo,
}
