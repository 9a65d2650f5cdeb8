# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a log-out is refused.

Source: AzerothCore src/server/game/Handlers/MiscHandler.cpp:WorldSession::HandleLogoutRequestOpcode, which sends bare numbers;
the names are ours.
"""

from __future__ import annotations

from enum import IntEnum


class LogoutResult(IntEnum):
    """Is the result in SMSG_LOGOUT_RESPONSE."""

    LOGOUT_ACCEPTED = 0
    LOGOUT_FAILED_IN_COMBAT = 1
    LOGOUT_FAILED_FROZEN_OR_DUEL = 2
    LOGOUT_FAILED_FALLING = 3
