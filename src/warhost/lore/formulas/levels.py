# SPDX-License-Identifier: GPL-2.0-or-later
"""How much experience a level takes.

Source: table player_xp_for_level of the AzerothCore world database (3.3.5a), read by ObjectMgr.cpp:LoadPlayerXpForLevel.
"""

from __future__ import annotations

MAX_LEVEL = 80

XP_OF_LEVEL = (
    400, 900, 1400, 2100, 2800, 3600, 4500, 5400, 6500, 7600, 8700, 9800,
    11000, 12300, 13600, 15000, 16400, 17800, 19300, 20800, 22400, 24000, 25500, 27200,
    28900, 30500, 32200, 33900, 36300, 38800, 41600, 44600, 48000, 51400, 55000, 58700,
    62400, 66200, 70200, 74300, 78500, 82800, 87100, 91600, 96300, 101000, 105800, 110700,
    115700, 120900, 126100, 131500, 137000, 142500, 148200, 154000, 159900, 165800, 172000, 290000,
    317000, 349000, 386000, 428000, 475000, 527000, 585000, 648000, 717000, 1523800, 1539600, 1555700,
    1571800, 1587900, 1604200, 1620700, 1637400, 1653900, 1670800,
)  # fmt: skip
"""Experience from level 1, 2, ... 79 to the next."""


def xp_to_next_level(level: int) -> int:
    """Return how many points of experience lead from ``level`` (1 ... 79) to the next; 0 at the last level."""
    if level < 1 or level >= MAX_LEVEL:
        return 0
    return XP_OF_LEVEL[level - 1]
