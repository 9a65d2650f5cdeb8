# SPDX-License-Identifier: GPL-2.0-or-later
"""CMSG_CHAR_CREATE, CMSG_CHAR_ENUM, CMSG_CHAR_DELETE: an account's characters, while none of them plays in this session.

Out: SMSG_CHAR_CREATE, SMSG_CHAR_ENUM, SMSG_CHAR_DELETE. An account has ten characters at most, one death knight among them, and
that one only beside a character of level 55. A character that plays cannot be deleted.
Source: AzerothCore src/server/game/Handlers/CharacterHandler.cpp:HandleCharCreateOpcode, HandleCharEnumOpcode, HandleCharDeleteOpcode.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.opcode_numbers import (
    CMSG_CHAR_CREATE,
    CMSG_CHAR_DELETE,
    CMSG_CHAR_ENUM,
    SMSG_CHAR_CREATE,
    SMSG_CHAR_DELETE,
    SMSG_CHAR_ENUM,
)
from warhost.protocol.reasons import ResponseCode
from warhost.realm.dispatch import Handler
from warhost.realm.events import tell
from warhost.realm.guids import row_of
from warhost.realm.handlers.session import characters
from warhost.realm.handlers.session.characters import CLASSES_OF_RACE, Order
from warhost.realm.handlers.session.names import check_name, proper, refused
from warhost.realm.handlers.session.reading import fields_of
from warhost.realm.reasons import ACCEPTED, SESSION_BAD_VALUE, SESSION_IN_WORLD, SESSION_WRONG_STATE
from warhost.realm.tables.players import SESSION_IN_WORLD as PLAYS
from warhost.realm.tables.players import SESSION_LISTING
from warhost.realm.world import World

MOST_CHARACTERS = 10
DEATH_KNIGHT, LEVEL_FOR_DEATH_KNIGHT, LEVEL_OF_DEATH_KNIGHT = 6, 55, 55


def check_listing(world: World, session: int) -> int:
    """Return why the session does not list characters, or ACCEPTED."""
    state = world.state["sessions"]["state"][session]
    if state == PLAYS:
        return SESSION_IN_WORLD
    return ACCEPTED if state == SESSION_LISTING else SESSION_WRONG_STATE


def characters_of(world: World, account: int) -> np.ndarray:
    """Return the rows of players that belong to an account, oldest row first."""
    players = world.state["players"][: world.state.used("players")]
    return np.flatnonzero((players["used"] == 1) & (players["account"] == account))


def check_create(world: World, order: Order) -> int:
    """Return why the character cannot be made, or ACCEPTED."""
    if order.class_id not in {c for classes in CLASSES_OF_RACE.values() for c in classes} or order.race not in CLASSES_OF_RACE:
        return refused(ResponseCode.CHAR_CREATE_FAILED)
    reason = check_name(world, order.name)
    if reason != ACCEPTED:
        return reason
    units = world.state["units"]
    own = units[world.state["players"]["unit"][characters_of(world, order.account)]]
    if len(own) >= MOST_CHARACTERS:
        return refused(ResponseCode.CHAR_CREATE_SERVER_LIMIT)
    if order.class_id == DEATH_KNIGHT:
        if (own["class_id"] == DEATH_KNIGHT).any():
            return refused(ResponseCode.CHAR_CREATE_UNIQUE_CLASS_LIMIT)
        if not (own["level"] >= LEVEL_FOR_DEATH_KNIGHT).any():
            return refused(ResponseCode.CHAR_CREATE_LEVEL_REQUIREMENT)
    if order.class_id not in CLASSES_OF_RACE[order.race] or characters.start_place(world.content, order.race, order.class_id) is None:
        return refused(ResponseCode.CHAR_CREATE_ERROR)
    return ACCEPTED


def create(world: World, packet: Any, blob: bytes) -> int:
    """Make the character of one CMSG_CHAR_CREATE."""
    session = int(packet["session"])
    reason = check_listing(world, session)
    if reason != ACCEPTED:
        return reason
    fields = fields_of(packet, blob, "client")
    if fields is None:
        return SESSION_BAD_VALUE
    account = int(world.state["sessions"]["account"][session])
    order = Order(account, fields["race"], fields["class_id"], fields["gender"], proper(fields["name"]))
    reason = check_create(world, order)
    place = characters.start_place(world.content, order.race, order.class_id)
    if reason != ACCEPTED or place is None:
        return reason
    level = LEVEL_OF_DEATH_KNIGHT if order.class_id == DEATH_KNIGHT else 1
    player = characters.create(world, order, level, place, is_bot=False)
    _tell(world, SMSG_CHAR_CREATE, player, int(ResponseCode.CHAR_CREATE_SUCCESS), session)
    return ACCEPTED


def enum(world: World, packet: Any, blob: bytes) -> int:
    """Answer one CMSG_CHAR_ENUM."""
    session = int(packet["session"])
    reason = check_listing(world, session)
    if reason == ACCEPTED:
        own = characters_of(world, int(world.state["sessions"]["account"][session]))
        tell(world.state.kernels(), SMSG_CHAR_ENUM, -1, -1, _now(world), len(own), session, 0, 0)
    return reason


def delete(world: World, packet: Any, blob: bytes) -> int:
    """Delete the character of one CMSG_CHAR_DELETE."""
    session = int(packet["session"])
    reason = check_listing(world, session)
    if reason != ACCEPTED:
        return reason
    state = world.state
    row = int(row_of(state.kernels(), packet["guid"]))
    player = int(state["units"]["player"][row]) if row >= 0 else -1
    own = player >= 0 and state["players"]["account"][player] == state["sessions"]["account"][session]
    if not own or state["players"]["session"][player] >= 0:
        return refused(ResponseCode.CHAR_DELETE_FAILED)
    _tell(world, SMSG_CHAR_DELETE, player, int(ResponseCode.CHAR_DELETE_SUCCESS), session)
    characters.delete(world, player)
    return ACCEPTED


def _now(world: World) -> int:
    return int(world.state["clock"]["now_ms"][0]) - 50


def _tell(world: World, opcode: int, player: int, code: int, session: int) -> None:
    tell(world.state.kernels(), opcode, int(world.state["players"]["unit"][player]), -1, _now(world), code, session, 0, 0)


HANDLERS = (
    Handler(CMSG_CHAR_CREATE, "session", apply=create),
    Handler(CMSG_CHAR_ENUM, "session", apply=enum),
    Handler(CMSG_CHAR_DELETE, "session", apply=delete),
)
