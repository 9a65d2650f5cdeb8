# SPDX-License-Identifier: GPL-2.0-or-later
"""A store is moved to another database whole, and only into an empty one."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from tests.store.postgresql import Server
from tests.store.settings import settings_for
from warhost.cli.main import app
from warhost.store import Store, StoreError, open_store
from warhost.store.copying import LEFT_OUT, TABLES, copy_store
from warhost.store.models import Audit, Base, Job, Key, Login, RefreshToken, Role, SettingChange, User

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 3, 4, 5, 6, 7, 890123, UTC)


async def fill(store: Store) -> None:
    """Put at least two rows into every table that is copied."""
    async with store.session() as session:
        roles = [Role(name=name, permissions=["bots.read", name], built_in=True, created_at=NOW) for name in ("viewer", "admin")]
        session.add_all(roles)
        await session.flush()
        users = [User(name=name, name_folded=name, role_id=role.id, created_at=NOW) for name, role in zip("ab", roles, strict=True)]
        session.add_all(users)
        await session.flush()
        for number, user in enumerate(users):
            text = str(number)
            session.add(Login(id=text, user_id=user.id, created_at=NOW, last_used_at=NOW, expires_at=NOW + timedelta(days=1)))
            await session.flush()
            session.add(RefreshToken(login_id=text, token_hash=text.encode() * 32, issued_at=NOW, expires_at=NOW))
            key = Key(
                prefix=f"wh_{text}", key_hash=bytes([number, 0, 255]) * 8, name="k", owner_id=user.id, role_id=roles[0].id, created_at=NOW
            )
            key.signing_secret = bytes(range(256))
            key.rotated_from_id = number or None
            session.add(key)
            await session.flush()
            session.add(Job(id=text, kind="import", state="done", asked_by="system", arguments={"a": [1, {"ü": None}]}, created_at=NOW))
            change = {"name": "realm.bots", "before": "1", "after": "2", "origin": "flag", "actor": "system"}
            session.add(SettingChange(at=NOW, reload=number, applied=True, **change))
        link = {"actor": "system", "action": "start", "subject": "", "outcome": "done", "reason": "", "detail": {"tick": 2**40}}
        for seq in range(1, 2500):  # more than two parts of what is copied at once
            hashes = {"previous_hash": (seq - 1).to_bytes(32, "big"), "hash": seq.to_bytes(32, "big")}
            session.add(Audit(seq=seq, at=NOW + timedelta(seconds=seq), **hashes, **link))


async def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables that are copied."""
    async with store.session(read_only=True) as session:
        return {
            table.name: [tuple(row) for row in await session.execute(select(table).order_by(*table.primary_key.columns))]
            for table in TABLES
        }


def test_every_table_is_copied_or_made_anew() -> None:
    assert sorted([table.name for table in TABLES] + list(LEFT_OUT)) == sorted(Base.metadata.tables)


@pytest.mark.parametrize("way", [("sqlite", "postgresql"), ("postgresql", "sqlite")], ids="-".join)
async def test_a_store_is_copied_whole(way: tuple[str, str], server: Server, tmp_path: Path) -> None:
    urls = {"sqlite": f"sqlite:///{tmp_path / 'store.sqlite3'}", "postgresql": server.url(server.new_database())}
    async with await open_store(settings_for(urls[way[0]])) as old, await open_store(settings_for(urls[way[1]])) as new:
        await fill(old)
        counts = await copy_store(old, new)
        there = await contents(new)
        assert there == await contents(old)
        assert counts == {name: len(rows) for name, rows in there.items()}
        assert min(counts.values()) >= 2
        async with new.session() as session:  # new rows get new numbers
            session.add(Role(name="later", permissions=[], created_at=NOW))


async def test_a_database_that_holds_rows_is_refused_and_left_alone(store: Store, tmp_path: Path) -> None:
    async with store.session() as session:
        session.add(Role(name="mine", permissions=[], created_at=NOW))
    before = await contents(store)
    async with await open_store(settings_for(f"sqlite:///{tmp_path / 'old.sqlite3'}")) as old:
        await fill(old)
        with pytest.raises(StoreError, match="holds roles already"):
            await copy_store(old, store)
    assert await contents(store) == before


async def test_a_copy_that_fails_leaves_nothing_behind(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with await open_store(settings_for(f"sqlite:///{tmp_path / 'old.sqlite3'}")) as old:
        await fill(old)
        monkeypatch.setattr("warhost.store.copying.TABLES", (*TABLES, TABLES[-1]))  # the last one twice
        with pytest.raises(StoreError):
            await copy_store(old, store)
    assert [name for name, rows in (await contents(store)).items() if rows] == []


def test_the_command_copies_from_the_settings_to_the_url(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    async def prepare() -> None:
        async with await open_store(settings_for(f"sqlite:///{tmp_path / 'old.sqlite3'}")) as old:
            await fill(old)

    asyncio.run(prepare())
    monkeypatch.setenv("WARHOST_STORE__URL", f"sqlite:///{tmp_path / 'old.sqlite3'}")
    if url.startswith("sqlite"):
        url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    done = CliRunner().invoke(app, ["store", "copy", "--to", url, "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["audit"] == 2499
    again = CliRunner().invoke(app, ["store", "copy", "--to", url])
    assert again.exit_code == 2
    assert "already: name an empty database" in again.output
