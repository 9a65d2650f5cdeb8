# SPDX-License-Identifier: GPL-2.0-or-later
"""Where requests of faces are done: the realm's run, with what is known of it, and the table of questions it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np

from warhost.host.errors import RefusedError
from warhost.host.history import History
from warhost.host.outcomes import Outcomes
from warhost.host.runner import Run
from warhost.host.wire import Request, Send
from warhost.protocol.opcodes import FIRST_HOST_OPCODE
from warhost.protocol.records import BASE_DTYPE, RECORD_SIZE
from warhost.protocol.registry import PACKETS
from warhost.realm.reason_names import reason_name
from warhost.realm.reasons import ACCEPTED

HOST_OPCODES = np.array(sorted(packet.number for packet in PACKETS if packet.number >= FIRST_HOST_OPCODE), np.uint32)
Reply = Callable[[Any], None]


@dataclass
class Desk:
    """Holds what questions are answered from; ``promised`` are seats for bots that the realm has not judged yet."""

    run: Run
    outcomes: Outcomes
    history: History
    generation: int
    started_ns: int
    promised: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Question:
    """Is one question: its name, the fields it takes, what it does, and the function that does it."""

    name: str
    about: type[msgspec.Struct]
    meaning: str
    does: Callable[[Desk, Any, Reply], None]


def verdict(tick: int, results: np.ndarray) -> dict[str, Any]:
    """Return what became of packets: how many were accepted, how many refused for each reason, as of which tick."""
    reasons, times = np.unique(results[results != ACCEPTED], return_counts=True)
    refused = {reason_name(reason): count for reason, count in zip(reasons.tolist(), times.tolist(), strict=True)}
    return {"tick": tick, "accepted": int((results == ACCEPTED).sum()), "refused": refused}


def answer(desk: Desk, questions: dict[str, Question], request: Request, reply: Reply) -> None:
    """Do a request and hand its answer to ``reply``, now or when the realm has judged its packets.

    Raises RefusedError where it cannot be done.
    """
    if isinstance(request, Send):
        send(desk, request, reply)
        return
    question = questions.get(request.what)
    if question is None:
        raise RefusedError(
            "unknown_question", f"saw {request.what!r}, expected one of {', '.join(questions)}", request.what, list(questions)
        )
    try:
        about = msgspec.convert(request.about, question.about)
    except msgspec.ValidationError as error:
        raise RefusedError("bad_request", f"{request.what}: {error}", request.about, fields_of(question.about)) from error
    question.does(desk, about, reply)


def fields_of(about: type[msgspec.Struct]) -> dict[str, str]:
    """Return the fields that a question takes, with their types in words."""
    return {name.name: str(name.type).removeprefix("<class '").removesuffix("'>") for name in msgspec.structs.fields(about)}


def send(desk: Desk, request: Send, reply: Reply) -> None:
    """Put a face's packets into the inbox, all or none; only opcodes of the host are taken."""
    if len(request.records) % RECORD_SIZE:
        raise RefusedError(
            "bad_records", f"saw {len(request.records)} bytes, expected records of {RECORD_SIZE}", len(request.records), RECORD_SIZE
        )
    packets = np.frombuffer(request.records, BASE_DTYPE).copy()
    foreign = packets["opcode"][~np.isin(packets["opcode"], HOST_OPCODES)]
    if len(foreign):
        raise RefusedError(
            "not_the_hosts", f"saw opcode {int(foreign[0]):#x}, expected one of the host's", int(foreign[0]), HOST_OPCODES.tolist()
        )
    ends = packets["blob_at"].astype(np.int64) + packets["blob_len"]
    if len(packets) and (packets["blob_at"].min() < 0 or packets["blob_len"].min() < 0 or ends.max() > len(request.blob)):
        raise RefusedError("bad_records", f"saw bytes up to {int(ends.max())}, expected up to {len(request.blob)}")
    put(
        desk,
        packets,
        request.blob,
        lambda results: reply(verdict(desk.run.fleet.world.state.tick, results) | {"results": results.tolist()}),
    )


def put(desk: Desk, packets: np.ndarray, blob: bytes, done: Callable[[np.ndarray], None]) -> None:
    """Put packets into the inbox; ``done`` gets their results. No packets are judged at once."""
    if len(packets):
        desk.outcomes.put(packets, blob, done)
    else:
        done(np.empty(0, np.int32))
