# SPDX-License-Identifier: GPL-2.0-or-later
"""Put guard together from settings, a store and, where processes share, Redis; keep it going; give it other settings while it runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr
from sqlalchemy import select

from warhost.config import GuardSettings
from warhost.guard.addresses import AddressList
from warhost.guard.anchor import FILE_NAME as HEAD_FILE
from warhost.guard.anchor import FileAnchor
from warhost.guard.audit_writer import AuditWriter
from warhost.guard.clock import HOUR_MS, SECOND_MS, Clock
from warhost.guard.custom_roles import Roles
from warhost.guard.errors import Refusal
from warhost.guard.gate import Gate, Lists
from warhost.guard.keyring import USE_MS, Keyring
from warhost.guard.limits import ANONYMOUS, AUTHENTICATED, INTERNAL, LOGIN, PREMIUM, MemoryLimits, Rate, Rules
from warhost.guard.logins import Lifetimes, Logins
from warhost.guard.nonces import MemoryNonces, SharedNonces
from warhost.guard.passwords import Parameters, Passwords
from warhost.guard.principals import Principal, Principals, operator_of
from warhost.guard.proxies import Proxies
from warhost.guard.roles import ADMIN, Catalogue, Permission
from warhost.guard.rows import rows
from warhost.guard.sealing import Sealer, open_key_file
from warhost.guard.secrets import VAULT_FILE, Secrets, Vault
from warhost.guard.sessions import Sessions
from warhost.guard.shared_limits import SharedLimits
from warhost.guard.signing import Window
from warhost.guard.tokens import AccessTokens, TokenKeys
from warhost.guard.users import Users
from warhost.store import Store
from warhost.store.models import User as UserRow

if TYPE_CHECKING:
    from redis.asyncio import Redis

LOG = logging.getLogger(__name__)
FIRST_USER = "admin"
PURGE_MS = HOUR_MS


@dataclass(frozen=True)
class Ground:
    """Is what guard stands on: where it reads, writes and takes the time from."""

    store: Store
    data_dir: Path
    environment: Mapping[str, str]
    clock: Clock
    redis: Redis | None = None
    """What processes share; None where this is the only one that answers requests."""
    permissions: tuple[Permission, ...] = ()
    """What other packages can allow."""


class Guard:
    """Holds the parts of guard, wired. ``start`` before the first request, ``close`` after the last."""

    def __init__(self, settings: GuardSettings, ground: Ground) -> None:
        store, clock = ground.store, ground.clock
        self._ground = ground
        self.catalogue = Catalogue(ground.permissions)
        self.sealer: Sealer = open_key_file(settings.key_file)
        self.secrets = Secrets(ground.environment, Vault(ground.data_dir / VAULT_FILE, self.sealer, clock))
        self.audit = AuditWriter(store, clock, FileAnchor(ground.data_dir / HEAD_FILE, self.sealer), settings.audit_waiting)
        self.principals = Principals(store, self.catalogue, clock)
        self.passwords = Passwords(parameters_of(settings), settings.passwords_at_once)
        self.tokens = AccessTokens(TokenKeys(self.secrets), settings.access_s, clock)
        self.roles = Roles(store, self.catalogue, self.principals, self.audit, clock)
        self.users = Users(store, self.catalogue, self.principals, self.passwords, self.audit, clock)
        self.sessions = Sessions(store, self.catalogue, self.principals, self.audit, clock)
        lifetimes = lifetimes_of(settings)
        self.logins = Logins(store, self.catalogue, self.principals, self.passwords, self.tokens, self.audit, clock, lifetimes)
        self.keyring = Keyring(store, self.catalogue, self.principals, self.sealer, self.audit, clock)
        rules, redis = rules_of(settings), ground.redis
        self.limits = MemoryLimits(rules) if redis is None else SharedLimits(redis, rules)
        self.nonces = MemoryNonces(settings.nonces, clock()) if redis is None else SharedNonces(redis)
        self.gate = Gate(
            lists_of(settings),
            self.limits,
            self.nonces,
            self.tokens,
            self.principals,
            self.keyring,
            self.sealer,
            self.audit,
            clock,
        )
        self._tasks: list[asyncio.Task[None]] = []
        self._closing = asyncio.Event()

    @property
    def operator(self) -> Principal:
        """Return who runs this program on its own machine: for commands there, never for a request."""
        return operator_of(self.catalogue)

    async def start(self) -> None:
        """Bring the built-in roles up to date and begin to write the audit and the uses of keys."""
        await self.roles.ensure_built_in()
        self._tasks = [
            asyncio.create_task(self.audit.run(), name="audit writer"),
            asyncio.create_task(self._tend(), name="guard's housekeeping"),
        ]

    async def close(self) -> None:
        """Write what is left and end."""
        self._closing.set()
        for task in self._tasks[1:]:
            await task
        await self._write_uses()
        self.audit.stop()
        await asyncio.gather(*self._tasks[:1])

    def apply(self, settings: GuardSettings) -> None:
        """Take other settings while requests come in. ``guard.key_file`` and ``guard.passwords_at_once`` take a start."""
        self.gate.lists = lists_of(settings)
        self.limits.rules = rules_of(settings)
        self.logins.lifetimes = lifetimes_of(settings)
        self.tokens.lifetime_s = settings.access_s
        self.passwords.use(parameters_of(settings))
        self.audit.most_waiting = settings.audit_waiting
        if isinstance(self.nonces, MemoryNonces):
            self.nonces.most = settings.nonces

    async def first_link(self) -> SecretStr | None:
        """Return a token for a link by which the first admin logs in, where nobody has ever logged in or set a password; else None."""
        async with rows(self._ground.store, read_only=True) as session:
            users = (await session.scalars(select(UserRow).order_by(UserRow.id))).all()
        if any(user.password_hash is not None or user.last_login_at is not None for user in users):
            return None
        first = next((user.id for user in users if user.name == FIRST_USER), None)
        if first is None:
            first = (await self.users.make(self.operator, FIRST_USER, ADMIN)).id
        return await self.logins.make_link(self.operator, first)

    async def _tend(self) -> None:
        """Keep the uses of keys, and remove log-ins that are long over, until ``close``."""
        purged_ms = self._ground.clock()
        while not self._closing.is_set():
            try:
                await asyncio.wait_for(self._closing.wait(), USE_MS / SECOND_MS)
            except TimeoutError:
                await self._write_uses()
                if self._ground.clock() - purged_ms >= PURGE_MS:
                    purged_ms = self._ground.clock()
                    await self._purge()

    async def _write_uses(self) -> None:
        try:
            await self.keyring.write_uses()
        except Refusal as refusal:
            LOG.warning("when keys were last used is not kept yet: %s", refusal)

    async def _purge(self) -> None:
        try:
            await self.sessions.purge()
        except Refusal as refusal:
            LOG.warning("log-ins that are over are not removed yet: %s", refusal)


def lists_of(settings: GuardSettings) -> Lists:
    """Return what settings decide by address and time alone."""
    return Lists(
        Proxies(settings.trusted_proxies, settings.forwarded_header),
        AddressList(settings.allow, settings.deny),
        Window(settings.signature_window_s * SECOND_MS, settings.signature_skew_s * SECOND_MS),
    )


def rules_of(settings: GuardSettings) -> Rules:
    """Return the limits that settings name."""
    return Rules(
        {
            ANONYMOUS: Rate(settings.anonymous_per_minute, settings.anonymous_burst),
            AUTHENTICATED: Rate(settings.authenticated_per_minute, settings.authenticated_burst),
            PREMIUM: Rate(settings.premium_per_minute, settings.premium_burst),
            INTERNAL: None,
            LOGIN: Rate(settings.login_per_minute, settings.login_burst),
        },
        block_after=settings.block_after,
        block_window_ms=settings.block_window_s * SECOND_MS,
        block_ms=settings.block_s * SECOND_MS,
        idle_ms=settings.limit_idle_s * SECOND_MS,
        clients=settings.limit_clients,
    )


def lifetimes_of(settings: GuardSettings) -> Lifetimes:
    """Return how long log-ins last by the settings."""
    return Lifetimes(settings.session_idle_h * HOUR_MS, settings.session_h * HOUR_MS)


def parameters_of(settings: GuardSettings) -> Parameters:
    """Return what argon2id is to spend by the settings."""
    return Parameters(settings.password_passes, settings.password_memory_kib, settings.password_lanes)
