# SPDX-License-Identifier: GPL-2.0-or-later
"""A whole guard on a store of the test's own, with a clock that stands, and requests to send it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretBytes, SecretStr

from warhost.config import GuardSettings
from warhost.guard.audit import Entry
from warhost.guard.audit_rows import newest
from warhost.guard.clock import SetClock
from warhost.guard.errors import Refusal
from warhost.guard.gate import Admitted, Asked
from warhost.guard.guard import Ground, Guard
from warhost.guard.keyring import NewKey
from warhost.guard.principals import Principal
from warhost.guard.roles import ADMIN, OPERATOR, VIEWER
from warhost.guard.signing import HeaderLines, Message, sign
from warhost.store import Store

NOW_MS = 1_790_000_000_000
HORSE = SecretStr("correct horse battery")
HOME = "192.0.2.1"
USERS = (("thrall", ADMIN), ("jaina", OPERATOR), ("baine", VIEWER))
QUICK: dict[str, Any] = {"password_passes": 1, "password_memory_kib": 64, "password_lanes": 1}


class House:
    """Is a guard with an admin, an operator and a viewer, all with one password."""

    def __init__(self, guard: Guard, store: Store, clock: SetClock) -> None:
        self.guard = guard
        self.store = store
        self.clock = clock
        self.ids: dict[str, int] = {}

    async def by(self, name: str) -> Principal:
        """Return a user as he asks after logging in."""
        tokens = await self.guard.logins.log_in(name, HORSE, HOME)
        return (await self.ask(token=tokens.access)).principal

    async def ask(self, **request: Any) -> Admitted:
        """Send a request; raises what it is refused with."""
        return await self.guard.gate.admit(asked(**request))

    async def refused(self, **request: Any) -> Refusal:
        """Send a request that has to be refused, and return the refusal."""
        with pytest.raises(Refusal) as refusal:
            await self.ask(**request)
        return refusal.value

    async def audited(self, action: str = "") -> list[Entry]:
        """Return what the audit holds of an action, or all of it, the oldest first."""
        return [link.entry for link in reversed(await newest(self.store, 1000, action=action))]


def settings_in(folder: Path, **more: Any) -> GuardSettings:
    """Return settings with a key file in a folder, and passwords that are hashed quickly."""
    return GuardSettings(**{"key_file": folder / "config" / "key", **QUICK, **more})


@asynccontextmanager
async def living(
    store: Store, folder: Path, *, users: bool = True, ground: dict[str, Any] | None = None, **settings: Any
) -> AsyncIterator[House]:
    """Open a guard while the block runs, with three users in it, or none."""
    clock = SetClock(NOW_MS)
    guard = Guard(settings_in(folder, **settings), Ground(store, folder / "data", {}, clock, **(ground or {})))
    guard.audit.patience_s = 60  # the disk may be busy
    await guard.start()
    house = House(guard, store, clock)
    try:
        for name, role in USERS if users else ():
            house.ids[name] = (await guard.users.make(guard.operator, name, role, HORSE)).id
        yield house
    finally:
        await guard.close()


def asked(
    *,
    token: SecretStr | None = None,
    key: NewKey | None = None,
    peer: str | None = HOME,
    headers: list[tuple[str, str]] | None = None,
    cookie: SecretStr | None = None,
    method: str = "GET",
    target: str = "/api/v1/bots",
    body: bytes = b"",
) -> Asked:
    """Return a request with a token, or with a key as a token."""
    text = token or (key.text if key is not None else None)
    lines = [("Host", "realm.example"), *(headers or [])]
    if text is not None:
        lines.append(("Authorization", f"Bearer {text.get_secret_value()}"))

    async def read_body() -> bytes:
        return body

    return Asked(method, "http", target, lines, peer, read_body, None if cookie is None else cookie.get_secret_value())


def signed(key: NewKey, now_ms: int, *, secret: SecretBytes | None = None, **options: Any) -> list[tuple[str, str]]:
    """Return the header lines that sign ``POST /api/v1/bots`` with a body of ``go``."""
    message = Message("POST", "http", "realm.example", "/api/v1/bots", HeaderLines([]), b"go")
    used = secret or key.signing_secret
    assert used is not None
    sign(message, key.key.prefix, used, now_ms, **options)
    return message.headers.lines


def signed_request(key: NewKey, now_ms: int, **options: Any) -> dict[str, Any]:
    """Return the arguments of a request that is signed."""
    return {"headers": signed(key, now_ms, **options), "method": "POST", "body": b"go"}


def without(principal: Principal, *permissions: str) -> Principal:
    """Return who asks, with some permissions taken away."""
    return replace(principal, permissions=principal.permissions - frozenset(permissions))
