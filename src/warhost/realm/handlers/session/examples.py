# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets of sessions and characters."""

from __future__ import annotations

from typing import Any

from warhost.protocol.reasons import LogoutResult
from warhost.protocol.reasons import ResponseCode as Code
from warhost.realm.examples import Do, Example, Login, Send, Set, Step, Wait, guid
from warhost.realm.handlers.session import characters
from warhost.realm.handlers.session.characters import Order, Place
from warhost.realm.handlers.session.host import RULE_NUMBERS
from warhost.realm.handlers.session.order_examples import ORDERS
from warhost.realm.reasons import (
    LOGOUT,
    MOVE_BAD_PLACE,
    MOVE_NO_MAP,
    RESPONSE,
    SESSION_BAD_VALUE,
    SESSION_IN_WORLD,
    SESSION_NOT_IN_WORLD,
    SESSION_NOT_YOURS,
    SESSION_WRONG_STATE,
)

NOBODY = 9
"""A session that is free on the small world."""
MAGE: dict[str, Any] = {
    "name": "Jaina", "race": 1, "class_id": 8, "gender": 1, "skin": 0, "face": 0, "hair_style": 0, "hair_color": 0, "facial_hair": 0,
    "outfit_id": 0,
}  # fmt: skip
BOT: dict[str, Any] = {"account": 7, "race": 1, "class_id": 8, "gender": 0, "level": 10, "place": -1, "name": "Bob"}
LISTING: tuple[Step, ...] = (Login("me"), Set("rules.instant_logout", 1), Send("CMSG_PLAYER_LOGOUT"))
"""A bot that has logged out: its session lists the characters of its account."""
PLACE: dict[str, Any] = {"map_id": 0, "x": 50.0, "y": 60.0, "z": 0.0, "orientation": 1.0}


def _response(code: Code) -> int:
    return RESPONSE << 8 | int(code)


def _ten_characters(world: Any, rows: dict[str, int]) -> None:
    for letter in "abcdefghi":
        _create(world, "Ba" + letter, 8)


def _a_death_knight(world: Any, rows: dict[str, int]) -> None:
    _create(world, "Arthas", 6)


def _create(world: Any, name: str, class_id: int) -> None:
    account = int(world.state["sessions"]["account"][1])
    characters.create(world, Order(account, 1, class_id, 0, name), 1, Place(0, 0, 0.0, 0.0, 0.0, 0.0), is_bot=False)


CREATE = (
    Example("CMSG_CHAR_CREATE", "makes a mage", LISTING, MAGE, after={"sessions[me].state": 1}),
    Example("CMSG_CHAR_CREATE", "makes a death knight beside a character of level 55", (*LISTING, Set("units[me].level", 60)),
            MAGE | {"class_id": 6, "name": "Arthas"}),
    Example("CMSG_CHAR_CREATE", "while it plays", (Login("me"),), MAGE, SESSION_IN_WORLD),
    Example("CMSG_CHAR_CREATE", "without a session", (), MAGE, SESSION_WRONG_STATE, who=NOBODY),
    Example("CMSG_CHAR_CREATE", "a class that there is not", LISTING, MAGE | {"class_id": 10}, _response(Code.CHAR_CREATE_FAILED)),
    Example("CMSG_CHAR_CREATE", "a gnome priest", LISTING, MAGE | {"race": 7, "class_id": 5}, _response(Code.CHAR_CREATE_ERROR)),
    Example("CMSG_CHAR_CREATE", "without a name", LISTING, MAGE | {"name": ""}, _response(Code.CHAR_NAME_NO_NAME)),
    Example("CMSG_CHAR_CREATE", "a name of one letter", LISTING, MAGE | {"name": "J"}, _response(Code.CHAR_NAME_TOO_SHORT)),
    Example("CMSG_CHAR_CREATE", "a name of thirteen", LISTING, MAGE | {"name": "Jainaproudmor"}, _response(Code.CHAR_NAME_TOO_LONG)),
    Example("CMSG_CHAR_CREATE", "a name with a digit", LISTING, MAGE | {"name": "Jaina2"}, _response(Code.CHAR_NAME_MIXED_LANGUAGES)),
    Example("CMSG_CHAR_CREATE", "three equal letters", LISTING, MAGE | {"name": "Jaaaina"},
            _response(Code.CHAR_NAME_THREE_CONSECUTIVE)),
    Example("CMSG_CHAR_CREATE", "a name that is taken", (*LISTING, Send("CMSG_CHAR_CREATE", MAGE)), MAGE | {"name": "jAINA"},
            _response(Code.CHAR_CREATE_NAME_IN_USE)),
    Example("CMSG_CHAR_CREATE", "an eleventh character", (*LISTING, Do(_ten_characters)), MAGE,
            _response(Code.CHAR_CREATE_SERVER_LIMIT)),
    Example("CMSG_CHAR_CREATE", "a death knight too early", LISTING, MAGE | {"class_id": 6},
            _response(Code.CHAR_CREATE_LEVEL_REQUIREMENT)),
    Example("CMSG_CHAR_CREATE", "a second death knight", (*LISTING, Do(_a_death_knight)), MAGE | {"class_id": 6},
            _response(Code.CHAR_CREATE_UNIQUE_CLASS_LIMIT)),
)  # fmt: skip

LISTS = (
    Example("CMSG_CHAR_ENUM", "asks for its characters", LISTING),
    Example("CMSG_CHAR_ENUM", "while it plays", (Login("me"),), {}, SESSION_IN_WORLD),
    Example("CMSG_CHAR_ENUM", "without a session", (), {}, SESSION_WRONG_STATE, who=NOBODY),
    Example("CMSG_CHAR_DELETE", "deletes its character", LISTING, {"guid": guid("me")},
            before={"units[me].kind": 1}, after={"units[me].kind": 0, "clock.in_world": 0}),
    Example("CMSG_CHAR_DELETE", "while it plays", (Login("me"),), {"guid": guid("me")}, SESSION_IN_WORLD),
    Example("CMSG_CHAR_DELETE", "without a session", (Login("me"),), {"guid": guid("me")}, SESSION_WRONG_STATE, who=NOBODY),
    Example("CMSG_CHAR_DELETE", "somebody else's character", (*LISTING, Login("other")), {"guid": guid("other")},
            _response(Code.CHAR_DELETE_FAILED)),
    Example("CMSG_PLAYER_LOGIN", "enters the world", LISTING, {"guid": guid("me")},
            before={"sessions[me].state": 1, "units[me].in_world": 0, "clock.in_world": 0},
            after={"sessions[me].state": 2, "units[me].in_world": 1, "clock.in_world": 1}),
    Example("CMSG_PLAYER_LOGIN", "twice", (Login("me"),), {"guid": guid("me")}, SESSION_IN_WORLD),
    Example("CMSG_PLAYER_LOGIN", "without a session", LISTING, {"guid": guid("me")}, SESSION_WRONG_STATE, who=NOBODY),
    Example("CMSG_PLAYER_LOGIN", "with somebody else's character", (*LISTING, Login("other")), {"guid": guid("other")}, SESSION_NOT_YOURS),
)  # fmt: skip

LOGOUTS = (
    Example("CMSG_LOGOUT_REQUEST", "sits down and waits twenty seconds", (Login("me"),),
            before={"players[me].logout_due_ms": 0, "units[me].stand_state": 0},
            after={"players[me].logout_due_ms": 20050, "units[me].stand_state": 1, "units[me].in_world": 1}),
    Example("CMSG_LOGOUT_REQUEST", "is gone after twenty seconds", (Login("me"),),
            after={"units[me].in_world": 0, "sessions[me].state": 1, "units[me].move_flags": 0}, wait_ms=20050),
    Example("CMSG_LOGOUT_REQUEST", "leaves at once under that rule", (Login("me"), Set("rules.instant_logout", 1)),
            before={"clock.in_world": 1}, after={"clock.in_world": 0, "sessions[me].state": 1}),
    Example("CMSG_LOGOUT_REQUEST", "in combat", (Login("me"), Set("units[me].in_combat", 1)), {},
            LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_IN_COMBAT)),
    Example("CMSG_LOGOUT_REQUEST", "falling", (Login("me"), Set("units[me].move_flags", 0x1000)), {},
            LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_FALLING)),
    Example("CMSG_LOGOUT_REQUEST", "from outside the world", LISTING, {}, SESSION_NOT_IN_WORLD),
    Example("CMSG_LOGOUT_CANCEL", "stays", (Login("me"), Send("CMSG_LOGOUT_REQUEST")),
            before={"units[me].stand_state": 1, "units[me].move_flags": 0x800},
            after={"players[me].logout_due_ms": 0, "units[me].stand_state": 0, "units[me].move_flags": 0, "units[me].flags": 0}),
    Example("CMSG_LOGOUT_CANCEL", "and is still there later", (Login("me"), Send("CMSG_LOGOUT_REQUEST"), Wait(1000)),
            after={"units[me].in_world": 1}, wait_ms=20000),
    Example("CMSG_LOGOUT_CANCEL", "without having asked", (Login("me"),), {}, SESSION_WRONG_STATE),
    Example("CMSG_LOGOUT_CANCEL", "from outside the world", LISTING, {}, SESSION_NOT_IN_WORLD),
    Example("CMSG_PLAYER_LOGOUT", "leaves at once", (Login("me"), Set("rules.instant_logout", 1)),
            before={"units[me].in_world": 1}, after={"units[me].in_world": 0, "sessions[me].player": -1, "units[me].cell": -1}),
    Example("CMSG_PLAYER_LOGOUT", "where nobody leaves at once", (Login("me"),), {}, SESSION_WRONG_STATE),
    Example("CMSG_PLAYER_LOGOUT", "in combat", (Login("me"), Set("units[me].in_combat", 1)), {},
            LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_IN_COMBAT)),
    Example("CMSG_PLAYER_LOGOUT", "falling", (Login("me"), Set("units[me].move_flags", 0x1000)), {},
            LOGOUT << 8 | int(LogoutResult.LOGOUT_FAILED_FALLING)),
    Example("CMSG_PLAYER_LOGOUT", "from outside the world", LISTING, {}, SESSION_NOT_IN_WORLD),
)  # fmt: skip

SMALL = (
    Example("CMSG_SET_SELECTION", "selects another player", (Login("me"), Login("other")), {"guid": guid("other")},
            before={"units[me].target": 0}, after={"units[me].target": guid("other")}),
    Example("CMSG_SET_SELECTION", "from outside the world", LISTING, {"guid": guid("me")}, SESSION_NOT_IN_WORLD),
    Example("CMSG_STANDSTATECHANGE", "sits down", (Login("me"),), {"stand_state": 1},
            before={"units[me].stand_state": 0}, after={"units[me].stand_state": 1}),
    Example("CMSG_STANDSTATECHANGE", "plays dead", (Login("me"),), {"stand_state": 7}, SESSION_BAD_VALUE),
    Example("CMSG_STANDSTATECHANGE", "from outside the world", LISTING, {"stand_state": 1}, SESSION_NOT_IN_WORLD),
    Example("CMSG_PING", "says that it lives", LISTING, {"sequence": 1, "latency_ms": 30}),
    Example("CMSG_PING", "without a session", (), {"sequence": 1, "latency_ms": 30}, SESSION_WRONG_STATE, who=NOBODY),
    Example("CMSG_TIME_SYNC_RESP", "tells its clock", (Login("me"),), {"counter": 0, "client_time_ms": 5000}),
    Example("CMSG_TIME_SYNC_RESP", "from outside the world", LISTING, {"counter": 0, "client_time_ms": 5000}, SESSION_NOT_IN_WORLD),
)  # fmt: skip

HOSTS = (
    Example("HOST_BOT_SPAWN", "makes a mage of level 10", (), BOT, who=NOBODY, before={"clock.in_world": 0}, after={"clock.in_world": 1}),
    Example("HOST_BOT_SPAWN", "makes one at a spot", (), BOT | {"place": 0}, who=NOBODY, after={"clock.in_world": 1}),
    Example("HOST_BOT_SPAWN", "into a session that is taken", (Login("me"),), BOT, SESSION_WRONG_STATE),
    Example("HOST_BOT_SPAWN", "a gnome priest", (), BOT | {"race": 7, "class_id": 5}, SESSION_BAD_VALUE, who=NOBODY),
    Example("HOST_BOT_SPAWN", "a death knight of level 54", (), BOT | {"class_id": 6, "level": 54}, SESSION_BAD_VALUE, who=NOBODY),
    Example("HOST_BOT_SPAWN", "at a spot that there is not", (), BOT | {"place": 5}, SESSION_BAD_VALUE, who=NOBODY),
    Example("HOST_BOT_SPAWN", "without a name", (), BOT | {"name": ""}, _response(Code.CHAR_NAME_NO_NAME), who=NOBODY),
    Example("HOST_BOT_SPAWN", "a name of one letter", (), BOT | {"name": "B"}, _response(Code.CHAR_NAME_TOO_SHORT), who=NOBODY),
    Example("HOST_BOT_SPAWN", "a name of thirteen", (), BOT | {"name": "Bobobobobobob"}, _response(Code.CHAR_NAME_TOO_LONG), who=NOBODY),
    Example("HOST_BOT_SPAWN", "a name with a digit", (), BOT | {"name": "Bob1"},
            _response(Code.CHAR_NAME_MIXED_LANGUAGES), who=NOBODY),
    Example("HOST_BOT_SPAWN", "three equal letters", (), BOT | {"name": "Booob"}, _response(Code.CHAR_NAME_THREE_CONSECUTIVE),
            who=NOBODY),
    Example("HOST_BOT_SPAWN", "a name that is taken", (Send("HOST_BOT_SPAWN", BOT, who=8),), BOT,
            _response(Code.CHAR_CREATE_NAME_IN_USE), who=NOBODY),
    Example("HOST_BOT_RETIRE", "takes a bot away", (Login("me"),), {"guid": guid("me")}, who="host",
            before={"units[me].kind": 1}, after={"units[me].kind": 0, "sessions[me].state": 0, "clock.in_world": 0}),
    Example("HOST_BOT_RETIRE", "nobody", (), {"guid": 12345}, SESSION_BAD_VALUE, who="host"),
    Example("HOST_BOT_RETIRE", "from another bot's session", (Login("me"), Login("other")), {"guid": guid("other")}, SESSION_NOT_YOURS),
    Example("HOST_PAUSE", "stops the clock", (), {"paused": 1}, who="host", before={"clock.paused": 0}, after={"clock.paused": 1}),
    Example("HOST_PAUSE", "from a bot", (Login("me"),), {"paused": 1}, SESSION_NOT_YOURS),
    Example("HOST_SET_RULE", "doubles experience", (), {"rule": RULE_NUMBERS["xp_rate"], "value": 2.0}, who="host",
            before={"rules.xp_rate": 1.0}, after={"rules.xp_rate": 2.0}),
    Example("HOST_SET_RULE", "beyond its limit", (), {"rule": RULE_NUMBERS["max_level"], "value": 81.0}, SESSION_BAD_VALUE, who="host"),
    Example("HOST_SET_RULE", "half a level", (), {"rule": RULE_NUMBERS["max_level"], "value": 70.5}, SESSION_BAD_VALUE, who="host"),
    Example("HOST_SET_RULE", "from a bot", (Login("me"),), {"rule": 0, "value": 1.0}, SESSION_NOT_YOURS),
    Example("HOST_TELEPORT", "asks a player's client to go there", (Login("me"),), {"guid": guid("me"), **PLACE}, who="host",
            before={"players[me].teleport_due": 0},
            after={"players[me].teleport_due": 1, "players[me].teleport_x": 50.0, "units[me].x": 0.0}),
    Example("HOST_TELEPORT", "to another map", (Login("me"),), {"guid": guid("me"), **PLACE, "map_id": 1}, who="host",
            after={"players[me].teleport_due": 2, "units[me].in_world": 0, "units[me].cell": -1}),
    Example("HOST_TELEPORT", "nobody", (), {"guid": 12345, **PLACE}, SESSION_BAD_VALUE, who="host"),
    Example("HOST_TELEPORT", "one who is not in the world", LISTING, {"guid": guid("me"), **PLACE}, SESSION_WRONG_STATE, who="host"),
    Example("HOST_TELEPORT", "to a map that there is not", (Login("me"),), {"guid": guid("me"), **PLACE, "map_id": 7}, MOVE_NO_MAP,
            who="host"),
    Example("HOST_TELEPORT", "off the map", (Login("me"),), {"guid": guid("me"), **PLACE, "x": 20000.0}, MOVE_BAD_PLACE, who="host"),
    Example("HOST_TELEPORT", "from a bot", (Login("me"),), {"guid": guid("me"), **PLACE}, SESSION_NOT_YOURS),
)  # fmt: skip

EXAMPLES = (*CREATE, *LISTS, *LOGOUTS, *SMALL, *HOSTS, *ORDERS)
