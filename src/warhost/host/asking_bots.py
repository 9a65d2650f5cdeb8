# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions about bots: look at one, order many, spawn and retire. Whatever changes the realm becomes packets."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from warhost.errors import WarhostError
from warhost.fleet.population import PopulationError, Wish
from warhost.host.desk import Desk, Question, Reply, put, verdict
from warhost.host.errors import RefusedError
from warhost.host.inspecting import inspect, player_of
from warhost.lore.content.pack import Pack
from warhost.protocol.flags import BotOrder
from warhost.protocol.records import BASE_DTYPE, blank_records, to_record
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import ACCEPTED

ORDERS = {order.name.lower(): order for order in BotOrder}
MOST_AT_ONCE = 10_000
MOST_NAMED = 1000
"""How many refused bots an answer names one by one."""


class Inspect(msgspec.Struct, forbid_unknown_fields=True):
    """Names the bot to look at."""

    guid: int


class Order(msgspec.Struct, forbid_unknown_fields=True):
    """Tells bots what to do: ``x`` and ``y`` (and ``z``, else the nearest ground known) for go and grind, ``target`` for the others.

    A grind without a place is where each bot stands. With a ``map``, bots on other maps are refused.
    """

    guids: list[int]
    order: str
    map: int | None = None
    x: float | None = None
    y: float | None = None
    z: float | None = None
    radius_yd: float = 40.0
    target: int = 0


class Spawn(msgspec.Struct, forbid_unknown_fields=True):
    """Says how many bots to make, and what they shall be where that matters."""

    count: int = 1
    class_id: int | None = None
    race: int | None = None
    level: int | None = None
    place: int | None = None


class Retire(msgspec.Struct, forbid_unknown_fields=True):
    """Names the bots to take out of the world for good."""

    guids: list[int]


def look(desk: Desk, about: Inspect, reply: Reply) -> None:
    """Answer with everything about one bot."""
    player = player_of(desk.run.fleet, about.guid)
    if player < 0:
        raise RefusedError("no_such_bot", f"nobody bears the GUID {about.guid} now", about.guid)
    reply(inspect(desk.run.fleet, desk.history, player))


def bots_of(desk: Desk, guids: list[int]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Return GUIDs and sessions (arrays) of those who play, and the GUIDs of those who do not; raise RefusedError for too many."""
    if len(guids) > MOST_AT_ONCE:
        raise RefusedError("too_many", f"saw {len(guids):,} bots, at most {MOST_AT_ONCE:,} are taken at once", len(guids), MOST_AT_ONCE)
    sessions = desk.run.fleet.world.state["players"]["session"]
    found, gone = {}, []
    for guid in guids:
        player = player_of(desk.run.fleet, guid)
        session = int(sessions[player]) if player >= 0 else -1
        if session >= 0:
            found[guid] = session
        else:
            gone.append(guid)
    return np.array(list(found), np.uint64), np.array(list(found.values()), np.int32), gone


def tell(desk: Desk, about: Order, reply: Reply) -> None:
    """Order bots about, each by a packet of its own session; answer when the realm has judged them."""
    kind = ORDERS.get(about.order)
    if kind is None:
        raise RefusedError("bad_request", f"order: saw {about.order!r}, expected one of {', '.join(ORDERS)}", about.order, list(ORDERS))
    if (about.x is None) != (about.y is None) or (kind == BotOrder.GO and about.x is None):
        raise RefusedError("bad_request", "saw half a place, or none, expected x and y in yd")
    if kind in (BotOrder.FOLLOW, BotOrder.ATTACK) and not about.target:
        raise RefusedError("bad_request", f"{about.order}: saw no target, expected its GUID")
    guids, sessions, gone = bots_of(desk, about.guids)
    packets = blank_records("HOST_BOT_ORDER", len(guids), "host")
    packets["guid"], packets["session"], packets["order"] = guids, sessions, int(kind)
    packets["radius_yd"], packets["target_guid"] = about.radius_yd, about.target
    fill_places(desk, about, packets)
    put(desk, packets.view(BASE_DTYPE), b"", lambda results: reply(judged(desk, guids, results, gone)))


def fill_places(desk: Desk, about: Order, packets: np.ndarray) -> None:
    """Fill in where to: the place that is named, or where each bot stands. Mutates the packets."""
    state = desk.run.fleet.world.state
    units = state["units"][state["sessions"]["unit"][packets["session"]]]
    packets["map_id"] = units["map"] if about.map is None else about.map
    if about.x is None or about.y is None:
        for name in ("x", "y", "z"):
            packets[name] = units[name]
        return
    packets["x"], packets["y"] = about.x, about.y
    for map_id in np.unique(packets["map_id"]).tolist():
        ground = ground_z(desk.run.fleet.content.pack, map_id, about.x, about.y) if about.z is None else about.z
        packets["z"][packets["map_id"] == map_id] = ground


def ground_z(pack: Pack, map_id: int, x: float, y: float) -> float:
    """Return the height of the ground near a place as the content knows it: a flat map's own, else the nearest creature's."""
    land = pack.maps[pack.maps["map_id"] == map_id]
    if len(land) and land["ground"][0]:
        return float(land["ground_z_yd"][0])
    spawns = pack.spawns[pack.spawns["map_id"] == map_id]
    if not len(spawns):
        return 0.0
    away = (spawns["x"] - x) ** 2 + (spawns["y"] - y) ** 2
    return float(spawns["z"][int(away.argmin())])


def judged(desk: Desk, guids: np.ndarray, results: np.ndarray, gone: list[int]) -> dict[str, Any]:
    """Return what became of packets to bots, with the reason for each that was refused and who is not there."""
    refused = np.flatnonzero(results != ACCEPTED)[:MOST_NAMED]
    by_guid = {int(guids[k]): reason_name(int(results[k])) for k in refused.tolist()}
    return verdict(desk.run.fleet.world.state.tick, results) | {"refused_bots": by_guid, "gone": gone[:MOST_NAMED], "gone_count": len(gone)}


def retire(desk: Desk, about: Retire, reply: Reply) -> None:
    """Take bots out of the world for good; their seats stay empty."""
    guids, sessions, gone = bots_of(desk, about.guids)
    packets = blank_records("HOST_BOT_RETIRE", len(guids), "host")
    packets["guid"], packets["session"] = guids, sessions
    put(desk, packets.view(BASE_DTYPE), b"", lambda results: reply(judged(desk, guids, results, gone)))


def spawn(desk: Desk, about: Spawn, reply: Reply) -> None:
    """Make bots in the first free seats; answer with who came."""
    if not 1 <= about.count <= MOST_AT_ONCE:
        raise RefusedError("bad_request", f"count: saw {about.count}, expected 1 to {MOST_AT_ONCE:,}", about.count, MOST_AT_ONCE)
    fleet = desk.run.fleet
    seats = fleet.free_seats(about.count, desk.promised)
    wish = Wish(about.class_id, about.race, about.level, about.place)
    try:
        recruits = [fleet.population.recruit(seat - 1, wish) for seat in seats]
        parts = [
            to_record("HOST_BOT_SPAWN", {name: getattr(recruit, name) for name in recruit.__slots__}, seat, "host")
            for seat, recruit in zip(seats, recruits, strict=True)
        ]
    except PopulationError as error:
        raise RefusedError("nobody_like_that", str(error), msgspec.structs.asdict(about)) from error
    except WarhostError as error:
        raise RefusedError("bad_request", str(error), msgspec.structs.asdict(about)) from error
    packets = np.concatenate([record.view(BASE_DTYPE) for record, _ in parts])
    sizes = [len(blob) for _, blob in parts]
    packets["blob_at"] = np.cumsum([0, *sizes[:-1]])
    desk.promised.update(seats)

    def done(results: np.ndarray) -> None:
        desk.promised.difference_update(seats)
        reply(arrived(desk, seats, results))

    try:
        put(desk, packets, b"".join(blob for _, blob in parts), done)
    except RefusedError:
        desk.promised.difference_update(seats)
        raise


def arrived(desk: Desk, seats: list[int], results: np.ndarray) -> dict[str, Any]:
    """Return which bots came: GUID, name, level, class, race, seat."""
    state = desk.run.fleet.world.state
    bots = []
    for seat in np.array(seats)[results == ACCEPTED][:MOST_NAMED].tolist():
        row, player = int(state["sessions"]["unit"][seat]), int(state["sessions"]["player"][seat])
        if row < 0:
            continue  # it was retired in the same tick
        unit = state["units"][row]
        made = {name: int(unit[name]) for name in ("guid", "level", "class_id", "race")}
        bots.append(made | {"name": bytes(state["names"]["name"][player]).decode(), "session": seat})
    return verdict(state.tick, results) | {"bots": bots}


QUESTIONS = (
    Question(
        "inspect", Inspect, "Everything about one bot: state and why stuck, perception, rotation, gear, last packets and outcomes.", look
    ),
    Question("order", Order, "Orders to bots; answered when the realm has judged them.", tell),
    Question("spawn", Spawn, "New bots in free seats, as described or as the population has them.", spawn),
    Question("retire", Retire, "Bots out of the world for good; their seats stay empty.", retire),
)
