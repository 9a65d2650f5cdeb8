# SPDX-License-Identifier: GPL-2.0-or-later
"""Log in and stay logged in: by password or by a link that works once; with refresh tokens that are used once, each after the other.

A refresh token that comes a second time was copied by somebody: the log-in it belongs to ends, for the thief and for the owner.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from warhost.guard.audit import Entry, clean
from warhost.guard.clock import HOUR_MS, SECOND_MS, Clock
from warhost.guard.errors import Unauthenticated
from warhost.guard.passwords import Passwords
from warhost.guard.principals import Principal, Principals, permissions_of
from warhost.guard.recorder import Recorder
from warhost.guard.roles import Catalogue, require, require_reach
from warhost.guard.rows import in_ms, moment, rows
from warhost.guard.sessions import revoke
from warhost.guard.tokens import AccessTokens, is_refresh, new_login_id, new_refresh, refresh_hash
from warhost.guard.users import user_row
from warhost.store import Store
from warhost.store.models import Login, RefreshToken
from warhost.store.models import User as UserRow

RACE_MS = 10 * SECOND_MS
"""Within this time a used token is taken for a second tab's of the same browser: refused, but no reason for alarm."""
LINK_MS = HOUR_MS
LINK_AGENT = "log-in link"


@dataclass(frozen=True)
class Lifetimes:
    """Says how long a log-in lasts that nobody uses, and how long at most."""

    idle_ms: int
    most_ms: int


@dataclass(frozen=True)
class Tokens:
    """Is what somebody gets who has logged in; printing it shows nothing."""

    access: SecretStr
    refresh: SecretStr
    access_s: int
    login_id: str
    user_name: str
    must_set_password: bool


class Logins:
    """Begins, goes on with and ends log-ins."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        principals: Principals,
        passwords: Passwords,
        tokens: AccessTokens,
        audit: Recorder,
        clock: Clock,
        lifetimes: Lifetimes,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._principals = principals
        self._passwords = passwords
        self._tokens = tokens
        self._audit = audit
        self._clock = clock
        self.lifetimes = lifetimes

    async def log_in(self, name: str, password: SecretStr, address: str, user_agent: str = "") -> Tokens:
        """Log a user in; raises Unauthenticated, the same for a wrong name, a wrong password and a disabled user."""
        async with rows(self._store, read_only=True) as session:
            found = (await session.scalars(select(UserRow).where(UserRow.name_folded == name.casefold()[:128]))).one_or_none()
        kept = found.password_hash if found is not None and found.enabled else None
        verdict = await self._passwords.check(kept, password.get_secret_value())
        if not verdict.fits or found is None:
            raise Unauthenticated("bad_login", "name and password do not fit")
        fresh = await self._passwords.hash(password.get_secret_value()) if verdict.rehash else None
        return await self._begin(found, address, user_agent, "login.begin", fresh)

    async def refresh(self, text: str, address: str) -> Tokens:
        """Give new tokens for a refresh token, which is used up; raises Unauthenticated, and ends the log-in where it was used before."""
        if not is_refresh(text):
            raise Unauthenticated("bad_refresh", "this is no refresh token; log in anew")
        return await self._exchange(text, address)

    async def make_link(self, by: Principal, user_id: int) -> SecretStr:
        """Return a token for a link by which a user logs in once, within an hour; links made before for him are void."""
        require(by.permissions, "users.write")
        async with rows(self._store, read_only=True) as session:
            user = await user_row(session, UserRow.id == user_id)
        require_reach(by.permissions, permissions_of(user.role, self._catalogue), f"make a log-in link for {user.name}")
        await self._audit.record(Entry(by.actor, "login.make_link", subject=f"user:{user.name}", address=by.address))
        text = "whl_" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
        now_ms = self._clock()
        async with rows(self._store) as session:
            unused = (Login.user_id == user_id, Login.user_agent == LINK_AGENT, Login.revoked_at.is_(None))
            await session.execute(update(Login).where(*unused).values(revoked_at=moment(now_ms), revoked_why="newer link"))
            login = self._login(user_id, None, LINK_AGENT, now_ms)
            session.add(login)
            session.add(token_row(login.id, text, now_ms, now_ms + LINK_MS))
        return SecretStr(text)

    async def follow_link(self, text: str, address: str, user_agent: str = "") -> Tokens:
        """Log in by a link's token, which works once; raises Unauthenticated."""
        if not text.startswith("whl_"):
            raise Unauthenticated("bad_link", "this is no log-in link; ask for a new one")
        return await self._exchange(text, address, user_agent)

    async def _begin(self, user: UserRow, address: str, user_agent: str, action: str, password_hash: str | None) -> Tokens:
        await self._audit.record(Entry(f"user:{user.name}", action, subject=f"user:{user.name}", address=address))
        now_ms, refresh = self._clock(), new_refresh()
        async with rows(self._store) as session:
            row = await user_row(session, UserRow.id == user.id)
            if not row.enabled or row.password_hash != user.password_hash:  # changed while the password was checked
                raise Unauthenticated("bad_login", "name and password do not fit")
            row.last_login_at = moment(now_ms)
            if password_hash is not None:
                row.password_hash = password_hash
            login = self._login(row.id, address, user_agent, now_ms)
            session.add(login)
            session.add(token_row(login.id, refresh.text.get_secret_value(), now_ms, self._idle_end(login, now_ms)))
        return self._tokens_of(row, login, refresh.text)

    async def _exchange(self, text: str, address: str, user_agent: str = "") -> Tokens:
        """Use a token up and give the next; a link's token makes the log-in that it belongs to a user's own."""
        now_ms, next_token, refusal = self._clock(), new_refresh(), None
        async with rows(self._store) as session:
            wanted = (
                select(RefreshToken)
                .join(RefreshToken.login)
                .join(Login.user)
                .options(contains_eager(RefreshToken.login).contains_eager(Login.user))
                .where(RefreshToken.token_hash == refresh_hash(text))
            )
            token = (await session.scalars(wanted)).one_or_none()
            refusal = self._judge(token, now_ms)
            if token is None or refusal is not None:
                if token is not None and refusal is not None and refusal.code == "refresh_reused":
                    await revoke(session, token.login_id, "refresh token used twice", now_ms)
            elif not await self._use(session, token, now_ms):
                refusal = Unauthenticated("refresh_raced", "this refresh token was used just now; take the one that came of it")
            else:
                login = token.login
                login.last_used_at, login.address = moment(now_ms), address
                if login.user_agent == LINK_AGENT:
                    login.user_agent = clean(user_agent, 256)
                    login.user.last_login_at = moment(now_ms)
                session.add(token_row(login.id, next_token.text.get_secret_value(), now_ms, self._idle_end(login, now_ms)))
        if refusal is not None or token is None:
            return await self._refuse(token, refusal, address)
        return self._tokens_of(token.login.user, token.login, next_token.text)

    @staticmethod
    def _judge(token: RefreshToken | None, now_ms: int) -> Unauthenticated | None:
        over = Unauthenticated("bad_refresh", "this log-in is over; log in anew")
        if token is None or token.login.revoked_at is not None or not token.login.user.enabled:
            return over
        if token.used_at is not None:
            if now_ms - in_ms(token.used_at) <= RACE_MS:
                return Unauthenticated("refresh_raced", "this refresh token was used just now; take the one that came of it")
            return Unauthenticated("refresh_reused", "this refresh token was used before, so somebody has a copy: the log-in was ended")
        return over if min(in_ms(token.expires_at), in_ms(token.login.expires_at)) <= now_ms else None

    async def _refuse(self, token: RefreshToken | None, refusal: Unauthenticated | None, address: str) -> Tokens:
        if refusal is None or token is None:
            raise refusal or Unauthenticated("bad_refresh", "this log-in is over; log in anew")
        if refusal.code == "refresh_reused":
            self._principals.forget()
            name = token.login.user.name
            await self._audit.record(Entry("system", "login.betray", subject=f"user:{name}", reason=refusal.code, address=address))
        raise refusal

    @staticmethod
    async def _use(session: AsyncSession, token: RefreshToken, now_ms: int) -> bool:
        """Mark a token as used; return False where somebody was faster."""
        unused = update(RefreshToken).where(RefreshToken.id == token.id, RefreshToken.used_at.is_(None))
        done = await session.execute(unused.values(used_at=moment(now_ms)).returning(RefreshToken.id))
        return done.first() is not None

    def _login(self, user_id: int, address: str | None, user_agent: str, now_ms: int) -> Login:
        now, end = moment(now_ms), moment(now_ms + self.lifetimes.most_ms)
        login = Login(id=new_login_id(), user_id=user_id, created_at=now, last_used_at=now, expires_at=end, address=address)
        login.user_agent = clean(user_agent, 256) or None
        return login

    def _idle_end(self, login: Login, now_ms: int) -> int:
        return min(now_ms + self.lifetimes.idle_ms, in_ms(login.expires_at))

    def _tokens_of(self, user: UserRow, login: Login, refresh: SecretStr) -> Tokens:
        access = self._tokens.issue(user.id, login.id)
        return Tokens(access, refresh, self._tokens.lifetime_s, login.id, user.name, must_set_password=user.password_hash is None)


def token_row(login_id: str, text: str, now_ms: int, expires_ms: int) -> RefreshToken:
    """Return the row of a token: its hash, never itself."""
    return RefreshToken(login_id=login_id, token_hash=refresh_hash(text), issued_at=moment(now_ms), expires_at=moment(expires_ms))
