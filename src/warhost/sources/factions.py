# SPDX-License-Identifier: GPL-2.0-or-later
"""Tell how creatures of a faction template meet players of either team."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

FEELINGS = {"hostile": -1, "neutral": 0, "friendly": 1}


@cache
def _reactions() -> dict[int, tuple[int, int]]:
    lists = tomllib.loads(resources.files(__package__).joinpath("reactions.toml").read_text(encoding="utf-8"))
    found: dict[int, tuple[int, int]] = {}
    for name, templates in lists.items():
        words = name.split("_")
        towards = dict(zip(words[2::3], words[0::3], strict=True))
        alliance, horde = (FEELINGS[towards.get(team, words[0])] for team in ("alliance", "horde"))
        for template in templates:
            low, _, high = str(template).partition("-")
            for number in range(int(low), int(high or low) + 1):
                found[number] = (alliance, horde)
    return found


def reactions(faction_template: int) -> tuple[int, int] | None:
    """Return REACTION_* towards Alliance and Horde players, or None for a template that build 12340 does not know."""
    return _reactions().get(faction_template)
