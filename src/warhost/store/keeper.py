# SPDX-License-Identifier: GPL-2.0-or-later
"""Closes connections that lie idle."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sqlalchemy.util import greenlet_spawn

from warhost.store.pool import LoadPool

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

LOG = logging.getLogger(__name__)
LOOKS = 4
"""How often in ``idle_s`` the keeper looks: a connection lies idle up to a quarter longer than it says."""


async def keep(engine: AsyncEngine, idle_s: float) -> None:
    """Trim the engine's pool again and again, until cancelled."""
    while True:
        await asyncio.sleep(idle_s / LOOKS)
        pool = engine.pool
        if isinstance(pool, LoadPool):
            closed = await greenlet_spawn(pool.trim, idle_s)
            if closed:
                LOG.debug("closed %d idle connections, %d stay open", closed, pool.counts().open)
