# SPDX-License-Identifier: GPL-2.0-or-later
"""Migrations make what the models say, go up and down, and refuse a database that they do not know."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.store.settings import settings_for
from warhost.store import StoreError, open_store
from warhost.store.address import address_of
from warhost.store.engine import make_migrating_engine
from warhost.store.migrations import configuration, head, migrate
from warhost.store.migrations.__main__ import write
from warhost.store.models import Base

pytestmark = pytest.mark.anyio
STEPS = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]


@pytest.fixture
async def engine(url: str, anyio_backend: str) -> AsyncIterator[AsyncEngine]:
    """Return an engine on an empty database of each kind in turn."""
    made = make_migrating_engine(address_of(settings_for(url)))
    yield made
    await made.dispose()


def drift(connection: sa.Connection, metadata: sa.MetaData) -> list[Any]:
    """Return how a database differs from models: tables, columns, types, indices, unique, foreign and check constraints."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    inspector = sa.inspect(connection)
    found: list[Any] = list(compare_metadata(context, metadata))
    for table in metadata.sorted_tables:
        if inspector.has_table(table.name):
            seen = {check["name"] for check in inspector.get_check_constraints(table.name)}
            wanted = {check.name for check in table.constraints if isinstance(check, sa.CheckConstraint)}
            found += sorted(str(name) for name in seen ^ wanted)
            pk = inspector.get_pk_constraint(table.name)["name"]
            found += [] if pk == table.primary_key.name else [pk]
    return found


async def seen(engine: AsyncEngine, look: Any, *arguments: Any) -> Any:
    """Return what ``look`` sees in the database."""
    async with engine.connect() as connection:
        return await connection.run_sync(look, *arguments)


def things(connection: sa.Connection) -> set[str]:
    """Return the names of all tables, functions and triggers of ours."""
    names = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    if connection.dialect.name == "postgresql":
        names |= set(
            connection.scalars(sa.text("SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"))
        )
        names |= set(connection.scalars(sa.text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")))
        return names
    return names | set(connection.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))


async def test_the_steps_make_what_the_models_say(engine: AsyncEngine) -> None:
    await migrate(engine)
    assert await seen(engine, drift, Base.metadata) == []


async def test_a_difference_would_be_found(engine: AsyncEngine) -> None:
    await migrate(engine)
    other = sa.MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        table.to_metadata(other)
    other.tables["bots"].append_column(sa.Column("mood", sa.Integer))
    other.tables["keys"].c.tier.type = sa.BigInteger()
    other.tables["audit"].append_constraint(sa.CheckConstraint("seq > 0", name="seq"))
    text = repr(await seen(engine, drift, other))
    for part in ("add_column", "mood", "modify_type", "tier", "ck_audit_seq"):
        assert part in text


async def test_every_step_goes_down_and_up_again(engine: AsyncEngine) -> None:
    at = []
    for step in STEPS:
        await migrate(engine, step)
        at.append(await seen(engine, things))
    for below in reversed(range(len(STEPS))):
        await migrate(engine, STEPS[below - 1] if below else "base")
        assert await seen(engine, things) == (at[below - 1] if below else set())
    await migrate(engine)
    assert await seen(engine, things) == at[-1]
    assert await seen(engine, drift, Base.metadata) == []


async def test_going_up_twice_changes_nothing(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(sa.text("INSERT INTO write_marks (writer, batch, at) VALUES ('w', 1, CURRENT_TIMESTAMP)"))
    await migrate(engine)
    assert await seen(engine, lambda c: c.scalar(sa.text("SELECT batch FROM write_marks"))) == 1


async def test_stores_that_open_an_empty_database_at_once_all_find_it_whole(url: str) -> None:
    stores = await asyncio.gather(*(open_store(settings_for(url)) for _ in range(4)))
    for store in stores:
        async with store.session(read_only=True) as session:
            assert (await session.execute(sa.text("SELECT version_num FROM alembic_version"))).all() == [(head(),)]
        await store.close()


async def test_a_store_that_is_up_to_date_opens_while_another_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warhost.store.engine.LOCKED_S", 0.0)
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    async with await open_store(settings_for(url)) as first, first.session(), await open_store(settings_for(url)) as second:
        assert (await second.health()).ok


async def test_a_database_of_a_newer_warhost_is_refused_and_left_alone(engine: AsyncEngine, url: str) -> None:
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=f"schema 9999, this Warhost knows them up to {head()}"):
        await open_store(settings_for(url))
    assert await seen(engine, lambda c: c.scalar(sa.text("SELECT version_num FROM alembic_version"))) == "9999"


async def test_a_step_that_fails_leaves_the_database_as_it_was(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE jobs (id INTEGER)"))  # in the way of ours, which comes after others
    with pytest.raises(StoreError, match="jobs"):
        await migrate(engine)
    assert await seen(engine, things) == {"jobs"}


async def test_rows_that_name_missing_ones_are_told_and_not_migrated(tmp_path: Path) -> None:
    engine = make_migrating_engine(address_of(settings_for(f"sqlite:///{tmp_path / 'store.sqlite3'}")))
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(
            sa.text("INSERT INTO users (name, name_folded, role_id, enabled, created_at) VALUES ('Ann', 'ann', 9, 1, '2026-01-01')")
        )
    with pytest.raises(StoreError, match="rows in users that name missing rows"):
        await migrate(engine)
    await engine.dispose()


async def test_a_new_step_is_written_from_the_models(tmp_path: Path) -> None:
    table = sa.Table("quests", Base.metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("begun", sa.DateTime(timezone=True)))
    try:
        await write("Adds quests", tmp_path)
    finally:
        Base.metadata.remove(table)
    (file,) = tmp_path.glob("*.py")
    text = file.read_text()
    assert file.name.startswith(f"{int(head()) + 1:04}_adds_quests")
    assert f"down_revision = '{head()}'" in text
    assert "op.create_table('quests'" in text
    compile(text, str(file), "exec")
