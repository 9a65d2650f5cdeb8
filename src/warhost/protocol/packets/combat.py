# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of the fight with weapons: swings, their outcome, threat."""

from warhost.protocol.flags import SheathState
from warhost.protocol.packet import Field, Packet
from warhost.protocol.types import GUID, U32

PACKETS = (
    Packet(
        "CMSG_ATTACKSWING",
        "client",
        (Field("guid", GUID, doc="the victim"),),
        bytes.fromhex("6400000000000000"),
        {"guid": 100},
        "AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleAttackSwingOpcode",
    ),
    Packet(
        "CMSG_ATTACKSTOP", "client", source="AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleAttackStopOpcode"
    ),
    Packet(
        "CMSG_SETSHEATHED",
        "client",
        (Field("sheath_state", U32, enum=SheathState),),
        bytes.fromhex("01000000"),
        {"sheath_state": 1},
        "AzerothCore src/server/game/Handlers/CombatHandler.cpp:WorldSession::HandleSetSheathedOpcode",
    ),
)
