# SPDX-License-Identifier: GPL-2.0-or-later
"""What became of a packet, as one number: 0 accepted, else a family of reasons and the reason the real server sends.

``family << 8 | code``: within a family the code is the number that goes over the wire.
"""

from __future__ import annotations

ACCEPTED = 0
SPELL, INVENTORY, LOOT, RESPONSE, ATTACK, MOVE, SESSION, LOGOUT, DEATH = 1, 2, 3, 4, 5, 6, 7, 8, 9
"""Families: SpellCastResult, InventoryResult, LootError, ResponseCodes, SMSG_ATTACKSWING_*, ours for movement and sessions,
the result of SMSG_LOGOUT_RESPONSE, ours for death."""

# SMSG_ATTACKSWING_* answers have an opcode each and no code of their own.
ATTACK_NOT_IN_RANGE, ATTACK_BAD_FACING, ATTACK_DEAD_TARGET, ATTACK_CANT_ATTACK, ATTACK_NOTHING_TO_STOP = (
    ATTACK << 8 | k for k in range(1, 6)
)
# A real server corrects or ignores a wrong move and says nothing; the words are ours.
MOVE_NOT_MOVER, MOVE_TOO_FAST, MOVE_BAD_PLACE, MOVE_BAD_TIME, MOVE_ROOTED, MOVE_DEAD, MOVE_NO_TELEPORT, MOVE_NO_MAP = (
    MOVE << 8 | k for k in range(1, 9)
)
# A real server drops the connection or the packet.
(
    SESSION_UNKNOWN,
    SESSION_UNKNOWN_OPCODE,
    SESSION_NOT_IN_WORLD,
    SESSION_IN_WORLD,
    SESSION_QUEUE_FULL,
    SESSION_BAD_VALUE,
    SESSION_NOT_YOURS,
    SESSION_WRONG_STATE,
    SESSION_REALM_FULL,
) = (SESSION << 8 | k for k in range(1, 10))
# A real server ignores such a request of the dead, or of the living, and says nothing.
DEATH_NOT_DEAD, DEATH_IS_GHOST, DEATH_NOT_GHOST, DEATH_NO_CORPSE, DEATH_TOO_EARLY, DEATH_TOO_FAR, DEATH_NO_HEALER = (
    DEATH << 8 | k for k in range(1, 8)
)
OUR_NAMES: dict[int, str] = {
    ATTACK_NOT_IN_RANGE: "SMSG_ATTACKSWING_NOTINRANGE",
    ATTACK_BAD_FACING: "SMSG_ATTACKSWING_BADFACING",
    ATTACK_DEAD_TARGET: "SMSG_ATTACKSWING_DEADTARGET",
    ATTACK_CANT_ATTACK: "SMSG_ATTACKSWING_CANT_ATTACK",
    ATTACK_NOTHING_TO_STOP: "NOTHING_TO_STOP",
    MOVE_NOT_MOVER: "MOVE_NOT_MOVER",
    MOVE_TOO_FAST: "MOVE_TOO_FAST",
    MOVE_BAD_PLACE: "MOVE_BAD_PLACE",
    MOVE_BAD_TIME: "MOVE_BAD_TIME",
    MOVE_ROOTED: "MOVE_ROOTED",
    MOVE_DEAD: "MOVE_DEAD",
    MOVE_NO_TELEPORT: "MOVE_NO_TELEPORT_AWAITED",
    MOVE_NO_MAP: "MOVE_NO_SUCH_MAP",
    DEATH_NOT_DEAD: "DEATH_NOT_DEAD",
    DEATH_IS_GHOST: "DEATH_IS_GHOST_ALREADY",
    DEATH_NOT_GHOST: "DEATH_NOT_A_GHOST",
    DEATH_NO_CORPSE: "DEATH_NO_CORPSE_HERE",
    DEATH_TOO_EARLY: "SMSG_CORPSE_RECLAIM_DELAY",
    DEATH_TOO_FAR: "DEATH_TOO_FAR_FROM_CORPSE",
    DEATH_NO_HEALER: "DEATH_NO_SPIRIT_HEALER_HERE",
    SESSION_UNKNOWN: "SESSION_UNKNOWN",
    SESSION_UNKNOWN_OPCODE: "SESSION_UNKNOWN_OPCODE",
    SESSION_NOT_IN_WORLD: "SESSION_NOT_IN_WORLD",
    SESSION_IN_WORLD: "SESSION_ALREADY_IN_WORLD",
    SESSION_QUEUE_FULL: "SESSION_QUEUE_FULL",
    SESSION_BAD_VALUE: "SESSION_BAD_VALUE",
    SESSION_NOT_YOURS: "SESSION_NOT_YOURS",
    SESSION_WRONG_STATE: "SESSION_WRONG_STATE",
    SESSION_REALM_FULL: "SESSION_REALM_FULL",
}
