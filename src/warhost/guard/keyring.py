# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep the API keys of programs: made for a user and worth no more than he is, rotated with an overlap, revoked, last used."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import SecretBytes, SecretStr
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from warhost.guard import keys
from warhost.guard.audit import Entry, clean
from warhost.guard.clock import DAY_MS, MINUTE_MS, Clock
from warhost.guard.custom_roles import role_row
from warhost.guard.errors import Forbidden, Invalid, NotFound
from warhost.guard.limits import AUTHENTICATED, KEY_TIERS
from warhost.guard.principals import Principal, Principals, permissions_of
from warhost.guard.recorder import Recorder
from warhost.guard.roles import Catalogue, require, require_reach
from warhost.guard.rows import in_ms, moment, rows
from warhost.guard.sealing import Sealer
from warhost.store import Store
from warhost.store.models import Key as KeyRow
from warhost.store.models import User as UserRow

USE_MS = MINUTE_MS
"""How exactly the last use of a key is kept."""
LONGEST_DAYS = 3650
MOST_KEYS = 20
"""Keys in force that one user may have: each has a limit of its own, so many would be none."""


@dataclass(frozen=True)
class Key:
    """Is a key as others may see it."""

    id: int
    prefix: str
    name: str
    owner_id: int
    owner: str
    role: str
    tier: str
    signs: bool
    created_ms: int
    expires_ms: int | None
    revoked_ms: int | None
    last_used_ms: int | None
    rotated_from_id: int | None


@dataclass(frozen=True)
class NewKey:
    """Is a key that was just made, with its secrets, which are shown this once; printing it shows none."""

    key: Key
    text: SecretStr
    signing_secret: SecretBytes | None


class Keyring:
    """Makes, rotates and revokes keys."""

    def __init__(self, store: Store, catalogue: Catalogue, principals: Principals, sealer: Sealer, audit: Recorder, clock: Clock) -> None:
        self._store = store
        self._catalogue = catalogue
        self._principals = principals
        self._sealer = sealer
        self._audit = audit
        self._clock = clock
        self._used: dict[str, int] = {}

    async def make(
        self, by: Principal, name: str, role: str, *, days: int, tier: str = AUTHENTICATED, signs: bool = False, owner_id: int | None = None
    ) -> NewKey:
        """Make a key for oneself, or with ``keys.write`` for another user; it expires after so many days.

        Raises Forbidden for a role or owner beyond one's own reach, or a tier without ``keys.tier``; Invalid; NotFound.
        """
        owner = by.user_id if owner_id is None else owner_id
        if by.kind == "key" or owner is None:
            raise Forbidden("users_only", "a key is made by a user, for a user; log in as one, or name the owner")
        require(by.permissions, "keys.own" if owner == by.user_id else "keys.write")
        check_tier(by, tier)
        label = clean(name.strip(), 64)
        if not label or not 1 <= days <= LONGEST_DAYS:
            raise Invalid("bad_key", f"seen the name {label!r} and {days} days, expected a name and 1 to {LONGEST_DAYS} days")
        async with rows(self._store, read_only=True) as session:
            wanted = await role_row(session, role)
            user = (await session.scalars(select(UserRow).options(joinedload(UserRow.role)).where(UserRow.id == owner))).one_or_none()
        if user is None:
            raise NotFound("unknown_user", "there is no such user")
        touched = permissions_of(wanted, self._catalogue)
        touched |= frozenset() if owner == by.user_id else permissions_of(user.role, self._catalogue)
        require_reach(by.permissions, touched, f"make a key with the role {role}")
        minted, now_ms = keys.mint(signs=signs), self._clock()
        await self._record(by, "key.make", minted.prefix, {"owner": user.name, "role": role, "tier": tier, "days": days})
        row = self._row(minted, now_ms, now_ms + days * DAY_MS)
        row.name, row.owner_id, row.role_id, row.tier = label, user.id, wanted.id, tier
        async with rows(self._store) as session:
            await self._leave_room(session, owner, now_ms)
            session.add(row)
        return await self._new(minted)

    async def rotate(self, by: Principal, prefix: str, overlap_ms: int) -> NewKey:
        """Give a key a successor with the same owner, role, tier and length of life; the old one is good for ``overlap_ms`` more."""
        old = await self._reached(by, prefix, "rotate")
        now_ms = self._clock()
        if old.revoked_at is not None or (old.expires_at is not None and in_ms(old.expires_at) <= now_ms):
            raise Invalid("key_over", f"the key {prefix} is not in force; make a new one")
        minted = keys.mint(signs=old.signing_secret is not None)
        await self._record(by, "key.rotate", prefix, {"successor": minted.prefix, "overlap_s": overlap_ms // 1000})
        life_ms = DAY_MS * LONGEST_DAYS if old.expires_at is None else in_ms(old.expires_at) - in_ms(old.created_at)
        successor = self._row(minted, now_ms, now_ms + life_ms)
        successor.name, successor.owner_id, successor.role_id = old.name, old.owner_id, old.role_id
        successor.tier, successor.rotated_from_id = old.tier, old.id
        async with rows(self._store) as session:
            row = await key_row(session, prefix)
            if row.revoked_at is not None:
                raise Invalid("key_over", f"the key {prefix} was revoked meanwhile; make a new one")
            end = moment(now_ms + overlap_ms)
            row.expires_at = end if row.expires_at is None else min(row.expires_at, end)
            session.add(successor)
        self._principals.forget()
        return await self._new(minted)

    async def revoke(self, by: Principal, prefix: str) -> None:
        """Let a key be good no more, from now on."""
        await self._reached(by, prefix, "revoke")
        await self._record(by, "key.revoke", prefix)
        async with rows(self._store) as session:
            row = await key_row(session, prefix)
            row.revoked_at = row.revoked_at or moment(self._clock())
        self._principals.forget()

    async def set_tier(self, by: Principal, prefix: str, tier: str) -> Key:
        """Say how often a key may ask; it needs ``keys.tier``."""
        require(by.permissions, "keys.tier")
        check_tier(by, tier)
        await self._reached(by, prefix, "change")
        await self._record(by, "key.set_tier", prefix, {"tier": tier})
        async with rows(self._store) as session:
            (await key_row(session, prefix)).tier = tier
        self._principals.forget()
        return await self._seen(prefix)

    async def of(self, by: Principal, owner_id: int | None = None) -> list[Key]:
        """Return one's own keys; with ``keys.read``, which is audited, somebody else's, or everybody's where no owner is named."""
        wanted = select(KeyRow).options(joinedload(KeyRow.owner), joinedload(KeyRow.role)).order_by(KeyRow.id)
        if owner_id is None or owner_id != by.user_id:
            require(by.permissions, "keys.read")
            await self._record(by, "key.read", "*" if owner_id is None else f"of user {owner_id}")
        if owner_id is not None:
            wanted = wanted.where(KeyRow.owner_id == owner_id)
        async with rows(self._store, read_only=True) as session:
            return [shown(row) for row in await session.scalars(wanted)]

    def used(self, prefix: str) -> None:
        """Remember that a key was used now; ``write_uses`` keeps it."""
        self._used[prefix] = self._clock()

    async def write_uses(self) -> int:
        """Keep when keys were last used, as far as that is later than what is kept; return how many. Call it every USE_MS."""
        used, self._used = self._used, {}
        try:
            async with rows(self._store) as session:
                for prefix, at_ms in used.items():
                    later = KeyRow.last_used_at.is_(None) | (KeyRow.last_used_at < moment(at_ms))
                    await session.execute(update(KeyRow).where(KeyRow.prefix == prefix, later).values(last_used_at=moment(at_ms)))
        except BaseException:
            self._used = {**used, **self._used}
            raise
        return len(used)

    async def _reached(self, by: Principal, prefix: str, deed: str) -> KeyRow:
        """Return a key that ``by`` may manage: his own, itself, or that of somebody who has no more than he."""
        async with rows(self._store, read_only=True) as session:
            row = await key_row(session, prefix)
        own = row.owner_id == by.user_id if by.kind == "user" else by.kind == "key" and by.name == prefix
        if not own and "keys.write" not in by.permissions:
            raise NotFound("unknown_key", "there is no such key")
        require(by.permissions, "keys.own" if own else "keys.write")
        held = permissions_of(row.role, self._catalogue) & permissions_of(row.owner.role, self._catalogue)
        require_reach(by.permissions, held, f"{deed} the key {prefix}")
        return row

    @staticmethod
    async def _leave_room(session: AsyncSession, owner_id: int, now_ms: int) -> None:
        """Raise Invalid where a user has as many keys as he may."""
        await session.execute(select(UserRow.id).where(UserRow.id == owner_id).with_for_update())  # one at a time
        in_force = (
            KeyRow.owner_id == owner_id,
            KeyRow.revoked_at.is_(None),
            KeyRow.expires_at.is_(None) | (KeyRow.expires_at > moment(now_ms)),
        )
        if (await session.scalar(select(func.count()).select_from(KeyRow).where(*in_force)) or 0) >= MOST_KEYS:
            raise Invalid("too_many_keys", f"this user has {MOST_KEYS} keys in force; revoke one first")

    def _row(self, minted: keys.Minted, now_ms: int, expires_ms: int) -> KeyRow:
        secret = minted.signing_secret
        sealed = None if secret is None else keys.seal_signing_secret(self._sealer, minted.prefix, secret)
        return KeyRow(
            prefix=minted.prefix,
            key_hash=minted.key_hash,
            signing_secret=sealed,
            created_at=moment(now_ms),
            expires_at=moment(expires_ms),
        )

    async def _new(self, minted: keys.Minted) -> NewKey:
        return NewKey(await self._seen(minted.prefix), minted.text, minted.signing_secret)

    async def _seen(self, prefix: str) -> Key:
        async with rows(self._store, read_only=True) as session:
            return shown(await key_row(session, prefix))

    async def _record(self, by: Principal, action: str, prefix: str, detail: dict[str, str | int] | None = None) -> None:
        await self._audit.record(Entry(by.actor, action, subject=f"key:{prefix}", address=by.address, detail=detail or {}))


def check_tier(by: Principal, tier: str) -> None:
    """Raise Invalid for a tier that no key can have, Forbidden for one that ``by`` may not give."""
    if tier not in KEY_TIERS:
        raise Invalid("bad_tier", f"seen the tier {tier[:20]!r}, expected one of {', '.join(KEY_TIERS)}")
    if tier != AUTHENTICATED:
        require(by.permissions, "keys.tier")


async def key_row(session: AsyncSession, prefix: str) -> KeyRow:
    """Return the row of a key with its owner and role; raises NotFound."""
    parts = (joinedload(KeyRow.owner).joinedload(UserRow.role), joinedload(KeyRow.role))
    row = (await session.scalars(select(KeyRow).options(*parts).where(KeyRow.prefix == prefix))).one_or_none()
    if row is None:
        raise NotFound("unknown_key", "there is no such key")
    return row


def shown(row: KeyRow) -> Key:
    """Return a row as others may see it."""
    return Key(
        id=row.id,
        prefix=row.prefix,
        name=row.name,
        owner_id=row.owner_id,
        owner=row.owner.name,
        role=row.role.name,
        tier=row.tier,
        signs=row.signing_secret is not None,
        created_ms=in_ms(row.created_at),
        expires_ms=None if row.expires_at is None else in_ms(row.expires_at),
        revoked_ms=None if row.revoked_at is None else in_ms(row.revoked_at),
        last_used_ms=None if row.last_used_at is None else in_ms(row.last_used_at),
        rotated_from_id=row.rotated_from_id,
    )
