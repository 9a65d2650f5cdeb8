# SPDX-License-Identifier: GPL-2.0-or-later
"""Read what objects are and what their fields say: SMSG_UPDATE_OBJECT, SMSG_DESTROY_OBJECT, and entering a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warhost.lore.content.words import REACTION_FRIENDLY, REACTION_HOSTILE
from warhost.protocol.flags import ObjectKind, UpdateFlag, UpdateKind
from warhost.protocol.guid import HighGuid
from warhost.protocol.update_fields import INDEX, as_float
from warhost.realm.guids import LOW_MASK
from warhost.realm.perception.told_moves import created
from warhost.realm.sheets.speed import told_haste
from warhost.realm.tables.players import SLOTS
from warhost.realm.tables.units import (
    ALIVE,
    CORPSE,
    GHOST,
    SIDE_FRIENDLY,
    SIDE_HOSTILE,
    SIDE_NEUTRAL,
    SIDE_PLAYERS,
    UNIT_CREATURE,
    UNIT_PET,
    UNIT_PLAYER,
    UNITS,
)
from warhost.realm.unit_flags import UNIT_DYNFLAG_TAPPED, UNIT_DYNFLAG_TAPPED_BY_PLAYER, UNIT_FLAG_IN_COMBAT

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt

ANOTHER = 0x7FFFFFFF
"""Stands for the row of some other player: that a kill is another's is told, whose it is not."""
FOR_LONG_MS = 1 << 60
"""Until when a moment lasts that the server will take back: it tells that it is there, not until when."""
PLAYER_FLAGS_GHOST = 0x10
STATE_DEFENCE, STATE_VICTORY = 1 << 0, 1 << 9
BAG_SLOTS = 23
LOW = int(LOW_MASK)
MAIN_HAND, OFF_HAND, RANGED = 15, 16, 17
ITEM_WEAPON, ITEM_ARMOUR, SHIELD = 2, 4, 6


def _guid(values: dict[int, int], name: str) -> int:
    at = INDEX[name]
    return values.get(at, 0) | values.get(at + 1, 0) << 32


def _read_update(client: Rebuilt, fields: dict[str, Any]) -> None:
    for block in fields["blocks"]:
        kind = block["kind"]
        if kind == UpdateKind.OUT_OF_RANGE_OBJECTS:
            for guid in block["guids"]:
                client.forget(guid)
        elif kind in (UpdateKind.CREATE_OBJECT, UpdateKind.CREATE_OBJECT2):
            _create(client, block)
        elif kind == UpdateKind.VALUES and block["guid"] in client.values:
            client.values[block["guid"]].update(block["values"])
            _show(client, block["guid"])


def _create(client: Rebuilt, block: dict[str, Any]) -> None:
    """Take an object that comes into sight."""
    guid = block["guid"]
    client.values[guid] = dict(block["values"])
    if block["object_kind"] in (ObjectKind.UNIT, ObjectKind.PLAYER):
        row = client.row_of(guid)
        if client.tables["units"]["guid"][row] != guid:
            client.tables["units"][row] = UNITS.rows(1)[0]
        kind = UNIT_PLAYER if block["object_kind"] == ObjectKind.PLAYER else UNIT_PET if guid >> 48 == HighGuid.PET else UNIT_CREATURE
        client.set("units", row, guid=guid, kind=kind, in_world=1, map=client.map_id, creature=row if kind == UNIT_CREATURE else -1)
        if block["update_flags"] & UpdateFlag.SELF:
            client.own_guid = guid
            client.set("players", client.player, unit=row)
        created(client, row, block)
    _show(client, guid)


def _show(client: Rebuilt, guid: int) -> None:
    """Bring the columns of an object up to date with its update fields."""
    values = client.values[guid]
    row = client.known(guid)
    if row >= 0:
        _show_unit(client, row, values)
        if guid == client.own_guid:
            _show_own(client, row, values)
    elif guid >> 48 == HighGuid.ITEM:
        _show_item(client, guid, values)


def _show_unit(client: Rebuilt, row: int, values: dict[int, int]) -> None:
    def value(name: str, more: int = 0) -> int:
        return values.get(INDEX[name] + more, 0)

    kind = client.tables["units"]["kind"][row]
    is_player = kind == UNIT_PLAYER
    bytes_0, bytes_2, hp = value("UNIT_FIELD_BYTES_0"), value("UNIT_FIELD_BYTES_2"), value("UNIT_FIELD_HEALTH")
    is_ghost = is_player and value("PLAYER_FLAGS") & PLAYER_FLAGS_GHOST
    flags, entry = value("UNIT_FIELD_FLAGS"), value("OBJECT_FIELD_ENTRY")
    template = client.template_rows.get(entry, -1) if kind == UNIT_CREATURE else -1
    client.set(
        "units",
        row,
        level=value("UNIT_FIELD_LEVEL"),
        race=bytes_0 & 0xFF,
        class_id=bytes_0 >> 8 & 0xFF,
        power_type=bytes_0 >> 24,
        entry=entry,
        template=template,
        side=SIDE_PLAYERS if kind != UNIT_CREATURE else _side(client, template),
        owner=(_guid(values, "UNIT_FIELD_SUMMONEDBY") & LOW) - 1,
        pet=(_guid(values, "UNIT_FIELD_SUMMON") & LOW) - 1,
        faction=value("UNIT_FIELD_FACTIONTEMPLATE"),
        hp=hp,
        max_hp=value("UNIT_FIELD_MAXHEALTH"),
        powers=[value("UNIT_FIELD_POWER1", k) for k in range(7)],
        max_powers=[value("UNIT_FIELD_MAXPOWER1", k) for k in range(7)],
        death=GHOST if is_ghost else CORPSE if hp == 0 else ALIVE,
        stand_state=value("UNIT_FIELD_BYTES_1") & 0xFF,
        sheath=bytes_2 & 0xFF,
        form=bytes_2 >> 24,
        flags=flags,
        dynamic_flags=value("UNIT_DYNAMIC_FLAGS"),
        target=_guid(values, "UNIT_FIELD_TARGET"),
        in_combat=1 if flags & UNIT_FLAG_IN_COMBAT else 0,
    )
    if kind == UNIT_CREATURE:
        client.set("creatures", row, tapper=_tapper(client, value("UNIT_DYNAMIC_FLAGS")))


def _side(client: Rebuilt, template: int) -> int:
    """Return how a creature feels about players, as the client's own tables of factions say."""
    if template < 0:
        return SIDE_NEUTRAL
    about = client.ct.templates[template]
    both = (int(about["reaction_alliance"]), int(about["reaction_horde"]))
    if REACTION_HOSTILE in both:
        return SIDE_HOSTILE
    return SIDE_FRIENDLY if both == (REACTION_FRIENDLY, REACTION_FRIENDLY) else SIDE_NEUTRAL


def _tapper(client: Rebuilt, dynamic_flags: int) -> int:
    if not dynamic_flags & UNIT_DYNFLAG_TAPPED:
        return -1
    return client.player if dynamic_flags & UNIT_DYNFLAG_TAPPED_BY_PLAYER else ANOTHER


def _show_own(client: Rebuilt, row: int, values: dict[int, int]) -> None:
    """Bring the client's own sheet and purse up to date."""

    def value(name: str, more: int = 0) -> int:
        return values.get(INDEX[name] + more, 0)

    state = value("UNIT_FIELD_AURASTATE")
    slots = [_guid_at(values, slot) for slot in range(SLOTS)]
    client.set(
        "players",
        client.player,
        xp=value("PLAYER_XP"),
        copper=value("PLAYER_FIELD_COINAGE"),
        revenge_until_ms=FOR_LONG_MS if state & STATE_DEFENCE else 0,
        victory_until_ms=FOR_LONG_MS if state & STATE_VICTORY else 0,
        slots=[client.items.get(guid, -1) for guid in slots],
    )
    for slot, guid in enumerate(slots):
        if guid in client.items:
            client.set("items", client.items[guid], slot=slot)
    worn = {slot: client.item_rows.get(value("PLAYER_VISIBLE_ITEM_1_ENTRYID", 2 * slot), -1) for slot in (MAIN_HAND, OFF_HAND, RANGED)}
    about = {slot: client.ct.items[item] for slot, item in worn.items() if item >= 0}
    weapons = [int(about[s]["subclass"]) if s in about and about[s]["item_class"] == ITEM_WEAPON else -1 for s in worn]
    off = about.get(OFF_HAND)
    factor = as_float(value("UNIT_MOD_CAST_SPEED"))
    client.set(
        "sheets",
        row,
        base_mana=value("UNIT_FIELD_BASE_MANA"),
        attack_ms=[value("UNIT_FIELD_BASEATTACKTIME"), value("UNIT_FIELD_BASEATTACKTIME", 1), value("UNIT_FIELD_RANGEDATTACKTIME")],
        cast_haste=told_haste(1.0 / factor) if factor > 0 else 1.0,
        has_shield=int(off is not None and off["item_class"] == ITEM_ARMOUR and off["subclass"] == SHIELD),
        weapon_subclass=weapons,
    )


def _guid_at(values: dict[int, int], slot: int) -> int:
    at = INDEX["PLAYER_FIELD_INV_SLOT_HEAD"] + 2 * slot
    if slot >= BAG_SLOTS:
        at = INDEX["PLAYER_FIELD_PACK_SLOT_1"] + 2 * (slot - BAG_SLOTS)
    return values.get(at, 0) | values.get(at + 1, 0) << 32


def _show_item(client: Rebuilt, guid: int, values: dict[int, int]) -> None:
    row = client.take_item(guid)
    template = client.item_rows.get(values.get(INDEX["OBJECT_FIELD_ENTRY"], 0), -1)
    enchant = values.get(INDEX["ITEM_FIELD_ENCHANTMENT_2_1"], 0)
    client.set("items", row, guid=guid, template=template, count=values.get(INDEX["ITEM_FIELD_STACK_COUNT"], 0), enchant=enchant)


def _read_destroy(client: Rebuilt, fields: dict[str, Any]) -> None:
    client.drop_item(fields["guid"])
    client.forget(fields["guid"])
    totems = client.tables["players"]["totems"][client.player]
    totems[totems == fields["guid"]] = 0


def _read_totem(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take which totem stands in one of one's four places."""
    if fields["slot"] < len(client.tables["players"]["totems"][client.player]):
        client.tables["players"]["totems"][client.player][fields["slot"]] = fields["guid"]
        client.note("players", "totems")


def _read_login(client: Rebuilt, fields: dict[str, Any]) -> None:
    """Take the map on which everything is that comes into sight from now on."""
    client.map_id = fields["map_id"]
    client.note("units", "map")


def _read_new_world(client: Rebuilt, fields: dict[str, Any]) -> None:
    client.map_id = fields["map_id"]
    client.set("players", client.player, teleport_due=2)
    client.forget_units()


READERS = {
    "SMSG_UPDATE_OBJECT": _read_update,
    "SMSG_DESTROY_OBJECT": _read_destroy,
    "SMSG_TOTEM_CREATED": _read_totem,
    "SMSG_LOGIN_VERIFY_WORLD": _read_login,
    "SMSG_NEW_WORLD": _read_new_world,
}
