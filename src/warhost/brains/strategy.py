# SPDX-License-Identifier: GPL-2.0-or-later
"""Strategies: plain functions of a Bot, registered by name, from here or from other packages.

A strategy is called when its bot is due, sees what a player's client knows, and acts by writing packets::

    @strategy("brawler")
    def brawler(bot):
        enemy = bot.attacker() or bot.prey()
        if enemy is not None:
            bot.fight(enemy)

Packages offer strategies through the entry point group ``warhost.strategies``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from warhost.brains.bot import Bot
from warhost.errors import WarhostError

Strategy = Callable[[Bot], None]
GRINDER = "grinder"
"""The name of the built-in strategy, which runs over all its bots at once (``deciding``)."""


class StrategyError(WarhostError):
    """Tells of a strategy that does not exist, or of a name taken twice."""


_registered: dict[str, Strategy] = {}


def strategy(name: str) -> Callable[[Strategy], Strategy]:
    """Register the decorated function as the strategy ``name``; raise StrategyError where the name is taken."""

    def register(function: Strategy) -> Strategy:
        if name == GRINDER or _registered.get(name, function) is not function:
            raise StrategyError(f"saw a second strategy called {name!r}; choose another name")
        _registered[name] = function
        return function

    return register


def known_strategies() -> dict[str, Strategy]:
    """Return every strategy by name: the registered ones and those that installed packages offer."""
    found = dict(_registered)
    for offered in entry_points(group="warhost.strategies"):
        found.setdefault(offered.name, offered.load())
    return found


def find_strategy(name: str) -> Strategy:
    """Return the strategy ``name``; raise StrategyError naming those that exist."""
    found = known_strategies()
    if name not in found:
        raise StrategyError(f"saw strategy {name!r}, expected one of {', '.join(sorted((GRINDER, *found)))}")
    return found[name]
