# SPDX-License-Identifier: GPL-2.0-or-later
"""Choose whom to fight: first whoever attacks the bot, else the nearest free creature of its level."""

from __future__ import annotations

import math
from typing import Any

from warhost.brains.senses import belongs_to_other, is_alive, is_enemy, is_of_team
from warhost.realm.perception import kernel, near, place_of, roll

SEARCH_YD = 45.0
HELP_YD = 40.0
STREAM_BRAIN = 16
ALLIANCE_RACES = (1, 3, 4, 7, 11)


@kernel
def likes(know: Any, race: int, template: int) -> bool:
    """Return whether creatures of a template are friends of a race's team: those may not be attacked."""
    t = know.templates[template]
    return t.reaction_alliance > 0 if race in ALLIANCE_RACES else t.reaction_horde > 0


@kernel
def find_attacker(view: Any, know: Any, me: int) -> int:
    """Return the nearest enemy within 45 yd that has the bot or its pet as its target, or -1 (equal distances: the lower GUID)."""
    u = view.units[me]
    best = -1
    best_score = 1e18
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, SEARCH_YD, view.scratch)
    for k in range(found):
        row = int(view.scratch[k])
        v = view.units[row]
        mine = v.target == u.guid or (u.pet >= 0 and v.target == view.units[u.pet].guid)
        if not mine or not is_enemy(view, me, row):
            continue
        vx, vy, _ = place_of(view, row)
        score = (vx - x) * (vx - x) + (vy - y) * (vy - y)
        if score < best_score or (score == best_score and v.guid < view.units[best].guid):
            best = row
            best_score = score
    return best


@kernel
def find_prey(view: Any, know: Any, m: Any, player: int, me: int, now_ms: int) -> int:
    """Return the creature that suits the bot best within 45 yd, or -1.

    It must be free (not tapped by another, fighting nobody), no elite, and from five levels below the bot's to one above.
    Near ones are better; a small share of chance, its own for each bot and creature, keeps bots from all choosing the same.
    """
    u = view.units[me]
    best = -1
    best_score = 1e18
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, SEARCH_YD, view.scratch)
    for k in range(found):
        row = int(view.scratch[k])
        v = view.units[row]
        if not is_enemy(view, me, row) or v.template < 0:
            continue
        if v.target != 0 and v.target != u.guid:
            continue
        if v.level > u.level + 1 or v.level + 6 < u.level or know.templates[v.template].rank != 0:
            continue
        if likes(know, u.race, v.template):
            continue
        if belongs_to_other(view, player, row) or (v.guid == m.shunned and now_ms < m.shunned_until_ms):
            continue
        vx, vy, _ = place_of(view, row)
        yards = math.sqrt((vx - x) * (vx - x) + (vy - y) * (vy - y))
        score = yards + 4.0 * abs(0 + u.level - v.level) + 12.0 * roll(view, STREAM_BRAIN, me * 64 + row % 64, row)
        if score < best_score or (score == best_score and v.guid < view.units[best].guid):
            best = row
            best_score = score
    return best


@kernel
def find_hurt_friend(view: Any, know: Any, me: int, below_pct: int) -> int:
    """Return the player of one's team within 36 yd who fights and has the least share of health left (below ``below_pct``), or -1."""
    u = view.units[me]
    best = -1
    best_share = below_pct
    x, y, z = place_of(view, me)
    found = near(view, know, u.map, x, y, z, HELP_YD - 4.0, view.scratch)
    for k in range(found):
        row = int(view.scratch[k])
        v = view.units[row]
        if row == me or v.kind != 1 or not is_of_team(view, me, row) or v.in_combat == 0 or not is_alive(view, row):
            continue
        share = v.hp * 100 // max(1, v.max_hp)
        if share < best_share or (share == best_share and best >= 0 and v.guid < view.units[best].guid):
            best = row
            best_share = share
    return best
