# SPDX-License-Identifier: GPL-2.0-or-later
"""The packs that ship with Warhost, made from readable sources (TOML) by documented rules.

``embers`` is the one that ships: two lands of sixteen zones, levels 1 to 80 in each. Its rules stand in ``layout`` (where
things lie), ``spawns`` (what stands there), ``creatures``, ``spells``, ``items``, ``loot`` and ``people``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warhost.lore.content.manifest import PackError

if TYPE_CHECKING:
    from warhost.lore.content.pack import Pack

SHIPPED: tuple[str, ...] = ("embers",)
"""Names of the packs that ship."""
DEFAULT_BOTS = 5000
MOST_BOTS = 250_000


def scale_step(bots: int) -> int:
    """Return ``bots`` rounded up to 1, 2 or 5 times a power of ten, 100 to 250,000, so that few more bots change no world."""
    if not 1 <= bots <= MOST_BOTS:
        raise PackError(f"a pack cannot be scaled to {bots} bots: give 1 to {MOST_BOTS}")
    step = 100
    for factor in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 2500):
        if step >= bots:
            break
        step = 100 * factor
    return step


def build(name: str, bots: int, seed: int) -> Pack:
    """Return the shipped pack ``name`` with spawns for ``bots`` bots (rounded up by ``scale_step``).

    ``seed`` moves creatures and mixes kinds; templates, items and zones stay. Raises PackError for an unknown name.
    """
    if name not in SHIPPED:
        raise PackError(f"no shipped pack {name!r}: known are {', '.join(SHIPPED)}")
    return _build_step(scale_step(bots), seed)


@lru_cache(maxsize=2)
def _build_step(bots: int, seed: int) -> Pack:
    from warhost.lore.content.shipped.embers_pack import build_embers

    return build_embers(bots, seed)
