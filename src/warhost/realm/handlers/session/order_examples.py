# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of orders to bots. What a bot then does is its brain's: see the tests of brains."""

from __future__ import annotations

from typing import Any

from warhost.protocol.flags import BotOrder
from warhost.realm.examples import Creature, Example, Login, Set, guid
from warhost.realm.reasons import (
    ATTACK_CANT_ATTACK,
    ATTACK_DEAD_TARGET,
    MOVE_BAD_PLACE,
    SESSION_BAD_VALUE,
    SESSION_NOT_YOURS,
    SESSION_WRONG_STATE,
)

WOLF = 101
"""The small world's wolf."""
NAME = "HOST_BOT_ORDER"
HERE: dict[str, Any] = {"guid": guid("me"), "map_id": 0, "x": 50.0, "y": 60.0, "z": 0.0, "radius_yd": 30.0, "target_guid": 0}
WITH_WOLF = (Login("me"), Creature("wolf", WOLF, x=10.0))


def _told(kind: int, **other: Any) -> dict[str, Any]:
    return HERE | {"order": kind} | other


ORDERS = (
    Example(NAME, "go there", (Login("me"),), _told(BotOrder.GO), who="host"),
    Example(NAME, "follow another", (Login("me"), Login("other")), _told(BotOrder.FOLLOW, target_guid=guid("other")), who="host"),
    Example(NAME, "attack a wolf", WITH_WOLF, _told(BotOrder.ATTACK, target_guid=guid("wolf")), who="host"),
    Example(NAME, "grind there", (Login("me"),), _told(BotOrder.GRIND), who="me"),
    Example(NAME, "live as it likes", (Login("me"),), _told(BotOrder.NONE), who="host"),
    Example(NAME, "nobody", (), _told(BotOrder.GO, guid=12345), SESSION_BAD_VALUE, who="host"),
    Example(NAME, "follow itself", (Login("me"),), _told(BotOrder.FOLLOW, target_guid=guid("me")), SESSION_BAD_VALUE, who="host"),
    Example(NAME, "grind on no ground", (Login("me"),), _told(BotOrder.GRIND, radius_yd=0.0), SESSION_BAD_VALUE, who="host"),
    Example(NAME, "from another bot's session", (Login("me"), Login("other")), _told(BotOrder.GO, guid=guid("other")), SESSION_NOT_YOURS),
    Example(NAME, "a person's character", (Login("me"), Set("sessions[me].is_bot", 0)), _told(BotOrder.GO), SESSION_WRONG_STATE,
            who="host"),
    Example(NAME, "go to another map", (Login("me"),), _told(BotOrder.GO, map_id=1), SESSION_WRONG_STATE, who="host"),
    Example(NAME, "follow somebody on another map", (Login("me"), Login("other"), Set("units[other].map", 1)),
            _told(BotOrder.FOLLOW, target_guid=guid("other")), SESSION_WRONG_STATE, who="host"),
    Example(NAME, "go off the map", (Login("me"),), _told(BotOrder.GO, x=20000.0), MOVE_BAD_PLACE, who="host"),
    Example(NAME, "attack a bot", (Login("me"), Login("other")), _told(BotOrder.ATTACK, target_guid=guid("other")),
            ATTACK_CANT_ATTACK, who="host"),
    Example(NAME, "attack a dead wolf", (*WITH_WOLF, Set("units[wolf].death", 1), Set("units[wolf].hp", 0)),
            _told(BotOrder.ATTACK, target_guid=guid("wolf")), ATTACK_DEAD_TARGET, who="host"),
)  # fmt: skip
