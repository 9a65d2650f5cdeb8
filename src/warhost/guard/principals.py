# SPDX-License-Identifier: GPL-2.0-or-later
"""Say who asks: a user by his access token, a program by its key, each with what the store says it may do now.

What was read is used again for CACHE_MS, so a role that another process takes away is gone after that at the latest; a change made in
this process is seen at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from warhost.guard.clock import SECOND_MS, Clock
from warhost.guard.errors import Unauthenticated
from warhost.guard.limits import ANONYMOUS, AUTHENTICATED, INTERNAL
from warhost.guard.roles import NOBODY, Catalogue, Role
from warhost.guard.rows import in_ms, rows
from warhost.guard.tokens import Claim
from warhost.store import Store
from warhost.store.models import Key, Login, User
from warhost.store.models import Role as RoleRow

CACHE_MS = 3 * SECOND_MS
CACHED = 10_000


@dataclass(frozen=True)
class Principal:
    """Is who asks, and what he may do."""

    kind: Literal["anonymous", "user", "key", "system"]
    name: str
    """The name of a user, the prefix of a key."""
    permissions: frozenset[str]
    tier: str
    user_id: int | None = None
    """The user, or the owner of the key."""
    login_id: str = ""
    address: str | None = None

    @property
    def actor(self) -> str:
        """Return the name by which the audit knows him."""
        return f"{self.kind}:{self.name}" if self.kind in ("user", "key") else self.kind

    def at(self, address: str) -> Principal:
        """Return the same principal, asking from an address."""
        return replace(self, address=address)


STRANGER = Principal("anonymous", "", NOBODY, ANONYMOUS)


def operator_of(catalogue: Catalogue) -> Principal:
    """Return who runs this program himself, on its own machine: he may do everything, and the audit calls him ``system``."""
    return Principal("system", "", frozenset(catalogue.permissions), INTERNAL)


@dataclass(frozen=True)
class KnownKey:
    """Is a key as the store knows it, and what it may do."""

    id: int
    key_hash: bytes
    signing_secret: bytes | None
    expires_ms: int | None
    principal: Principal


def permissions_of(role: RoleRow, catalogue: Catalogue) -> frozenset[str]:
    """Return what a stored role lets one do: of a built-in one what this program says, of any other what is stored and still known."""
    built_in = catalogue.built_in.get(role.name)
    held = built_in or Role(role.name, frozenset(role.permissions))
    return held.permissions & catalogue.permissions.keys()


class Principals:
    """Reads from the store who asks."""

    def __init__(self, store: Store, catalogue: Catalogue, clock: Clock) -> None:
        self._store = store
        self._catalogue = catalogue
        self._clock = clock
        self._changes = 0
        self._known: OrderedDict[object, tuple[int, Principal | KnownKey | None]] = OrderedDict()

    def forget(self) -> None:
        """Forget what was read: something about users, keys or roles has changed."""
        self._changes += 1
        self._known.clear()

    async def user(self, claim: Claim) -> Principal:
        """Return the user of an access token; raises Unauthenticated where his log-in is over, Unavailable while the store is away."""
        found = await self._remembered(("user", claim.user_id, claim.login_id, claim.issued_ms), lambda: self._read_user(claim))
        if not isinstance(found, Principal):
            raise Unauthenticated("login_over", "this log-in was ended; log in anew")
        return found

    async def key(self, prefix: str) -> KnownKey | None:
        """Return a key that is in force, or None; raises Unavailable while the store is away."""
        found = await self._remembered(("key", prefix), lambda: self._read_key(prefix))
        if not isinstance(found, KnownKey) or (found.expires_ms is not None and found.expires_ms <= self._clock()):
            return None
        return found

    async def _remembered(self, name: object, read: Callable[[], Awaitable[Principal | KnownKey | None]]) -> Principal | KnownKey | None:
        now_ms = self._clock()
        until_ms, found = self._known.get(name, (0, None))
        if now_ms < until_ms <= now_ms + CACHE_MS:
            return found
        changes = self._changes
        found = await read()
        if changes != self._changes:  # what was read may be what was changed meanwhile
            return found
        self._known[name] = (now_ms + CACHE_MS, found)
        self._known.move_to_end(name)
        while len(self._known) > CACHED:
            self._known.popitem(last=False)
        return found

    async def _read_user(self, claim: Claim) -> Principal | None:
        wanted = (
            select(Login)
            .join(Login.user)
            .options(contains_eager(Login.user).joinedload(User.role))
            .where(Login.id == claim.login_id, Login.user_id == claim.user_id, Login.revoked_at.is_(None), User.enabled)
        )
        async with rows(self._store, read_only=True) as session:
            login = (await session.scalars(wanted)).one_or_none()
        if login is None or in_ms(login.expires_at) <= self._clock():
            return None
        valid_from = login.user.tokens_valid_from
        if valid_from is not None and claim.issued_ms + SECOND_MS <= in_ms(valid_from):  # a token tells whole seconds
            return None
        user = login.user
        return Principal("user", user.name, permissions_of(user.role, self._catalogue), AUTHENTICATED, user.id, login.id)

    async def _read_key(self, prefix: str) -> KnownKey | None:
        wanted = (
            select(Key)
            .join(Key.owner)
            .options(contains_eager(Key.owner).joinedload(User.role), joinedload(Key.role))
            .where(Key.prefix == prefix, Key.revoked_at.is_(None), User.enabled)
        )
        async with rows(self._store, read_only=True) as session:
            key = (await session.scalars(wanted)).one_or_none()
        if key is None:
            return None
        held = permissions_of(key.role, self._catalogue) & permissions_of(key.owner.role, self._catalogue)
        expires_ms = None if key.expires_at is None else in_ms(key.expires_at)
        principal = Principal("key", prefix, held, key.tier, key.owner_id)
        return KnownKey(key.id, key.key_hash, key.signing_secret, expires_ms, principal)
