# SPDX-License-Identifier: GPL-2.0-or-later
"""The update fields of units and items as an observer sees them: index to 32-bit word.

Source: AzerothCore src/server/game/Entities/Object/Object.cpp:Object::BuildValuesUpdate (what a field shows to whom),
Entities/Unit/Unit.cpp, Entities/Player/Player.cpp (what stands in it).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.update_fields import INDEX, from_float
from warhost.realm.tables.players import SLOTS
from warhost.realm.tables.units import GHOST, UNIT_PLAYER
from warhost.realm.unit_flags import (
    UNIT_DYNFLAG_DEAD,
    UNIT_DYNFLAG_LOOTABLE,
    UNIT_DYNFLAG_TAPPED,
    UNIT_DYNFLAG_TAPPED_BY_PLAYER,
    UNIT_FLAG2_FEIGN_DEATH,
    UNIT_FLAG_FEIGNS,
    UNIT_FLAG_IN_COMBAT,
    UNIT_FLAG_PLAYER_CONTROLLED,
)

TYPE_ITEM, TYPE_UNIT, TYPE_PLAYER = 0x3, 0x9, 0x19
PLAYER_FLAGS_GHOST = 0x10
AURA_STATE_DEFENCE, AURA_STATE_BELOW_20, AURA_STATE_VICTORY = 1 << 0, 1 << 1, 1 << 9
"""Bits of UNIT_FIELD_AURASTATE. Source: AzerothCore SharedDefines.h:AuraStateType."""
WORN = 19
BAG_SLOTS = 23
DISPLAY_OF_RACE = {1: 49, 2: 51, 3: 53, 4: 55, 5: 57, 6: 59, 7: 1563, 8: 1478, 10: 15476, 11: 16125}
"""The male model of each race. Source: ChrRaces.dbc."""
FEMALE_FIRST = 10
"""The race whose female model has the lower number."""
REACH_YD, BOUND_YD = 1.5, 0.389
"""A player's. Source: AzerothCore ObjectDefines.h: DEFAULT_COMBAT_REACH, DEFAULT_WORLD_OBJECT_SIZE."""


def _words(values: dict[int, int], name: str, guid: int) -> None:
    values[INDEX[name]] = guid & 0xFFFFFFFF
    values[INDEX[name] + 1] = guid >> 32


def dynamic_flags(u: np.void, tapper: int, observer: int) -> int:
    """Return UNIT_DYNAMIC_FLAGS of a creature for the player ``observer``: whose kill it is, and whether he may loot it.

    Source: AzerothCore Unit.cpp:Unit::BuildValuesUpdate.
    """
    flags = int(u["dynamic_flags"]) & ~(UNIT_DYNFLAG_TAPPED | UNIT_DYNFLAG_TAPPED_BY_PLAYER)
    if tapper < 0:
        return flags
    if tapper == observer:
        return flags | UNIT_DYNFLAG_TAPPED | UNIT_DYNFLAG_TAPPED_BY_PLAYER
    return (flags & ~UNIT_DYNFLAG_LOOTABLE) | UNIT_DYNFLAG_TAPPED


def unit_values(state: Any, ct: Any, row: int, observer: int, now_ms: int) -> dict[int, int]:
    """Return the update fields of a unit as the player ``observer`` (a row of players) sees them."""
    u = state["units"][row]
    sheet = state["sheets"][row]
    values: dict[int, int] = {}
    is_player = u["kind"] == UNIT_PLAYER
    _words(values, "OBJECT_FIELD_GUID", int(u["guid"]))
    _words(values, "UNIT_FIELD_TARGET", int(u["target"]))
    _words(values, "UNIT_FIELD_SUMMON", int(state["units"]["guid"][u["pet"]]) if u["pet"] >= 0 else 0)
    flags = (
        int(u["flags"])
        | (UNIT_FLAG_IN_COMBAT if u["in_combat"] else 0)
        | (UNIT_FLAG_PLAYER_CONTROLLED if is_player or u["summon"] >= 0 else 0)
    )
    plain = {
        "OBJECT_FIELD_TYPE": TYPE_PLAYER if is_player else TYPE_UNIT,
        "OBJECT_FIELD_SCALE_X": from_float(1.0),
        "UNIT_FIELD_BYTES_0": int(u["race"]) | int(u["class_id"]) << 8 | int(u["gender"]) << 16 | int(u["power_type"]) << 24,
        "UNIT_FIELD_HEALTH": int(u["hp"]),
        "UNIT_FIELD_MAXHEALTH": int(u["max_hp"]),
        "UNIT_FIELD_LEVEL": int(u["level"]),
        "UNIT_FIELD_FACTIONTEMPLATE": int(u["faction"]),
        "UNIT_FIELD_FLAGS": flags,
        "UNIT_FIELD_BYTES_1": int(u["stand_state"]),
        "UNIT_FIELD_BYTES_2": int(u["sheath"]) | int(u["form"]) << 24,
        "UNIT_CHANNEL_SPELL": int(ct.spells["id"][u["channel_spell"]]) if u["channel_spell"] >= 0 else 0,
        "UNIT_FIELD_AURASTATE": _aura_state(state, u, now_ms),
        "UNIT_FIELD_BASEATTACKTIME": int(sheet["attack_ms"][0]),
        "UNIT_FIELD_RANGEDATTACKTIME": int(sheet["attack_ms"][2]),
        "UNIT_MOD_CAST_SPEED": from_float(1.0 / float(sheet["cast_haste"])),
    }
    values.update({INDEX[name]: value for name, value in plain.items()})
    values[INDEX["UNIT_FIELD_BASEATTACKTIME"] + 1] = int(sheet["attack_ms"][1])
    powers, most = u["powers"].tolist(), u["max_powers"].tolist()
    for k in range(7):
        values[INDEX["UNIT_FIELD_POWER1"] + k] = powers[k]
        values[INDEX["UNIT_FIELD_MAXPOWER1"] + k] = most[k]
    if is_player:
        _player_values(state, ct, values, u, observer)
    else:
        _creature_values(state, ct, values, u, observer)
    return values


def _aura_state(state: Any, u: np.void, now_ms: int) -> int:
    """Return which moments a client may answer: low health, a defence, a victory."""
    bits = AURA_STATE_BELOW_20 if int(u["hp"]) * 5 < int(u["max_hp"]) else 0
    if u["kind"] == UNIT_PLAYER:
        player = state["players"][u["player"]]
        bits |= AURA_STATE_DEFENCE if player["revenge_until_ms"] > now_ms else 0
        bits |= AURA_STATE_VICTORY if player["victory_until_ms"] > now_ms else 0
    return bits


def _creature_values(state: Any, ct: Any, values: dict[int, int], u: np.void, observer: int) -> None:
    values[INDEX["OBJECT_FIELD_ENTRY"]] = int(u["entry"])
    tapper = int(state["creatures"]["tapper"][u["creature"]]) if u["creature"] >= 0 else -1
    values[INDEX["UNIT_DYNAMIC_FLAGS"]] = dynamic_flags(u, tapper, observer)
    if u["summon"] >= 0:
        _summon_values(state, ct, values, u)
    if u["template"] >= 0:
        template = ct.templates[u["template"]]
        display = int(template["display_id"])
        values[INDEX["UNIT_NPC_FLAGS"]] = int(template["npc_flags"])
        values[INDEX["UNIT_FIELD_COMBATREACH"]] = from_float(float(template["combat_reach_yd"]))
        values[INDEX["UNIT_FIELD_BOUNDINGRADIUS"]] = from_float(float(template["bounding_radius_yd"]))
        values[INDEX["OBJECT_FIELD_SCALE_X"]] = from_float(float(template["scale"]))
        values[INDEX["UNIT_FIELD_DISPLAYID"]] = values[INDEX["UNIT_FIELD_NATIVEDISPLAYID"]] = display


def _summon_values(state: Any, ct: Any, values: dict[int, int], u: np.void) -> None:
    """Add whose a summoned unit is, and its looks."""
    summon = state["summons"][u["summon"]]
    display = int(ct.summon_kinds["display_id"][summon["kind"]])
    owner = int(state["units"]["guid"][summon["owner"]])
    _words(values, "UNIT_FIELD_SUMMONEDBY", owner)
    _words(values, "UNIT_FIELD_CREATEDBY", owner)
    values[INDEX["UNIT_FIELD_PETNUMBER"]] = int(u["guid"]) >> 24 & 0xFFFFFF
    values[INDEX["UNIT_CREATED_BY_SPELL"]] = int(ct.spells["id"][summon["spell"]]) if summon["spell"] >= 0 else 0
    values[INDEX["UNIT_FIELD_COMBATREACH"]] = from_float(REACH_YD)
    values[INDEX["UNIT_FIELD_BOUNDINGRADIUS"]] = from_float(BOUND_YD)
    values[INDEX["UNIT_FIELD_DISPLAYID"]] = values[INDEX["UNIT_FIELD_NATIVEDISPLAYID"]] = display


def _player_values(state: Any, ct: Any, values: dict[int, int], u: np.void, observer: int) -> None:
    """Add what players show to all, and to themselves alone."""
    player = state["players"][u["player"]]
    gender, race = int(u["gender"]), int(u["race"])
    display = DISPLAY_OF_RACE.get(race, 49) + (1 - 2 * (race == FEMALE_FIRST)) * gender
    feigns = int(u["flags"]) & UNIT_FLAG_FEIGNS != 0
    values[INDEX["UNIT_DYNAMIC_FLAGS"]] = int(u["dynamic_flags"]) | UNIT_DYNFLAG_DEAD * feigns
    values[INDEX["UNIT_FIELD_FLAGS_2"]] = UNIT_FLAG2_FEIGN_DEATH * feigns
    values[INDEX["PLAYER_FLAGS"]] = PLAYER_FLAGS_GHOST if u["death"] == GHOST else 0
    values[INDEX["UNIT_FIELD_DISPLAYID"]] = values[INDEX["UNIT_FIELD_NATIVEDISPLAYID"]] = display
    values[INDEX["UNIT_FIELD_COMBATREACH"]] = from_float(REACH_YD)
    values[INDEX["UNIT_FIELD_BOUNDINGRADIUS"]] = from_float(BOUND_YD)
    slots = player["slots"].tolist()
    for slot in range(WORN):
        item = slots[slot]
        entry = int(ct.items["entry"][state["items"]["template"][item]]) if item >= 0 else 0
        values[INDEX["PLAYER_VISIBLE_ITEM_1_ENTRYID"] + 2 * slot] = entry
    if u["player"] == observer:
        _own_values(state, values, u, player, slots)


def _own_values(state: Any, values: dict[int, int], u: np.void, player: np.void, slots: list[int]) -> None:
    """Add what only the player itself is told: experience, money, its sheet, its bags."""
    sheet = state["sheets"][player["unit"]]
    own = {
        "PLAYER_XP": int(player["xp"]),
        "PLAYER_NEXT_LEVEL_XP": int(player["next_level_xp"]),
        "PLAYER_FIELD_COINAGE": int(player["copper"]),
        "UNIT_FIELD_BASE_MANA": int(sheet["base_mana"]),
        "UNIT_FIELD_BASE_HEALTH": int(sheet["base_hp"]),
        "UNIT_FIELD_ATTACK_POWER": int(sheet["attack_power"]) & 0xFFFFFFFF,
    }
    values.update({INDEX[name]: value for name, value in own.items()})
    for k, stat in enumerate(sheet["stats"].tolist()):
        values[INDEX["UNIT_FIELD_STAT0"] + k] = stat & 0xFFFFFFFF
    values[INDEX["UNIT_FIELD_RESISTANCES"]] = int(sheet["armour"])
    for slot in range(SLOTS):
        guid = int(state["items"]["guid"][slots[slot]]) if slots[slot] >= 0 else 0
        at = INDEX["PLAYER_FIELD_INV_SLOT_HEAD"] + 2 * slot
        if slot >= BAG_SLOTS:
            at = INDEX["PLAYER_FIELD_PACK_SLOT_1"] + 2 * (slot - BAG_SLOTS)
        values[at], values[at + 1] = guid & 0xFFFFFFFF, guid >> 32


def item_values(state: Any, ct: Any, item: int, owner_guid: int) -> dict[int, int]:
    """Return the update fields of an item (a row of items)."""
    thing = state["items"][item]
    values: dict[int, int] = {}
    _words(values, "OBJECT_FIELD_GUID", int(thing["guid"]))
    _words(values, "ITEM_FIELD_OWNER", owner_guid)
    _words(values, "ITEM_FIELD_CONTAINED", owner_guid)
    template = ct.items[thing["template"]]
    plain = {
        "OBJECT_FIELD_TYPE": TYPE_ITEM,
        "OBJECT_FIELD_ENTRY": int(template["entry"]),
        "OBJECT_FIELD_SCALE_X": from_float(1.0),
        "ITEM_FIELD_STACK_COUNT": int(thing["count"]),
        "ITEM_FIELD_ENCHANTMENT_2_1": int(thing["enchant"]),
        "ITEM_FIELD_DURABILITY": int(template["durability"]),
        "ITEM_FIELD_MAXDURABILITY": int(template["durability"]),
    }
    values.update({INDEX[name]: value for name, value in plain.items()})
    return values
