# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep roles in the store: the built-in ones as this program knows them, and those that operators make."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from warhost.guard.audit import Entry
from warhost.guard.clock import Clock
from warhost.guard.errors import Invalid, NotFound
from warhost.guard.principals import Principal, Principals, permissions_of
from warhost.guard.recorder import Recorder
from warhost.guard.roles import Catalogue, Role, require, require_reach
from warhost.guard.rows import moment, rows
from warhost.store import Store, StoreConflictError
from warhost.store.models import Key, User
from warhost.store.models import Role as RoleRow


class Roles:
    """Makes, changes and removes roles, for those who may and no further than they may."""

    def __init__(self, store: Store, catalogue: Catalogue, principals: Principals, audit: Recorder, clock: Clock) -> None:
        self._store = store
        self.catalogue = catalogue
        self._principals = principals
        self._audit = audit
        self._clock = clock

    async def ensure_built_in(self) -> None:
        """Put the built-in roles into the store, or bring them up to date; call it at each start. Raises Invalid for a taken name."""
        async with rows(self._store) as session:
            known = {row.name: row for row in await session.scalars(select(RoleRow))}
            for role in self.catalogue.built_in.values():
                row = known.get(role.name)
                if row is None:
                    row = RoleRow(name=role.name, permissions=[], built_in=True, created_at=moment(self._clock()))
                    session.add(row)
                if not row.built_in:
                    raise Invalid("role_is_built_in", f"the store holds a role {role.name} of its own; rename that")
                if set(row.permissions) != role.permissions:
                    row.permissions = sorted(role.permissions)

    async def all(self) -> list[Role]:
        """Return every role with what it lets one do, by name."""
        async with rows(self._store, read_only=True) as session:
            found = (await session.scalars(select(RoleRow).order_by(RoleRow.name))).all()
        return [self._role(row) for row in found]

    async def get(self, name: str) -> Role:
        """Return a role; raises NotFound."""
        async with rows(self._store, read_only=True) as session:
            return self._role(await role_row(session, name))

    async def make(self, by: Principal, name: str, permissions: Iterable[str]) -> Role:
        """Make a role; raises Invalid for a bad or taken name, Forbidden for more than ``by`` has."""
        require(by.permissions, "roles.write")
        role = self.catalogue.custom(name, permissions)
        require_reach(by.permissions, role.permissions, f"make the role {name}")
        await self._record(by, "role.make", role)
        try:
            async with rows(self._store) as session:
                session.add(RoleRow(name=name, permissions=sorted(role.permissions), built_in=False, created_at=moment(self._clock())))
        except StoreConflictError as error:
            raise Invalid("name_taken", f"there is a role {name} already; choose another name") from error
        return role

    async def change(self, by: Principal, name: str, permissions: Iterable[str]) -> Role:
        """Give a role other permissions: all who have it have those then. ``by`` needs the old ones and the new ones himself."""
        require(by.permissions, "roles.write")
        role = self.catalogue.custom(name, permissions)
        before = await self.get(name)
        require_reach(by.permissions, before.permissions | role.permissions, f"change the role {name}")
        await self._record(by, "role.change", role)
        async with rows(self._store) as session:
            (await role_row(session, name)).permissions = sorted(role.permissions)
        self._principals.forget()
        return role

    async def remove(self, by: Principal, name: str) -> None:
        """Remove a role that nobody has; raises Invalid where somebody has it."""
        require(by.permissions, "roles.write")
        if name in self.catalogue.built_in:
            raise Invalid("role_is_built_in", f"the role {name} is built in and cannot be removed")
        role = await self.get(name)
        require_reach(by.permissions, role.permissions, f"remove the role {name}")
        async with rows(self._store, read_only=True) as session:
            role_id = (await role_row(session, name)).id
            users, keys = [
                await session.scalar(select(func.count()).select_from(table).where(table.role_id == role_id)) for table in (User, Key)
            ]
        if users or keys:
            raise Invalid("role_in_use", f"{users} users and {keys} keys have the role {name}; give them another one first")
        await self._record(by, "role.remove", role)
        try:
            async with rows(self._store) as session:
                await session.delete(await role_row(session, name))
        except StoreConflictError as error:
            raise Invalid("role_in_use", f"somebody was given the role {name} meanwhile; give him another one first") from error

    def _role(self, row: RoleRow) -> Role:
        built_in = self.catalogue.built_in.get(row.name)
        return built_in or Role(row.name, permissions_of(row, self.catalogue))

    async def _record(self, by: Principal, action: str, role: Role) -> None:
        detail = {"permissions": sorted(role.permissions)}
        await self._audit.record(Entry(by.actor, action, subject=f"role:{role.name}", address=by.address, detail=detail))


async def role_row(session: AsyncSession, name: str) -> RoleRow:
    """Return the row of a role; raises NotFound."""
    row = (await session.scalars(select(RoleRow).where(RoleRow.name == name))).one_or_none()
    if row is None:
        raise NotFound("unknown_role", f"no such role: {name[:64]}")
    return row
