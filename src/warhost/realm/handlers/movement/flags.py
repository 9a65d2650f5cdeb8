# SPDX-License-Identifier: GPL-2.0-or-later
"""Bits of ``units.move_flags`` as plain numbers, and what the realm takes from a client of them.

Source: AzerothCore src/server/game/Entities/Unit/UnitDefines.h:MovementFlags, and
src/server/game/Server/WorldSession.cpp:WorldSession::ReadMovementInfo for the pairs that exclude each other.
"""

from __future__ import annotations

from warhost.realm.kernel import kernel

FORWARD, BACKWARD, STRAFE_LEFT, STRAFE_RIGHT, TURN_LEFT, TURN_RIGHT = 0x1, 0x2, 0x4, 0x8, 0x10, 0x20
PITCH_UP, PITCH_DOWN, WALKING = 0x40, 0x80, 0x100
ROOT, FALLING, FALLING_FAR = 0x800, 0x1000, 0x2000
SWIMMING, ASCENDING, DESCENDING = 0x200000, 0x400000, 0x800000

STRAFING = STRAFE_LEFT | STRAFE_RIGHT
MOVING = FORWARD | BACKWARD | STRAFING | FALLING | FALLING_FAR | ASCENDING | DESCENDING
"""What changes a unit's place."""
TURNING = TURN_LEFT | TURN_RIGHT
PENDING = 0xFC000
CLIENTS_OWN = MOVING | TURNING | PITCH_UP | PITCH_DOWN | WALKING | SWIMMING | PENDING
"""What a client says about itself. Root, flight, hovering, walking on water and slow fall are the server's to give."""


@kernel
def cleaned(flags: int, kept: int) -> int:
    """Return the client's ``flags`` without what it may not set and without pairs that exclude each other.

    ``kept`` are the unit's flags until now, of which those that the server gives stay.
    """
    own = flags & CLIENTS_OWN
    if own & FORWARD and own & BACKWARD:
        own &= ~(FORWARD | BACKWARD)
    if own & STRAFE_LEFT and own & STRAFE_RIGHT:
        own &= ~STRAFING
    if own & TURN_LEFT and own & TURN_RIGHT:
        own &= ~TURNING
    if own & PITCH_UP and own & PITCH_DOWN:
        own &= ~(PITCH_UP | PITCH_DOWN)
    if own & ASCENDING and own & DESCENDING:
        own &= ~(ASCENDING | DESCENDING)
    return own | (kept & ~CLIENTS_OWN)
