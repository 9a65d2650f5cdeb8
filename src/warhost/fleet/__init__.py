# SPDX-License-Identifier: GPL-2.0-or-later
"""Who plays: names, races and levels of a population, and what joins their brains to a realm."""

from warhost.brains.bot import Bot, Seen
from warhost.brains.strategy import strategy
from warhost.fleet.play import Story, play

__all__ = ["Bot", "Seen", "Story", "play", "strategy"]
