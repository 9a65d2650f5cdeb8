# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the timer wheel's blocks from their columns alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from warhost.realm.state import State


class Waiting(NamedTuple):
    """Is one timer of the wheel: in which slot and block it stands, and what it says."""

    slot: int
    block: int
    kind: int
    row: int
    due_ms: int


def waiting(state: State) -> Iterator[Waiting]:
    """Yield every timer that the wheel holds; a list of blocks that runs in a circle is cut."""
    blocks = state["timer_blocks"]
    for slot, first in enumerate(state.plain["wheel"].tolist()):
        block, seen = first, 0
        while block >= 0 and seen <= len(blocks):
            b = blocks[block]
            for k in range(int(b["count"])):
                yield Waiting(slot, block, int(b["kind"][k]), int(b["row"][k]), int(b["due_ms"][k]))
            block, seen = int(b["next"]), seen + 1
