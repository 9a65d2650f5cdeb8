# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets of the dead."""

from __future__ import annotations

from typing import Any

from warhost.realm import grid
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, guid
from warhost.realm.handlers.death.dying import kill
from warhost.realm.handlers.death.offers import offer_life
from warhost.realm.handlers.death.self_return import REINCARNATION, RETURNS_BY
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.checking.cooldowns import set_cooldown
from warhost.realm.reasons import (
    DEATH_IS_GHOST,
    DEATH_NO_CORPSE,
    DEATH_NO_HEALER,
    DEATH_NO_OFFER,
    DEATH_NOT_DEAD,
    DEATH_NOT_GHOST,
    DEATH_TOO_EARLY,
    DEATH_TOO_FAR,
    SESSION_NOT_IN_WORLD,
)

HEALER = 104
NOBODY = 9
"""A session that is free on the small world."""
GRAVEYARD_X = -100.0
CORPSE_X = 50.0
CORPSE: dict[str, Any] = {"guid": 1}


def _die(world: Any, rows: dict[str, int]) -> None:
    kill(world.state.kernels(), world.content, rows["me"], -1, int(world.state["clock"]["now_ms"][0]) + 1)


def _run_back(world: Any, rows: dict[str, int]) -> None:
    grid.place(world.state.kernels(), world.content, rows["me"], CORPSE_X + 30.0, 0.0, 0.0)


DEAD: tuple[Step, ...] = (Login("me", level=20, x=CORPSE_X), Do(_die))
GHOST: tuple[Step, ...] = (
    *DEAD,
    Send("CMSG_REPOP_REQUEST", {"check_instance": 0}),
    Send("MSG_MOVE_TELEPORT_ACK", {"guid": guid("me"), "counter": 0, "time_ms": 0}),
)
"""Has released and stands at the graveyard of the small world, far from its corpse."""
AT_CORPSE: tuple[Step, ...] = (*GHOST, Do(_run_back))

RELEASE = (
    Example("CMSG_REPOP_REQUEST", "becomes a ghost", DEAD, {"check_instance": 0}, before={"units[me].death": 1, "units[me].hp": 0},
            after={"units[me].death": 2, "units[me].hp": 1, "players[me].corpse_x": CORPSE_X, "players[me].teleport_x": GRAVEYARD_X}),
    Example("CMSG_REPOP_REQUEST", "alive", (Login("me"),), {"check_instance": 0}, DEATH_NOT_DEAD),
    Example("CMSG_REPOP_REQUEST", "released already", GHOST, {"check_instance": 0}, DEATH_IS_GHOST),
    Example("CMSG_REPOP_REQUEST", "from outside the world", (), {"check_instance": 0}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
QUERY = (
    Example("MSG_CORPSE_QUERY", "asks where its corpse is", GHOST),
    Example("MSG_CORPSE_QUERY", "from outside the world", reason=SESSION_NOT_IN_WORLD, who=NOBODY),
)
RECLAIM = (
    Example("CMSG_RECLAIM_CORPSE", "comes back to life", AT_CORPSE, CORPSE, before={"units[me].death": 2},
            after={"units[me].death": 0, "players[me].corpse_map": -1}),
    Example("CMSG_RECLAIM_CORPSE", "alive", (Login("me"),), CORPSE, DEATH_NOT_GHOST),
    Example("CMSG_RECLAIM_CORPSE", "its corpse is gone", (*AT_CORPSE, Set("players[me].corpse_map", -1)), CORPSE, DEATH_NO_CORPSE),
    Example("CMSG_RECLAIM_CORPSE", "must wait", (*AT_CORPSE, Set("players[me].reclaim_ms", 1000000)), CORPSE, DEATH_TOO_EARLY),
    Example("CMSG_RECLAIM_CORPSE", "from the graveyard", GHOST, CORPSE, DEATH_TOO_FAR),
    Example("CMSG_RECLAIM_CORPSE", "from outside the world", (), CORPSE, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
SPIRIT_HEALER: tuple[Step, ...] = (*GHOST, Creature("healer", HEALER, x=GRAVEYARD_X + 3.0))
HEAL = (
    Example("CMSG_SPIRIT_HEALER_ACTIVATE", "is brought back", SPIRIT_HEALER, {"guid": guid("healer")},
            before={"units[me].death": 2}, after={"units[me].death": 0}),
    Example("CMSG_SPIRIT_HEALER_ACTIVATE", "alive", (Login("me"), Creature("healer", HEALER)), {"guid": guid("healer")}, DEATH_NOT_GHOST),
    Example("CMSG_SPIRIT_HEALER_ACTIVATE", "names nobody", SPIRIT_HEALER, {"guid": 12345}, DEATH_NO_HEALER),
    Example("CMSG_SPIRIT_HEALER_ACTIVATE", "from outside the world", (), {"guid": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip


def _offer(world: Any, rows: dict[str, int]) -> None:
    offer_life(world.state.kernels(), rows["priest"], rows["me"], 70, 135, int(world.state["clock"]["now_ms"][0]))


OFFERED: tuple[Step, ...] = (*DEAD, Login("priest", class_id=5, level=20, x=CORPSE_X + 4.0), Do(_offer))
YES: dict[str, Any] = {"guid": guid("priest"), "status": 1}
OFFERS = (
    Example("CMSG_RESURRECT_RESPONSE", "accepts the life that is offered", OFFERED, YES,
            before={"units[me].death": 1, "units[me].hp": 0, "players[me].offered_by": guid("priest")},
            after={"units[me].death": 0, "units[me].hp": 70, "players[me].offered_by": 0}, mechanic="Resurrection"),
    Example("CMSG_RESURRECT_RESPONSE", "declines", OFFERED, {"guid": guid("priest"), "status": 0},
            before={"players[me].offered_by": guid("priest")}, after={"units[me].death": 1, "players[me].offered_by": 0}),
    Example("CMSG_RESURRECT_RESPONSE", "nobody has offered life", DEAD, {"guid": 7, "status": 1}, DEATH_NO_OFFER,
            before={"units[me].death": 1}, after={"units[me].death": 1}, mechanic="Resurrection"),
    Example("CMSG_RESURRECT_RESPONSE", "somebody else has offered", OFFERED, {"guid": guid("me"), "status": 1}, DEATH_NO_OFFER),
    Example("CMSG_RESURRECT_RESPONSE", "alive", (Login("me"),), {"guid": 7, "status": 1}, DEATH_NOT_DEAD),
    Example("CMSG_RESURRECT_RESPONSE", "from outside the world", (), {"guid": 7, "status": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip


def _can_return(world: Any, rows: dict[str, int]) -> None:
    """Let actor ``me`` know Reincarnation."""
    known = int(world.content.spell_rows[REINCARNATION])
    world.state.plain["spellbook"][world.state["units"]["player"][rows["me"]], known >> 3] |= 1 << (known & 7)


def _has_returned(world: Any, rows: dict[str, int]) -> None:
    """Let Reincarnation cool down."""
    now_ms = int(world.state["clock"]["now_ms"][0])
    set_cooldown(world.state.kernels(), rows["me"], RETURNS_BY, now_ms + 1_000_000, now_ms)


RETURN = (
    Example("CMSG_SELF_RES", "a shaman comes back where he lies", (*DEAD, Do(_can_return)), before={"units[me].death": 1},
            after={"units[me].death": 0, "units[me].stand_state": 0}, mechanic="Reincarnation"),
    Example("CMSG_SELF_RES", "alive", (Login("me"),), reason=no.TARGET_NOT_DEAD),
    Example("CMSG_SELF_RES", "knows no way", DEAD, reason=no.NOT_KNOWN),
    Example("CMSG_SELF_RES", "comes back again within half an hour", (*DEAD, Do(_can_return), Do(_has_returned)), reason=no.NOT_READY,
            before={"units[me].death": 1}, after={"units[me].death": 1}, mechanic="Reincarnation"),
    Example("CMSG_SELF_RES", "from outside the world", reason=SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
EXAMPLES = (*RELEASE, *QUERY, *RECLAIM, *HEAL, *OFFERS, *RETURN)
