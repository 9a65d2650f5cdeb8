# SPDX-License-Identifier: GPL-2.0-or-later
"""HOST_BOT_SPAWN and HOST_BOT_RETIRE: the host makes a character for a bot and lets it play, and takes both back.

A spawn's session is the one that the bot is to have: it must be free, and is not the host's own. ``place`` is a row of the
content's grind spots, round whose centre the bot then stands, or -1 for the start of its race and class. A retirement comes
from the host's session or from the bot's.
Out: SMSG_LOGIN_VERIFY_WORLD; SMSG_LOGOUT_COMPLETE. The rules of names and classes are those of CMSG_CHAR_CREATE.
Source: ours; what a log-in does is in ``presence``.
"""

from __future__ import annotations

import math
from typing import Any

from warhost.protocol.opcode_numbers import HOST_BOT_RETIRE, HOST_BOT_SPAWN
from warhost.realm import chance
from warhost.realm.dispatch import Handler
from warhost.realm.geometry import cosine, sine
from warhost.realm.guids import row_of
from warhost.realm.handlers.session import characters
from warhost.realm.handlers.session.acting import HOST_SESSION
from warhost.realm.handlers.session.characters import Order, Place
from warhost.realm.handlers.session.names import check_name, proper
from warhost.realm.handlers.session.presence import enter_world, leave_world
from warhost.realm.handlers.session.reading import fields_of
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE, SESSION_NOT_YOURS, SESSION_WRONG_STATE
from warhost.realm.tables.players import SESSION_FREE, SESSION_LISTING, SESSIONS
from warhost.realm.uncompiled import unwrapped
from warhost.realm.world import World


def check_spawn(world: World, session: int, fields: dict[str, Any]) -> int:
    """Return why the bot cannot be made, or ACCEPTED."""
    if session == HOST_SESSION or world.state["sessions"]["state"][session] != SESSION_FREE:
        return SESSION_WRONG_STATE
    if fields["class_id"] not in characters.CLASSES_OF_RACE.get(fields["race"], ()):
        return SESSION_BAD_VALUE
    if not characters.LOWEST_LEVEL.get(fields["class_id"], 1) <= fields["level"] <= 80:
        return SESSION_BAD_VALUE
    if _place(world, session, fields) is None:
        return SESSION_BAD_VALUE
    return check_name(world, proper(fields["name"]))


def spawn(world: World, packet: Any, blob: bytes) -> int:
    """Make the bot of one HOST_BOT_SPAWN and let it enter the world."""
    session = int(packet["session"])
    fields = fields_of(packet, blob, "host")
    if fields is None:
        return SESSION_BAD_VALUE
    reason = check_spawn(world, session, fields)
    place = _place(world, session, fields)
    if reason != ACCEPTED or place is None:
        return reason
    state = world.state
    order = Order(fields["account"], fields["race"], fields["class_id"], fields["gender"], proper(fields["name"]))
    player = characters.create(world, order, fields["level"], place, is_bot=True)
    seat = state["sessions"][session]
    seat["state"], seat["account"], seat["is_bot"] = SESSION_LISTING, fields["account"], 1
    enter_world(state.kernels(), world.content, session, player, int(state["clock"]["now_ms"][0]) - 50)
    return ACCEPTED


def _place(world: World, session: int, fields: dict[str, Any]) -> Place | None:
    """Return where the bot shall stand: within half the radius of its spot, at random, or at its race's start."""
    ct = world.content
    number = fields["place"]
    if number < 0:
        return characters.start_place(ct, fields["race"], fields["class_id"])
    spots = unwrapped(ct.spots)
    if number >= len(spots):
        return None
    spot = spots[number]
    st = world.state.kernels()
    angle = chance.roll(st, chance.STREAM_POPULATION, session, 0) * 6.283185307179586
    far = math.sqrt(chance.roll(st, chance.STREAM_POPULATION, session, 1)) * 0.5 * float(spot["radius_yd"])
    x, y = float(spot["x"]) + far * cosine(angle), float(spot["y"]) + far * sine(angle)
    return Place(int(spot["map_id"]), int(spot["zone_id"]), x, y, float(spot["z"]), angle)


def retire(world: World, packet: Any, blob: bytes) -> int:
    """Take one bot out of the world for good, fight or no fight, delete its character and free its session."""
    state = world.state
    st = state.kernels()
    row = int(row_of(st, packet["guid"]))
    session = int(packet["session"])
    if row < 0 or state["units"]["player"][row] < 0:
        return SESSION_BAD_VALUE
    player = int(state["units"]["player"][row])
    seat = int(state["players"]["session"][player])
    if session not in (HOST_SESSION, seat):
        return SESSION_NOT_YOURS
    if seat >= 0:
        leave_world(st, world.content, player, int(state["clock"]["now_ms"][0]) - 50)
        if state["sessions"]["is_bot"][seat]:
            state["sessions"][seat] = SESSIONS.rows(1)[0]
    characters.delete(world, player)
    return ACCEPTED


HANDLERS = (
    Handler(HOST_BOT_SPAWN, "session", apply=spawn),
    Handler(HOST_BOT_RETIRE, "session", apply=retire),
)
