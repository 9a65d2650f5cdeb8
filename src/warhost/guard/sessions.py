# SPDX-License-Identifier: GPL-2.0-or-later
"""See and end log-ins: one's own, and with the right to it those of others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from warhost.guard.audit import Entry
from warhost.guard.clock import DAY_MS, Clock
from warhost.guard.errors import NotFound
from warhost.guard.principals import Principal, Principals, permissions_of
from warhost.guard.recorder import Recorder
from warhost.guard.roles import Catalogue, require, require_reach
from warhost.guard.rows import in_ms, moment, rows
from warhost.store import Store
from warhost.store.models import Login
from warhost.store.models import User as UserRow

KEEP_MS = 30 * DAY_MS
"""How long a log-in that is over can still be seen."""


@dataclass(frozen=True)
class Session:
    """Is a log-in as its user may see it."""

    id: str
    user_id: int
    created_ms: int
    last_used_ms: int
    expires_ms: int
    address: str | None
    user_agent: str | None
    ended_ms: int | None
    ended_why: str | None


class Sessions:
    """Shows and ends log-ins."""

    def __init__(self, store: Store, catalogue: Catalogue, principals: Principals, audit: Recorder, clock: Clock) -> None:
        self._store = store
        self._catalogue = catalogue
        self._principals = principals
        self._audit = audit
        self._clock = clock

    async def end(self, by: Principal, login_id: str) -> None:
        """End a log-in: one's own, or with ``users.write`` that of somebody who has no more than oneself. Raises NotFound."""
        async with rows(self._store, read_only=True) as session:
            wanted = select(Login).join(Login.user).options(contains_eager(Login.user).joinedload(UserRow.role)).where(Login.id == login_id)
            login = (await session.scalars(wanted)).one_or_none()
        if login is None or (login.user_id != by.user_id and "users.write" not in by.permissions):
            raise NotFound("unknown_login", "there is no such log-in")
        if login.user_id != by.user_id:
            require_reach(by.permissions, permissions_of(login.user.role, self._catalogue), f"end a log-in of {login.user.name}")
        await self._audit.record(Entry(by.actor, "login.end", subject=f"user:{login.user.name}", address=by.address))
        async with rows(self._store) as session:
            why = "logged out" if login.user_id == by.user_id else "ended by an admin"
            await revoke(session, login_id, why, self._clock())
        self._principals.forget()

    async def of(self, by: Principal, user_id: int) -> list[Session]:
        """Return a user's log-ins, the newest first; somebody else's with ``users.read``, which is audited."""
        if by.user_id != user_id:
            require(by.permissions, "users.read")
            await self._audit.record(Entry(by.actor, "login.read", subject=f"user:{user_id}", address=by.address))
        async with rows(self._store, read_only=True) as session:
            found = await session.scalars(select(Login).where(Login.user_id == user_id).order_by(Login.created_at.desc(), Login.id))
            return [seen(login) for login in found]

    async def purge(self) -> int:
        """Remove log-ins that have been over for a month; return how many."""
        before = moment(self._clock() - KEEP_MS)
        async with rows(self._store) as session:
            over = (Login.expires_at < before) | (Login.revoked_at < before)
            found = await session.execute(delete(Login).where(over).returning(Login.id))
            return len(found.all())


async def revoke(session: AsyncSession, login_id: str, why: str, now_ms: int) -> None:
    """Mark a log-in as ended, unless it is."""
    unrevoked = update(Login).where(Login.id == login_id, Login.revoked_at.is_(None))
    await session.execute(unrevoked.values(revoked_at=moment(now_ms), revoked_why=why))


def seen(login: Login) -> Session:
    """Return a log-in as its user may see it."""
    ended_ms = None if login.revoked_at is None else in_ms(login.revoked_at)
    times = (in_ms(login.created_at), in_ms(login.last_used_at), in_ms(login.expires_at))
    return Session(login.id, login.user_id, *times, login.address, login.user_agent, ended_ms, login.revoked_why)
