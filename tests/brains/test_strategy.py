# SPDX-License-Identifier: GPL-2.0-or-later
"""Strategies are found by name, from here or from another package; names are taken once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from warhost.brains import strategy as registry
from warhost.brains.bot import Bot
from warhost.brains.strategy import StrategyError, find_strategy, known_strategies, strategy


@pytest.fixture(autouse=True)
def _a_registry_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_registered", {})


def idler(bot: Bot) -> None:
    """Do nothing."""


def test_a_registered_strategy_is_found_by_its_name() -> None:
    assert strategy("idler")(idler) is idler
    assert find_strategy("idler") is idler
    assert strategy("idler")(idler) is idler


def test_a_name_is_taken_once() -> None:
    strategy("idler")(idler)
    with pytest.raises(StrategyError, match="second strategy called 'idler'"):
        strategy("idler")(lambda bot: None)
    with pytest.raises(StrategyError, match="'grinder'"):
        strategy("grinder")(idler)


def test_an_unknown_name_is_answered_with_those_that_exist() -> None:
    strategy("idler")(idler)
    with pytest.raises(StrategyError, match="saw strategy 'sleeper', expected one of grinder, idler"):
        find_strategy("sleeper")


def test_another_package_offers_strategies_by_an_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sleepy_bots.py").write_text("def sleeper(bot):\n    bot.stand(1)\n")
    info = tmp_path / "sleepy_bots-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sleepy-bots\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[warhost.strategies]\nsleeper = sleepy_bots:sleeper\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = find_strategy("sleeper")
    assert found is sys.modules["sleepy_bots"].sleeper
    assert "sleeper" in known_strategies()
    monkeypatch.delitem(sys.modules, "sleepy_bots")
