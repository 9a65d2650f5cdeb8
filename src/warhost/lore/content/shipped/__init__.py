# SPDX-License-Identifier: GPL-2.0-or-later
"""The packs that ship with Warhost, made from readable sources by documented rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warhost.lore.content.manifest import PackError

if TYPE_CHECKING:
    from warhost.lore.content.pack import Pack

SHIPPED: tuple[str, ...] = ()
"""Names of the packs that ship."""
DEFAULT_BOTS = 5000


def build(name: str, bots: int, seed: int) -> Pack:
    """Return the shipped pack ``name`` with spawns for ``bots`` bots; raise PackError for an unknown name."""
    raise PackError(f"no shipped pack {name!r} for {bots} bots (seed {seed}): known are {SHIPPED}")
