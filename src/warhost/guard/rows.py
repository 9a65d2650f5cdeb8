# SPDX-License-Identifier: GPL-2.0-or-later
"""Speak to the store as guard does: moments as milliseconds, and a store that is away as a refusal, never as a yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from warhost.guard.errors import Unavailable
from warhost.store import Store, StoreUnavailableError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def moment(ms: int) -> datetime:
    """Return milliseconds since 1970 as the store's moment."""
    return EPOCH + ms * MILLISECOND


def in_ms(at: datetime) -> int:
    """Return a moment of the store as milliseconds since 1970."""
    return (at - EPOCH) // MILLISECOND


@asynccontextmanager
async def rows(store: Store, *, read_only: bool = False) -> AsyncIterator[AsyncSession]:
    """Give a session as ``Store.session`` does; raises Unavailable where the store is away."""
    try:
        async with store.session(read_only=read_only) as session:
            yield session
    except StoreUnavailableError as error:
        raise Unavailable("store_away", "users, keys and roles cannot be read while the store is away; ask again later") from error
