# SPDX-License-Identifier: GPL-2.0-or-later
"""Small companies before one elite of their level: does the tank hold it, does the healer keep the tank alive.

There are no groups yet, so a strategy says whom each fights or looks after, as a leader would; how, their brains decide by the
lines of their rotations for their role.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from warhost.brains.bot import Bot, Seen
from warhost.brains.strategy import Strategy
from warhost.cli.bench import CLASS_NAMES
from warhost.cli.bench.ring import Stand, creatures_of, enter
from warhost.fleet.fleet import Fleet
from warhost.realm.handlers.session.characters import LOWEST_LEVEL
from warhost.realm.wheel import TICK_MS

WARRIOR, PALADIN, ROGUE, PRIEST, DEATH_KNIGHT, SHAMAN, MAGE, DRUID = 1, 2, 4, 5, 6, 7, 8, 11
TANKS = (WARRIOR, PALADIN, DEATH_KNIGHT, DRUID)
HEALERS = (PALADIN, PRIEST, SHAMAN, DRUID)
DEALERS = (ROGUE, MAGE)
SIGHT_YD = 80.0
HEAD_START_MS = 3000
"""How long the tank has the elite to itself."""
SETTLED_MS = 5000
"""From when on, after the elite's first sight of somebody, its attention counts."""
PREPARING_MS = 20_000
"""How long buffs and stances have time."""


def enemy_of(bot: Bot) -> Seen | None:
    """Return the stand's elite."""
    return next((unit for unit in bot.near(SIGHT_YD) if unit.is_enemy), None)


def tank(bot: Bot) -> None:
    """Prepare, then fight the elite as a tank."""
    bot.role = "tank"
    enemy = enemy_of(bot)
    if bot.is_dead or enemy is None:
        return
    if bot.now_ms < PREPARING_MS:
        bot.keep_buffs()
    else:
        bot.fight(enemy)


def dealer(bot: Bot) -> None:
    """Fight the elite a little after the tank."""
    enemy = enemy_of(bot)
    if bot.is_dead or enemy is None:
        return
    if bot.now_ms < PREPARING_MS + HEAD_START_MS:
        bot.keep_buffs()
    else:
        bot.fight(enemy)


def healer(bot: Bot) -> None:
    """Look after the tank, who stands nearest to the elite."""
    bot.role = "healer"
    enemy = enemy_of(bot)
    friends = [unit for unit in bot.near(SIGHT_YD) if not unit.is_enemy and unit.guid == bot.note.get("tank")]
    if bot.is_dead or enemy is None or not friends:
        return
    if bot.now_ms < PREPARING_MS:
        bot.keep_buffs()
    else:
        bot.look_after(friends[0])


def stands_of(classes: Sequence[int], levels: Sequence[int]) -> tuple[list[Stand], list[tuple[Strategy, ...]]]:
    """Return the stands at ``levels`` for the tanks and healers among ``classes``, and beside each the strategies of its bots."""
    stands: list[Stand] = []
    roles: list[tuple[Strategy, ...]] = []
    for level in levels:
        for class_id in TANKS:
            if class_id in classes and level >= LOWEST_LEVEL.get(class_id, 1):
                stands.append(Stand(level, (class_id, *DEALERS, PRIEST), elite=True))
                roles.append((tank, dealer, dealer, healer))
        for class_id in HEALERS:
            if class_id in classes:
                stands.append(Stand(level, (WARRIOR, class_id), elite=True))
                roles.append((tank, healer))
    return stands, roles


def company(fleet: Fleet, players: Sequence[int], strategies: Sequence[Strategy]) -> None:
    """Let each player follow its strategy, the first of them the one who is looked after."""
    state = fleet.world.state
    guid = int(state["units"]["guid"][state["players"]["unit"][players[0]]])
    for player, strategy in zip(players, strategies, strict=True):
        fleet.mind.follow(player, strategy).note["tank"] = guid


def watch_companies(fleet: Fleet, stands: Sequence[Stand], roles: Sequence[Sequence[Strategy]], seconds: int) -> list[dict[str, Any]]:
    """Return a line a stand: share of time that its elite attacks its first bot, whether and how well that one lives.

    The companies enter, prepare, and fight for ``seconds`` of the realm's time. Mutates the fleet.
    """
    made = enter(fleet, stands)
    for players, strategies in zip(made, roles, strict=True):
        company(fleet, players, strategies)
    state = fleet.world.state
    units = state["units"]
    elites = creatures_of(fleet, len(stands))
    firsts = state["players"]["unit"][[players[0] for players in made]].astype(np.int64)
    begun = np.zeros(len(stands), np.int64)
    held, looked, lowest = np.zeros(len(stands), np.int64), np.zeros(len(stands), np.int64), np.full(len(stands), 100, np.int64)
    lived_ms = np.zeros(len(stands), np.int64)
    end_ms = max(PREPARING_MS, state.now_ms) + seconds * 1000
    while state.now_ms < end_ms:
        fleet.step()
        victims = units["victim"][elites]
        begun = np.where((begun == 0) & (victims >= 0), state.now_ms, begun)
        alive = units["death"][firsts] == 0
        settled = (begun > 0) & (state.now_ms - begun >= SETTLED_MS) & alive
        looked += settled
        held += settled & (victims == firsts)
        lived_ms += TICK_MS * ((begun > 0) & alive)
        lowest = np.minimum(lowest, units["hp"][firsts] * 100 // units["max_hp"][firsts])
    lines = []
    for k, stand in enumerate(stands):
        mana = [int(units["powers"][row, 0] * 100 // max(1, units["max_powers"][row, 0])) for row in state["players"]["unit"][made[k]]]
        lines.append(
            {
                "company": "+".join(CLASS_NAMES[c] for c in stand.classes),
                "level": stand.level,
                "held_share": round(float(held[k] / max(1, looked[k])), 4),
                "alive": bool(units["death"][firsts[k]] == 0),
                "lived_s": round(int(lived_ms[k]) / 1000),
                "lowest_health_pct": int(lowest[k]),
                "mana_left_pct": mana[-1],
            }
        )
    return lines
