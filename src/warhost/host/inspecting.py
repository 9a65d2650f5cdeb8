# SPDX-License-Identifier: GPL-2.0-or-later
"""Look at one bot closely: what it is, what it does and why, what it perceives, its last decisions and what became of them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from warhost.brains.memory import MEMORY, NO_PROGRESS, NO_SPOT, NO_WAY_BACK, ORDERS_GIVEN, OUTCOMES, STATES, STUCK, STUCK_REASONS
from warhost.fleet.fleet import Fleet
from warhost.host.describing import Describer
from warhost.host.history import History
from warhost.host.texts import names_of
from warhost.protocol.flags import CharacterClass, Gender, Race
from warhost.realm.guids import LOW_MASK
from warhost.realm.tables.units import UNIT_PLAYER
from warhost.realm.wheel import TICK_MS

MOST_LOOKED_AT = 1024
MOST_SEEN = 60
MOST_PACKETS = 40
CLASSES, RACES, GENDERS = names_of(CharacterClass), names_of(Race), names_of(Gender)


def player_of(fleet: Fleet, guid: int) -> int:
    """Return the row of players of a GUID, or -1 where nobody bears it now."""
    units = fleet.world.state["units"]
    row = (guid & int(LOW_MASK)) - 1
    if not 0 <= row < len(units) or int(units["guid"][row]) != guid or units["kind"][row] != UNIT_PLAYER:
        return -1
    return int(units["player"][row])


def inspect(fleet: Fleet, history: History, player: int) -> dict[str, Any]:
    """Return everything about the bot of a row of players."""
    words = Describer(fleet)
    state = fleet.world.state
    p = state["players"][player]
    row = int(p["unit"])
    worn, carried = words.belongings(player)
    return {
        "tick": state.tick,
        **who(words, player),
        "place": place(words, row),
        "hp": {"now": int(state["units"]["hp"][row]), "most": int(state["units"]["max_hp"][row])},
        "powers": words.powers(row),
        "xp": {"now": int(p["xp"]), "next_level": int(p["next_level_xp"])},
        "copper": int(p["copper"]),
        "kills": int(p["kills"]),
        "deaths": int(p["deaths"]),
        "doing": doing(words, player),
        "order": order(words, player),
        "target": target(words, row),
        "sees": sees(words, row),
        "auras": words.auras(row),
        "cooldowns": words.cooldowns(row),
        "rotation": words.rotation(player),
        "gear": worn,
        "carries": carried,
        "packets": history.last(int(p["session"]), MOST_PACKETS) if p["session"] >= 0 else [],
        "memory": {column.name: fleet.mind.memory[column.name][player].tolist() for column in MEMORY.columns},
    }


def who(words: Describer, player: int) -> dict[str, Any]:
    """Return who it is."""
    p = words.state["players"][player]
    unit = words.state["units"][int(p["unit"])]
    return {
        "guid": int(unit["guid"]),
        "name": words.name(int(p["unit"])),
        "session": int(p["session"]),
        "account": int(p["account"]),
        "class": CLASSES[int(unit["class_id"])],
        "race": RACES[int(unit["race"])],
        "gender": GENDERS[int(unit["gender"])],
        "level": int(unit["level"]),
        "role": words.role(player),
    }


def place(words: Describer, row: int) -> dict[str, Any]:
    """Return where it is: as the realm has it, so that equal ticks give equal places in frames and here."""
    unit = words.state["units"][row]
    zones = {int(zone["zone_id"]): words.pack.text(int(zone["name"])) for zone in words.pack.zones}
    made: dict[str, Any] = {"map": int(unit["map"]), "zone": int(unit["zone"]), "zone_name": zones.get(int(unit["zone"]))}
    return made | {name: float(np.float32(unit[name])) for name in ("x", "y", "z", "o")}


def doing(words: Describer, player: int) -> dict[str, Any]:
    """Return what it does, and where it is stuck, why."""
    state = words.state
    m = words.fleet.mind.memory[player]
    due = int(words.fleet.mind.agenda["due_tick"][player])
    made: dict[str, Any] = {
        "state": STATES[int(m["state"])],
        "decides_in_ms": max(0, due - state.tick) * TICK_MS,
        "moving": bool(m["moving"]),
        "goal": [float(m["goal_x"]), float(m["goal_y"]), float(m["goal_z"])] if m["moving"] else None,
        "spot": spot(words, int(m["spot"])),
        "stuck": None,
    }
    if m["state"] == STUCK:
        made["stuck"] = {"reason": STUCK_REASONS[int(m["stuck_reason"])], **why_stuck(words, player)}
    return made


def spot(words: Describer, row: int) -> dict[str, Any] | None:
    """Return the grind spot of a row of the pack's, None for -1."""
    if row < 0:
        return None
    s = words.pack.spots[row]
    made = {name: float(s[name]) for name in ("x", "y", "z", "radius_yd")}
    return {"id": int(s["spot_id"]), "level_min": int(s["level_min"]), "level_max": int(s["level_max"]), **made}


def why_stuck(words: Describer, player: int) -> dict[str, Any]:
    """Return the figures behind the reason for which a bot is stuck."""
    state, pack = words.state, words.pack
    m, p = words.fleet.mind.memory[player], state["players"][player]
    unit = state["units"][int(p["unit"])]
    here = (float(unit["x"]), float(unit["y"]), float(unit["z"]))
    reason = int(m["stuck_reason"])
    if reason == NO_SPOT:
        on_map = pack.spots[pack.spots["map_id"] == unit["map"]]
        fits = (on_map["level_min"] <= unit["level"] + 1) & (on_map["level_max"] + 4 >= unit["level"])
        return {"level": int(unit["level"]), "spots_on_map": len(on_map), "spots_for_its_level": int(fits.sum())}
    if reason == NO_PROGRESS:
        goal = (float(m["goal_x"]), float(m["goal_y"]), float(m["goal_z"]))
        return {"goal": list(goal), "yards_left": round(math.dist(here, goal), 1), "detours": int(m["detours"])}
    if reason == NO_WAY_BACK:
        corpse = (float(p["corpse_x"]), float(p["corpse_y"]), float(p["corpse_z"]))
        away = round(math.dist(here, corpse), 1) if p["corpse_map"] == unit["map"] else None
        return {
            "dead_ms": state.now_ms - int(m["died_ms"]),
            "corpse": list(corpse),
            "corpse_map": int(p["corpse_map"]),
            "yards_to_corpse": away,
        }
    return {}


def order(words: Describer, player: int) -> dict[str, Any] | None:
    """Return the operator's order it has, or the last one's end; None where it never had one."""
    m, o = words.fleet.mind.memory[player], words.fleet.mind.orders[player]
    if m["order_kind"] == 0 and o["outcome"] == 0:
        return None
    return {
        "order": ORDERS_GIVEN[int(m["order_kind"])],
        "outcome": OUTCOMES[int(o["outcome"])],
        "given_ms": int(o["given_ms"]),
        "map": int(o["map"]),
        **{name: float(o[name]) for name in ("x", "y", "z", "radius_yd")},
        "target": int(o["target"]),
    }


def target(words: Describer, row: int) -> dict[str, Any] | None:
    """Return whom it has selected, None where nobody, or one who has gone."""
    units = words.state["units"]
    guid = int(units["target"][row])
    other = (guid & int(LOW_MASK)) - 1
    if guid == 0 or not 0 <= other < len(units) or int(units["guid"][other]) != guid:
        return None
    return words.unit(other)


def sees(words: Describer, row: int) -> list[dict[str, Any]]:
    """Return whom it perceives, the nearest first."""
    fleet = words.fleet
    mine = int(words.state["units"]["guid"][row])
    found = []
    for seen in fleet.mind.look_round(fleet.perception(), row, MOST_LOOKED_AT)[:MOST_SEEN]:
        unit = words.unit(int(seen["row"]))
        where = {name: round(float(seen[name]), 2) for name in ("x", "y", "z")}
        found.append(
            {
                **unit,
                **where,
                "yards": round(float(seen["yards"]), 1),
                "is_enemy": bool(seen["is_enemy"]),
                "targets_me": unit["target"] == mine,
            }
        )
    return found
