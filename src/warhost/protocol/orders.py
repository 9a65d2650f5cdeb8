# SPDX-License-Identifier: GPL-2.0-or-later
"""The legal orders of packets, as tables: being connected, looting, near and far teleports, dying.

A table holds the packets that lead somewhere; packets that no row of it names do not concern it. Docs and tests are drawn from the tables.
Sources: AzerothCore src/server/game/Server/Protocol/Opcodes.cpp (session status of each opcode) and the handlers named there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from warhost.protocol.conditions import Condition, is_none_of, is_one_of
from warhost.protocol.errors import RemoteProtocolError
from warhost.protocol.registry import NUMBERS, Sender


class OutOfOrderError(RemoteProtocolError):
    """Says that a packet may not come in this state."""

    reason = "out_of_order"


@dataclass(frozen=True)
class Step:
    """Is one row: in ``state``, ``packet`` from ``sender`` (where ``when`` holds for its fields) leads to ``then``."""

    state: str
    sender: Sender
    packet: str
    then: str
    when: Condition | None = None


@dataclass(frozen=True)
class Order:
    """Is one table; ``start`` is the state that it begins in."""

    name: str
    start: str
    steps: tuple[Step, ...]
    doc: str

    @cached_property
    def states(self) -> frozenset[str]:
        """Return all states."""
        return frozenset({self.start} | {step.state for step in self.steps} | {step.then for step in self.steps})

    @cached_property
    def concerns(self) -> frozenset[tuple[Sender, str]]:
        """Return the packets that the table names."""
        return frozenset((step.sender, step.packet) for step in self.steps)

    def after(self, state: str, sender: Sender, packet: str, fields: Mapping[str, Any] | None = None, session: int = -1) -> str:
        """Return the state that a packet leads to; a packet that the table does not name leads nowhere.

        Raises OutOfOrderError where the table names the packet, but not in this state.
        """
        if (sender, packet) not in self.concerns:
            return state
        for step in self.steps:
            if (step.state, step.sender, step.packet) == (state, sender, packet) and (step.when is None or step.when.holds(fields or {})):
                return step.then
        legal = sorted({step.state for step in self.steps if (step.sender, step.packet) == (sender, packet)})
        text = f"came in the state {state} of {self.name}; it may come in {', '.join(legal)}"
        raise OutOfOrderError(text, packet=packet, opcode=NUMBERS[packet], session=session)


SESSION = Order(
    "session",
    "at_characters",
    (
        Step("at_characters", "client", "CMSG_CHAR_ENUM", "at_characters"),
        Step("at_characters", "client", "CMSG_CHAR_CREATE", "at_characters"),
        Step("at_characters", "client", "CMSG_CHAR_DELETE", "at_characters"),
        Step("at_characters", "client", "CMSG_PLAYER_LOGIN", "loading"),
        Step("loading", "server", "SMSG_CHARACTER_LOGIN_FAILED", "at_characters"),
        Step("loading", "server", "SMSG_LOGIN_VERIFY_WORLD", "in_world"),
        Step("in_world", "client", "CMSG_LOGOUT_REQUEST", "asked_to_leave"),
        Step("asked_to_leave", "server", "SMSG_LOGOUT_RESPONSE", "leaving", is_one_of("result", 0)),
        Step("asked_to_leave", "server", "SMSG_LOGOUT_RESPONSE", "in_world", is_none_of("result", 0)),
        Step("leaving", "client", "CMSG_LOGOUT_REQUEST", "asked_to_leave"),
        Step("leaving", "client", "CMSG_LOGOUT_CANCEL", "staying"),
        Step("staying", "server", "SMSG_LOGOUT_CANCEL_ACK", "in_world"),
        Step("leaving", "server", "SMSG_LOGOUT_COMPLETE", "at_characters"),
    ),
    "From the character list into the world and back. Log-out takes 20 s unless it is instant.",
)

IN_WORLD = frozenset({"in_world", "asked_to_leave", "leaving", "staying"})
"""The states of SESSION in which a character stands in the world: all client packets that SESSION does not name need one of them."""

LOOT = Order(
    "loot",
    "closed",
    (
        Step("closed", "client", "CMSG_LOOT", "asked"),
        Step("open", "client", "CMSG_LOOT", "asked"),
        Step("asked", "server", "SMSG_LOOT_RESPONSE", "closed", is_one_of("loot_kind", 0)),
        Step("asked", "server", "SMSG_LOOT_RESPONSE", "open", is_none_of("loot_kind", 0)),
        Step("open", "client", "CMSG_LOOT_MONEY", "open"),
        Step("open", "client", "CMSG_AUTOSTORE_LOOT_ITEM", "open"),
        Step("open", "server", "SMSG_LOOT_REMOVED", "open"),
        Step("open", "server", "SMSG_LOOT_CLEAR_MONEY", "open"),
        Step("open", "client", "CMSG_LOOT_RELEASE", "releasing"),
        Step("open", "server", "SMSG_LOOT_RELEASE_RESPONSE", "closed"),
        Step("asked", "server", "SMSG_LOOT_RELEASE_RESPONSE", "asked"),
        Step("releasing", "server", "SMSG_LOOT_RELEASE_RESPONSE", "closed"),
    ),
    "Open, take, release. Who opens another corpse has the first released by the server.",
)

NEAR_TELEPORT = Order(
    "near_teleport",
    "settled",
    (
        Step("settled", "server", "MSG_MOVE_TELEPORT_ACK", "arriving"),
        Step("arriving", "server", "MSG_MOVE_TELEPORT_ACK", "arriving"),
        Step("arriving", "client", "MSG_MOVE_TELEPORT_ACK", "settled"),
    ),
    "Within a map: the order and its acknowledgement. Movement of the client is ignored between them.",
)

FAR_TELEPORT = Order(
    "far_teleport",
    "settled",
    (
        Step("settled", "server", "SMSG_TRANSFER_PENDING", "pending"),
        Step("pending", "server", "SMSG_NEW_WORLD", "arriving"),
        Step("settled", "server", "SMSG_NEW_WORLD", "arriving"),
        Step("arriving", "client", "MSG_MOVE_WORLDPORT_ACK", "settled"),
    ),
    "To another map: the client loads it, then acknowledges.",
)

DEATH = Order(
    "death",
    "dead",
    (
        Step("dead", "client", "CMSG_REPOP_REQUEST", "released"),
        Step("released", "server", "SMSG_PRE_RESURRECT", "ghost"),
        Step("ghost", "server", "SMSG_CORPSE_RECLAIM_DELAY", "ghost"),
        Step("ghost", "server", "SMSG_DEATH_RELEASE_LOC", "ghost"),
        Step("ghost", "client", "MSG_CORPSE_QUERY", "ghost"),
        Step("ghost", "client", "CMSG_RECLAIM_CORPSE", "ghost"),
        Step("ghost", "client", "CMSG_SPIRIT_HEALER_ACTIVATE", "ghost"),
    ),
    "From death to the ghost; that a ghost lives again shows in its update fields.",
)

ORDERS = (SESSION, LOOT, NEAR_TELEPORT, FAR_TELEPORT, DEATH)
"""All tables."""
