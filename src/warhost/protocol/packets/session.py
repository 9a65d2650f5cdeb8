# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of being connected and in the world: pings, clocks, logging in and out, selection, standing."""

from warhost.protocol.field_types import GUID, U8, U32
from warhost.protocol.flags import StandState
from warhost.protocol.packet import Field, Packet
from warhost.protocol.reasons.logout_results import LogoutResult

PACKETS = (
    Packet(
        "CMSG_PING",
        "client",
        (Field("sequence", U32), Field("latency_ms", U32)),
        bytes.fromhex("0500000064000000"),
        {"sequence": 5, "latency_ms": 100},
        "AzerothCore src/server/game/Server/WorldSocket.cpp:HandlePing",
    ),
    Packet(
        "SMSG_PONG",
        "server",
        (Field("sequence", U32),),
        bytes.fromhex("05000000"),
        {"sequence": 5},
        "AzerothCore src/server/game/Server/WorldSocket.cpp:HandlePing",
    ),
    Packet(
        "SMSG_TIME_SYNC_REQ",
        "server",
        (Field("counter", U32),),
        bytes.fromhex("02000000"),
        {"counter": 2},
        "AzerothCore src/server/game/Server/WorldSession.cpp:WorldSession::SendTimeSync",
    ),
    Packet(
        "CMSG_TIME_SYNC_RESP",
        "client",
        (Field("counter", U32), Field("client_time_ms", U32)),
        bytes.fromhex("0200000010270000"),
        {"counter": 2, "client_time_ms": 10000},
        "AzerothCore src/server/game/Handlers/MovementHandler.cpp:WorldSession::HandleTimeSyncResp",
    ),
    Packet(
        "CMSG_LOGOUT_REQUEST",
        "client",
        source="AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutRequestOpcode",
    ),
    Packet(
        "CMSG_LOGOUT_CANCEL",
        "client",
        source="AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutCancelOpcode",
    ),
    Packet(
        "CMSG_PLAYER_LOGOUT",
        "client",
        source="AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandlePlayerLogoutOpcode",
    ),
    Packet(
        "SMSG_LOGOUT_RESPONSE",
        "server",
        (Field("result", U32, enum=LogoutResult), Field("instant", U8, limits=(0, 1))),
        bytes.fromhex("0000000001"),
        {"result": 0, "instant": 1},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutRequestOpcode",
    ),
    Packet("SMSG_LOGOUT_COMPLETE", "server", source="AzerothCore src/server/game/Server/WorldSession.cpp:WorldSession::LogoutPlayer"),
    Packet(
        "SMSG_LOGOUT_CANCEL_ACK",
        "server",
        source="AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutCancelOpcode",
    ),
    Packet(
        "CMSG_SET_SELECTION",
        "client",
        (Field("guid", GUID, doc="the unit selected, 0 for none"),),
        bytes.fromhex("67050034120030f1"),
        {"guid": 0xF130001234000567},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleSetSelectionOpcode",
    ),
    Packet(
        "CMSG_STANDSTATECHANGE",
        "client",
        (Field("stand_state", U32, enum=StandState),),
        bytes.fromhex("01000000"),
        {"stand_state": 1},
        "AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleStandStateChangeOpcode",
    ),
    Packet(
        "SMSG_STANDSTATE_UPDATE",
        "server",
        (Field("stand_state", U8, enum=StandState),),
        bytes.fromhex("01"),
        {"stand_state": 1},
        "AzerothCore src/server/game/Entities/Unit/Unit.cpp:Unit::SetStandState",
    ),
)
