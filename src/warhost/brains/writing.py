# SPDX-License-Identifier: GPL-2.0-or-later
"""Write packets as a client would: one kernel a shape of packet, into a batch that the host puts into the inbox."""

from __future__ import annotations

from typing import Any

import numpy as np

from warhost.protocol.opcode_numbers import (
    CMSG_ATTACKSWING,
    CMSG_AUTOSTORE_LOOT_ITEM,
    CMSG_CANCEL_AURA,
    CMSG_CANCEL_CAST,
    CMSG_CAST_SPELL,
    CMSG_PET_ACTION,
    CMSG_STANDSTATECHANGE,
    MSG_MOVE_HEARTBEAT,
    MSG_MOVE_TELEPORT_ACK,
)
from warhost.protocol.records import BASE_DTYPE, record_dtype
from warhost.realm.perception import bundle, kernel

TARGET_UNIT = 0x2
TARGET_DEST_LOCATION = 0x40
MOVE_FORWARD = 0x1


class Batch:
    """Is a buffer of records that brains fill; ``arrays`` is how kernels see it: the same bytes under several names."""

    def __init__(self, size: int) -> None:
        """Make room for ``size`` packets."""
        self.records = np.zeros(size, BASE_DTYPE)
        self.count = np.zeros(1, np.int64)
        views = {
            "base": self.records,
            "guid": self.records.view(record_dtype(CMSG_ATTACKSWING)),
            "cast": self.records.view(record_dtype(CMSG_CAST_SPELL)),
            "move": self.records.view(record_dtype(MSG_MOVE_HEARTBEAT)),
            "stand": self.records.view(record_dtype(CMSG_STANDSTATECHANGE)),
            "slot": self.records.view(record_dtype(CMSG_AUTOSTORE_LOOT_ITEM)),
            "aura": self.records.view(record_dtype(CMSG_CANCEL_AURA)),
            "cancel": self.records.view(record_dtype(CMSG_CANCEL_CAST)),
            "pet": self.records.view(record_dtype(CMSG_PET_ACTION)),
            "ack": self.records.view(record_dtype(MSG_MOVE_TELEPORT_ACK)),
        }
        self.arrays = bundle({"count": self.count, **views})

    def written(self) -> np.ndarray:
        """Return the packets written since the last ``clear`` (a view: put them into an inbox before that)."""
        return self.records[: int(self.count[0])]

    def append(self, packets: np.ndarray) -> None:
        """Write ``packets`` (BASE_DTYPE) after what was written; those that do not fit are left out, as ``begin`` leaves them."""
        at = int(self.count[0])
        fits = min(len(packets), len(self.records) - at)
        self.records[at : at + fits] = packets[:fits]
        self.count[0] = at + fits

    def clear(self) -> None:
        """Start anew; what was written is zeroed, so that columns a packet does not use are zero."""
        self.written().view(np.uint8)[:] = 0
        self.count[0] = 0


@kernel
def begin(out: Any, session: int, opcode: int) -> int:
    """Start a packet and return its row, or -1 where the batch is full (the bot will decide again)."""
    n = int(out.count[0])
    if n >= len(out.base):
        return -1
    out.count[0] = n + 1
    record = out.base[n]
    record.session = session
    record.opcode = opcode
    record.blob_at = 0
    record.blob_len = 0
    return n


@kernel
def say(out: Any, session: int, opcode: int) -> None:
    """Write a packet without fields."""
    begin(out, session, opcode)


@kernel
def say_guid(out: Any, session: int, opcode: int, guid: Any) -> None:
    """Write a packet whose only field is a GUID (attack, select, loot, release, reclaim)."""
    n = begin(out, session, opcode)
    if n >= 0:
        out.guid[n].guid = guid


@kernel
def say_pet(out: Any, session: int, guid: Any, action: int, target_guid: Any) -> None:
    """Write CMSG_PET_ACTION: a button pressed for a pet, at a target."""
    n = begin(out, session, CMSG_PET_ACTION)
    if n >= 0:
        out.pet[n].guid = guid
        out.pet[n].action = action
        out.pet[n].target_guid = target_guid


@kernel
def say_stand(out: Any, session: int, stand_state: int) -> None:
    """Write CMSG_STANDSTATECHANGE (0 stand, 1 sit)."""
    n = begin(out, session, CMSG_STANDSTATECHANGE)
    if n >= 0:
        out.stand[n].stand_state = stand_state


@kernel
def say_arrived(out: Any, session: int, guid: Any, now_ms: int) -> None:
    """Write MSG_MOVE_TELEPORT_ACK: the client is where it was sent."""
    n = begin(out, session, MSG_MOVE_TELEPORT_ACK)
    if n >= 0:
        ack = out.ack[n]
        ack.guid = guid
        ack.counter = 0
        ack.time_ms = now_ms & 0xFFFFFFFF


@kernel
def say_cancel_aura(out: Any, session: int, spell_id: int) -> None:
    """Write CMSG_CANCEL_AURA: take one's own helpful aura off, a form too. Mutates the batch."""
    n = begin(out, session, CMSG_CANCEL_AURA)
    if n >= 0:
        out.aura[n].spell_id = spell_id


@kernel
def say_cancel_cast(out: Any, session: int, spell_id: int, count: int) -> None:
    """Write CMSG_CANCEL_CAST: break off one's cast bar, or take back what waits for the next swing. Mutates the batch."""
    n = begin(out, session, CMSG_CANCEL_CAST)
    if n >= 0:
        out.cancel[n].spell_id = spell_id
        out.cancel[n].cast_count = count


@kernel
def say_take(out: Any, session: int, index: int) -> None:
    """Write CMSG_AUTOSTORE_LOOT_ITEM for a slot of the loot window."""
    n = begin(out, session, CMSG_AUTOSTORE_LOOT_ITEM)
    if n >= 0:
        out.slot[n].loot_slot = index


@kernel
def say_cast(out: Any, session: int, spell_id: int, count: int, guid: Any) -> None:
    """Write CMSG_CAST_SPELL at a unit, or at oneself where ``guid`` is 0."""
    n = begin(out, session, CMSG_CAST_SPELL)
    if n < 0:
        return
    cast = out.cast[n]
    cast.spell_id = spell_id
    cast.cast_count = count
    cast.cast_flags = 0
    cast.has_movement = 0
    cast.target_guid = guid
    cast.target_mask = TARGET_UNIT if guid != 0 else 0


@kernel
def say_cast_at(out: Any, session: int, spell_id: int, count: int, x: float, y: float, z: float) -> None:
    """Write CMSG_CAST_SPELL at a place (yd)."""
    n = begin(out, session, CMSG_CAST_SPELL)
    if n < 0:
        return
    cast = out.cast[n]
    cast.spell_id = spell_id
    cast.cast_count = count
    cast.cast_flags = 0
    cast.has_movement = 0
    cast.target_guid = 0
    cast.target_mask = TARGET_DEST_LOCATION
    cast.dest_x = x
    cast.dest_y = y
    cast.dest_z = z


@kernel
def say_move(out: Any, session: int, opcode: int, guid: Any, now_ms: int, flags: int, x: float, y: float, z: float, o: float) -> None:
    """Write a packet of the MSG_MOVE_* family: where the bot is (yd), where it looks (radians), how it moves."""
    n = begin(out, session, opcode)
    if n < 0:
        return
    move = out.move[n]
    move.guid = guid
    move.flags = flags
    move.flags2 = 0
    move.time_ms = now_ms & 0xFFFFFFFF
    move.x = x
    move.y = y
    move.z = z
    move.orientation = o
    move.fall_time_ms = 0
