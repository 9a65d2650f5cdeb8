# SPDX-License-Identifier: GPL-2.0-or-later
"""What a client's own packets say of where its character is: the server does not tell it that again."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from warhost.protocol.opcode_numbers import MSG_MOVE_HEARTBEAT
from warhost.protocol.opcodes import OPCODES
from warhost.protocol.packets.movement import FAMILY
from warhost.protocol.records import record_dtype
from warhost.realm.geometry import turned

MOVES = frozenset(OPCODES[name] for name in FAMILY)
"""The opcodes of the MSG_MOVE_* family; their records have one layout."""
MOVE_DTYPE = record_dtype(MSG_MOVE_HEARTBEAT)
CLIENTS_OWN = 0xFFFFFFFF & ~(0x800 | 0x1000000 | 0x2000000 | 0x10000000 | 0x20000000 | 0x40000000)
"""Movement flags that a client sets: all but root, flight, walking on water, slow fall and hovering."""

_turned: Any = getattr(turned, "py_func", turned)


class OwnMove(NamedTuple):
    """Is what a packet of the MSG_MOVE_* family says: yd, radians, movement flags."""

    x: float
    y: float
    z: float
    o: float
    flags: int


def own_move(record: np.ndarray, kept_flags: int) -> OwnMove:
    """Return what one record of the family (an array of one, BASE_DTYPE) says; ``kept_flags`` are those the server gave."""
    move = record.view(MOVE_DTYPE)[0]
    flags = int(move["flags"]) & CLIENTS_OWN | kept_flags & ~CLIENTS_OWN
    o = _turned(float(move["orientation"]))
    return OwnMove(float(move["x"]), float(move["y"]), float(move["z"]), o, flags)
