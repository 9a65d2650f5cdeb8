# SPDX-License-Identifier: GPL-2.0-or-later
"""Sessions commit or roll back, tell what stands in the way, and never print what a row holds."""

from __future__ import annotations

import asyncio
import stat
import traceback
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text, update

from tests.store.settings import settings_for
from warhost.config import Settings
from warhost.store import Store, StoreConflictError, StoreError, StoreUnavailableError, open_store
from warhost.store.models import Audit, Bot, Job, Key, Role, User

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 3, 4, 5, 6, 7, 890123, UTC)
CREATURE = 0xF130_0012_3400_5678


def role(name: str = "viewer") -> Role:
    """Return a role that is not stored yet."""
    return Role(name=name, permissions=["bots.read"], created_at=NOW)


async def roles(store: Store) -> list[str]:
    """Return the names of the stored roles."""
    async with store.session(read_only=True) as session:
        return list(await session.scalars(select(Role.name).order_by(Role.id)))


async def test_a_session_commits_at_the_end_of_its_block(store: Store) -> None:
    async with store.session() as session:
        session.add(role())
    assert await roles(store) == ["viewer"]


async def test_a_session_whose_block_raises_changes_nothing(store: Store) -> None:
    async def fail() -> None:
        async with store.session() as session:
            session.add(role())
            await session.flush()
            raise KeyError("mid-way")

    with pytest.raises(KeyError):
        await fail()
    assert await roles(store) == []


async def test_a_read_only_session_may_not_write_and_the_next_one_may(store: Store) -> None:
    with pytest.raises(StoreError):
        async with store.session(read_only=True) as session:
            session.add(role())
    async with store.session() as session:
        session.add(role())
    assert await roles(store) == ["viewer"]


async def test_a_reader_sees_what_was_there_while_another_writes(store: Store) -> None:
    async with store.session() as writing:
        writing.add(role())
        await writing.flush()
        assert await asyncio.wait_for(roles(store), 2) == []
    assert await roles(store) == ["viewer"]


async def test_two_who_read_then_write_follow_each_other(store: Store) -> None:
    async with store.session() as session:
        session.add(role("0"))

    async def increase() -> None:
        async with store.session() as session:
            found = (await session.scalars(select(Role).with_for_update())).one()
            await asyncio.sleep(0)
            found.name = str(int(found.name) + 1)

    await asyncio.gather(*(increase() for _ in range(20)))
    assert await roles(store) == ["20"]


async def test_a_row_in_the_way_is_a_conflict_that_names_the_constraint(store: Store) -> None:
    async with store.session() as session:
        session.add(role())
    with pytest.raises(StoreConflictError) as caught:
        async with store.session() as session:
            session.add(role())
    assert caught.value.constraint == "uq_roles_name"


async def test_a_check_that_fails_is_a_conflict_that_names_it(store: Store) -> None:
    with pytest.raises(StoreConflictError) as caught:
        async with store.session() as session:
            session.add(Job(id="1", kind="import", state="asleep", asked_by="system", arguments={}, created_at=NOW))
    assert caught.value.constraint == "ck_jobs_state"


async def test_a_row_that_names_a_missing_one_is_a_conflict(store: Store) -> None:
    with pytest.raises(StoreConflictError):
        async with store.session() as session:
            session.add(User(name="Ann", name_folded="ann", role_id=17, created_at=NOW))


async def test_no_error_prints_what_a_row_holds(store: Store) -> None:
    secret = b"opensesame" * 3
    async with store.session() as session:
        session.add(role())
        await session.flush()
        session.add(User(name="Ann", name_folded="ann", role_id=1, created_at=NOW))
    values = {"prefix": "wh_1", "key_hash": secret, "name": "opensesame", "owner_id": 1, "role_id": 1, "created_at": NOW}
    wrong: list[dict[str, object]] = [{"tier": "opensesame"}, {"tier": None}, {"owner_id": 99}, {"prefix": "opensesame" * 9, "tier": None}]
    for change in wrong:
        with pytest.raises(StoreError) as caught:
            async with store.session() as session:
                await session.execute(insert(Key).values({**values, **change}))
        told = "".join(traceback.format_exception(caught.value))
        assert "opensesame" not in told.replace('"opensesame"', "")
        assert secret.hex() not in told


async def test_a_value_of_the_wrong_kind_is_not_printed(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        async with store.session() as session:
            await session.execute(insert(Role.__table__).values(name={"open": "sesame"}, permissions=[], built_in=False, created_at=NOW))
    assert "sesame" not in "".join(traceback.format_exception(caught.value, limit=0))


async def test_a_table_that_does_not_exist_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        async with store.session() as session:
            await session.execute(text("SELECT * FROM nowhere"))


async def test_moments_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    async with store.session() as session:
        session.add(Role(name="a", permissions=[], created_at=NOW.astimezone(timezone(timedelta(hours=5)))))
    async with store.session(read_only=True) as session:
        found = (await session.scalars(select(Role.created_at))).one()
    assert (found, found.tzinfo) == (NOW, UTC)


async def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="has no time zone"):
        async with store.session() as session:
            session.add(Role(name="a", permissions=[], created_at=NOW.replace(tzinfo=None)))


async def test_the_guid_of_a_creature_comes_back_whole(store: Store) -> None:
    numbers = dict.fromkeys(("race", "class_id", "level", "map", "zone", "x", "y", "z", "hp", "max_hp", "xp", "copper"), 1)
    async with store.session() as session:
        session.add(
            Bot(guid=7, name="Ann", state="fighting", stuck_reason="", target=CREATURE, kills=1, deaths=2, updated_tick=2**40, **numbers)
        )
    async with store.session(read_only=True) as session:
        found = (await session.scalars(select(Bot).where(Bot.target == CREATURE))).one()
    assert (found.guid, found.target, found.updated_tick) == (7, CREATURE, 2**40)


async def test_the_audit_can_neither_be_changed_nor_deleted(store: Store) -> None:
    async with store.session() as session:
        link = {"actor": "system", "action": "start", "subject": "", "outcome": "done", "reason": "", "detail": {"tick": 1}}
        session.add(Audit(seq=1, at=NOW, previous_hash=bytes(32), hash=b"1" * 32, **link))
    for statement in (update(Audit).values(actor="nobody"), text("DELETE FROM audit")):
        with pytest.raises(StoreConflictError, match="append-only"):
            async with store.session() as session:
                await session.execute(statement)
    async with store.session(read_only=True) as session:
        assert (await session.execute(select(Audit.actor, Audit.detail))).all() == [("system", {"tick": 1})]


async def test_two_links_cannot_follow_the_same_one(store: Store) -> None:
    link = {"actor": "system", "action": "start", "subject": "", "outcome": "done", "reason": "", "detail": {}, "at": NOW}
    async with store.session() as session:
        session.add(Audit(seq=1, previous_hash=bytes(32), hash=b"1" * 32, **link))
    with pytest.raises(StoreConflictError):
        async with store.session() as session:
            session.add(Audit(seq=2, previous_hash=bytes(32), hash=b"2" * 32, **link))


async def test_a_store_that_is_opened_again_has_what_it_had(url: str) -> None:
    async with await open_store(settings_for(url)) as store, store.session() as session:
        session.add(role())
    async with await open_store(settings_for(url)) as store:
        assert await roles(store) == ["viewer"]


async def test_the_file_of_the_store_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "store.sqlite3"
    async with await open_store(settings_for(f"sqlite:///{file}")) as store, store.session() as session:
        session.add(role())
        await session.flush()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == {"store.sqlite3": 0o600, "store.sqlite3-wal": 0o600, "store.sqlite3-shm": 0o600}


async def test_without_a_url_the_store_is_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings.model_validate({"realm": {"data_dir": tmp_path / "data"}})
    async with await open_store(settings) as store:
        assert store.address.file == tmp_path / "data" / "store.sqlite3"
        assert await roles(store) == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://ann:opensesame@127.0.0.1:1/warhost", "cannot be reached"),
        ("postgresql://ann:opensesame@/warhost?host=/nowhere/at/all", "cannot be reached"),
        ("postgresql://ann:opensesame@[::bad/warhost", "store.url cannot be read"),
        ("postgresql://ann:opensesame@localhost:opensesame/warhost", "store.url cannot be read"),
        ("sqlite:////proc/nowhere/store.sqlite3", "cannot be opened"),
    ],
)
async def test_a_database_that_cannot_be_reached_is_told_without_its_password(url: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        await open_store(settings_for(url))
    assert "opensesame" not in "".join(traceback.format_exception(caught.value)).replace(url, "")


async def test_many_sessions_at_once_share_a_few_connections(url: str) -> None:
    async with await open_store(settings_for(url, pool_max=3)) as store:

        async def ask() -> int:
            async with store.session(read_only=True) as session:
                return (await session.scalars(select(func.count()).select_from(Role))).one()

        assert await asyncio.gather(*(ask() for _ in range(100))) == [0] * 100
        counts = store.pool_counts()
        assert counts.most <= 3
        assert counts.in_use == 0


async def test_who_gets_no_connection_in_time_is_refused(url: str) -> None:
    async with await open_store(settings_for(url, pool_max=2, pool_wait_s=0.1)) as store:
        async with store.session(read_only=True), store.session(read_only=True):
            with pytest.raises(StoreUnavailableError, match="every connection"):
                async with store.session(read_only=True):
                    pass
        assert store.pool_counts().refused == 1
        assert await roles(store) == []
