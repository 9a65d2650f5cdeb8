# SPDX-License-Identifier: GPL-2.0-or-later
"""The world: the state, the content it runs on, the inbox and the dispatch table, joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warhost.realm.dispatch import Dispatch
from warhost.realm.inbox import Inbox
from warhost.realm.rounds import Rounds
from warhost.realm.state import State


@dataclass
class TickReport:
    """Tells what a tick did: its packets, their outcomes and what was seen.

    ``packets`` are BASE_DTYPE records, ``results`` their outcomes (int32, see ``reasons``), ``slots`` their dispatch
    slots (-1: unknown opcode), ``events`` rows of EVENTS. All are valid until the next tick.
    """

    tick: int
    packets: np.ndarray
    results: np.ndarray
    slots: np.ndarray
    blob: bytes
    events: np.ndarray


@dataclass
class World:
    """Holds one realm in one process. ``content`` is the tuple of read-only arrays that kernels get as ``ct``."""

    state: State
    content: Any
    dispatch: Dispatch
    inbox: Inbox = field(default_factory=Inbox)
    packets_a_session: int = 8
    queue_a_session: int = 64
    journal: Any = None
    """Called with (tick, packets, blob) before a tick's packets are applied, where one is set."""

    def __post_init__(self) -> None:
        self.rounds = Rounds(len(self.dispatch))
