# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of the host's own packets."""

from enum import IntEnum


class BotOrder(IntEnum):
    """Is what an operator tells a bot to do (ours)."""

    NONE = 0
    GO = 1
    FOLLOW = 2
    ATTACK = 3
    GRIND = 4
