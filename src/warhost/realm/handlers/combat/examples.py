# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets of fights with weapons."""

from __future__ import annotations

from warhost.realm.examples import Creature, Example, Login, Send, Set, Step, guid, row
from warhost.realm.reasons import ATTACK_CANT_ATTACK, ATTACK_DEAD_TARGET, ATTACK_NOTHING_TO_STOP, SESSION_NOT_IN_WORLD

WOLF = 101
NOBODY = 9
"""A session that is free on the small world."""
FACE_TO_FACE: tuple[Step, ...] = (Login("me", level=5), Creature("wolf", WOLF, x=3.0))

ATTACK = (
    Example("CMSG_ATTACKSWING", "begins to swing at a wolf", FACE_TO_FACE, {"guid": guid("wolf")},
            before={"units[me].victim": -1, "units[me].sheath": 0, "creatures[wolf].state": 0},
            after={"units[me].victim": row("wolf"), "units[me].sheath": 1, "units[me].in_combat": 1, "creatures[wolf].state": 1}),
    Example("CMSG_ATTACKSWING", "swings wait for reach", (Login("me", level=5), Creature("wolf", WOLF, x=30.0)), {"guid": guid("wolf")},
            after={"units[me].victim": row("wolf"), "units[me].in_combat": 0, "units[me].swing_error": 1}),
    Example("CMSG_ATTACKSWING", "at nobody", FACE_TO_FACE, {"guid": 12345}, ATTACK_CANT_ATTACK),
    Example("CMSG_ATTACKSWING", "at a corpse", (*FACE_TO_FACE, Set("units[wolf].death", 1)), {"guid": guid("wolf")}, ATTACK_DEAD_TARGET),
    Example("CMSG_ATTACKSWING", "from outside the world", (Login("me"),), {"guid": guid("me")}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
STOP = (
    Example("CMSG_ATTACKSTOP", "stops its swings", (*FACE_TO_FACE, Send("CMSG_ATTACKSWING", {"guid": guid("wolf")})),
            before={"units[me].victim": row("wolf")}, after={"units[me].victim": -1}),
    Example("CMSG_ATTACKSTOP", "with nothing to stop", FACE_TO_FACE, reason=ATTACK_NOTHING_TO_STOP),
    Example("CMSG_ATTACKSTOP", "from outside the world", reason=SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
SHEATHE = (
    Example("CMSG_SETSHEATHED", "shows its ranged weapon", (Login("me"),), {"sheath_state": 2}, after={"units[me].sheath": 2}),
    Example("CMSG_SETSHEATHED", "from outside the world", (), {"sheath_state": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
)
EXAMPLES = (*ATTACK, *STOP, *SHEATHE)
