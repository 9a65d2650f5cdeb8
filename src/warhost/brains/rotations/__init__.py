# SPDX-License-Identifier: GPL-2.0-or-later
"""The rotations of the classes, a file each: what a bot of the class does at any level, most urgent first."""

from __future__ import annotations

from warhost.brains.rotation import Line
from warhost.brains.rotations import deathknight, druid, hunter, mage, paladin, priest, rogue, shaman, warlock, warrior

ROTATIONS: dict[int, tuple[Line, ...]] = {
    1: warrior.LINES,
    2: paladin.LINES,
    3: hunter.LINES,
    4: rogue.LINES,
    5: priest.LINES,
    6: deathknight.LINES,
    7: shaman.LINES,
    8: mage.LINES,
    9: warlock.LINES,
    11: druid.LINES,
}
"""Lines by class id."""
