# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep users: made, changed, disabled and removed by those who may, and never by somebody with less than they have."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from warhost.guard.audit import Entry
from warhost.guard.clock import Clock
from warhost.guard.custom_roles import role_row
from warhost.guard.errors import Forbidden, Invalid, NotFound
from warhost.guard.passwords import Passwords, check_strength
from warhost.guard.principals import Principal, Principals, permissions_of
from warhost.guard.recorder import Recorder
from warhost.guard.roles import ADMIN, Catalogue, require, require_reach
from warhost.guard.rows import in_ms, moment, rows
from warhost.store import Store, StoreConflictError
from warhost.store.models import Login
from warhost.store.models import User as UserRow

NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{1,31}")


@dataclass(frozen=True)
class User:
    """Is a user as others may see him."""

    id: int
    name: str
    role: str
    enabled: bool
    has_password: bool
    created_ms: int
    last_login_ms: int | None


class Users:
    """Makes, changes and removes users."""

    def __init__(
        self, store: Store, catalogue: Catalogue, principals: Principals, passwords: Passwords, audit: Recorder, clock: Clock
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._principals = principals
        self._passwords = passwords
        self._audit = audit
        self._clock = clock

    async def all(self, by: Principal, why: str = "") -> list[User]:
        """Return all users by name; that ``by`` read them is audited."""
        require(by.permissions, "users.read")
        await self._record(by, "user.read", "user:*", why)
        async with rows(self._store, read_only=True) as session:
            found = await session.scalars(select(UserRow).options(joinedload(UserRow.role)).order_by(UserRow.name_folded))
            return [shown(row) for row in found]

    async def get(self, by: Principal, user_id: int, why: str = "") -> User:
        """Return a user, audited where it is not ``by`` himself; raises NotFound."""
        if by.user_id != user_id:
            require(by.permissions, "users.read")
            await self._record(by, "user.read", f"user:{user_id}", why)
        async with rows(self._store, read_only=True) as session:
            return shown(await user_row(session, UserRow.id == user_id))

    async def make(self, by: Principal, name: str, role: str, password: SecretStr | None = None) -> User:
        """Make a user with a role. Without a password he comes in by a log-in link alone. Raises Invalid, Forbidden, NotFound."""
        require(by.permissions, "users.write")
        if not NAME.fullmatch(name):
            raise Invalid("bad_user_name", f"seen {name[:40]!r}, expected 2 to 32 of A-Z, a-z, 0-9, '.', '_' and '-', a letter first")
        password_hash = None if password is None else await self._hash(password, name)
        async with rows(self._store, read_only=True) as session:
            row = await role_row(session, role)
            require_reach(by.permissions, permissions_of(row, self._catalogue), f"make a user with the role {role}")
        await self._record(by, "user.make", f"user:{name}", detail={"role": role})
        now = moment(self._clock())
        made = UserRow(name=name, name_folded=name.casefold(), password_hash=password_hash, role_id=row.id, enabled=True, created_at=now)
        made.password_changed_at = None if password is None else now
        try:
            async with rows(self._store) as session:
                session.add(made)
        except StoreConflictError as error:
            raise Invalid("name_taken", f"there is a user {name} already; choose another name") from error
        return await self._seen(made.id)

    async def set_role(self, by: Principal, user_id: int, role: str) -> User:
        """Give a user another role; ``by`` needs what the old one and the new one carry."""
        async with self._changing(by, user_id, "user.change", {"role": role}) as (session, row):
            new = await role_row(session, role)
            require_reach(by.permissions, permissions_of(new, self._catalogue), f"give the role {role}")
            if row.role.name == ADMIN != role:
                await self._leave_an_admin(session, row)
            row.role_id = new.id
        return await self._seen(user_id)

    async def set_enabled(self, by: Principal, user_id: int, *, enabled: bool) -> User:
        """Let a user in again, or let him and his keys in no more and end his log-ins."""
        async with self._changing(by, user_id, "user.enable" if enabled else "user.disable") as (session, row):
            if not enabled:
                await self._leave_an_admin(session, row)
                await self._end_logins(session, row, "disabled")
            row.enabled = enabled
        return await self._seen(user_id)

    async def set_password(self, by: Principal, user_id: int, password: SecretStr) -> None:
        """Give another user a new password, and end his log-ins."""
        async with rows(self._store, read_only=True) as session:
            name = (await user_row(session, UserRow.id == user_id)).name
        password_hash = await self._hash(password, name)
        async with self._changing(by, user_id, "user.set_password") as (session, row):
            row.password_hash, row.password_changed_at = password_hash, moment(self._clock())
            await self._end_logins(session, row, "password set")

    async def change_own_password(self, by: Principal, old: SecretStr | None, new: SecretStr) -> None:
        """Change one's own password, and end one's other log-ins. Who has none yet needs no old one. Raises Forbidden where it is wrong."""
        if by.kind != "user" or by.user_id is None:
            raise Forbidden("users_only", "only a user has a password; log in as one")
        async with rows(self._store, read_only=True) as session:
            row = await user_row(session, UserRow.id == by.user_id)
        if row.password_hash is not None:
            verdict = await self._passwords.check(row.password_hash, "" if old is None else old.get_secret_value())
            if not verdict.fits:
                self._audit.refused(by.actor, by.address, "bad_password")
                raise Forbidden("bad_password", "the old password is not the one that is set")
        password_hash = await self._hash(new, row.name)
        await self._record(by, "user.change_password", f"user:{row.name}")
        async with rows(self._store) as session:
            row = await user_row(session, UserRow.id == by.user_id)
            row.password_hash, row.password_changed_at = password_hash, moment(self._clock())
            await self._end_logins(session, row, "password changed", but=by.login_id)
        self._principals.forget()

    async def remove(self, by: Principal, user_id: int) -> None:
        """Remove a user with his log-ins and keys. What the audit says of him stays."""
        async with self._changing(by, user_id, "user.remove") as (session, row):
            await self._leave_an_admin(session, row)
            await session.delete(row)

    @asynccontextmanager
    async def _changing(
        self, by: Principal, user_id: int, action: str, detail: dict[str, str] | None = None
    ) -> AsyncIterator[tuple[AsyncSession, UserRow]]:
        """Give a user to change, after judging whether ``by`` may and recording that he does."""
        require(by.permissions, "users.write")
        if by.user_id == user_id:
            raise Forbidden("not_oneself", "nobody changes his own role, disables or removes himself; ask another admin")
        async with rows(self._store, read_only=True) as session:
            row = await user_row(session, UserRow.id == user_id)
        require_reach(by.permissions, permissions_of(row.role, self._catalogue), f"change the user {row.name}")
        await self._record(by, action, f"user:{row.name}", detail=detail)
        async with rows(self._store) as session:
            row = await user_row(session, UserRow.id == user_id)
            require_reach(by.permissions, permissions_of(row.role, self._catalogue), f"change the user {row.name}")
            yield session, row
        self._principals.forget()

    async def _leave_an_admin(self, session: AsyncSession, row: UserRow) -> None:
        if row.role.name != ADMIN or not row.enabled:
            return
        # Locked, so that two who take each other's role away at once do not leave nobody.
        admins = select(UserRow.id).where(UserRow.role_id == row.role_id, UserRow.enabled).order_by(UserRow.id).with_for_update()
        if not [user_id for user_id in await session.scalars(admins) if user_id != row.id]:
            raise Invalid("last_admin", f"{row.name} is the last admin; make another one first")

    async def _end_logins(self, session: AsyncSession, row: UserRow, why: str, but: str = "") -> None:
        now = moment(self._clock())
        if not but:
            row.tokens_valid_from = now
        await session.execute(
            update(Login)
            .where(Login.user_id == row.id, Login.revoked_at.is_(None), Login.id != but)
            .values(revoked_at=now, revoked_why=why)
        )

    async def _hash(self, password: SecretStr, name: str) -> str:
        check_strength(password.get_secret_value(), name)
        return await self._passwords.hash(password.get_secret_value())

    async def _seen(self, user_id: int) -> User:
        async with rows(self._store, read_only=True) as session:
            return shown(await user_row(session, UserRow.id == user_id))

    async def _record(self, by: Principal, action: str, subject: str, why: str = "", detail: dict[str, str] | None = None) -> None:
        await self._audit.record(Entry(by.actor, action, subject=subject, reason=why, address=by.address, detail=detail or {}))


def shown(row: UserRow) -> User:
    """Return a row as others may see it."""
    last_ms = None if row.last_login_at is None else in_ms(row.last_login_at)
    return User(row.id, row.name, row.role.name, row.enabled, row.password_hash is not None, in_ms(row.created_at), last_ms)


async def user_row(session: AsyncSession, which: ColumnElement[bool]) -> UserRow:
    """Return the row of a user with his role; raises NotFound."""
    row = (await session.scalars(select(UserRow).options(joinedload(UserRow.role)).where(which))).one_or_none()
    if row is None:
        raise NotFound("unknown_user", "there is no such user")
    return row
