# SPDX-License-Identifier: GPL-2.0-or-later
"""The writer: one chain however many write, nothing lost while the store is away, and a tampered table that shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.database import Database, until
from tests.store.settings import settings_for
from warhost.guard.anchor import Anchor, FileAnchor, MemoryAnchor
from warhost.guard.audit import Entry, Head
from warhost.guard.audit_rows import newest, verify
from warhost.guard.audit_writer import AuditWriter
from warhost.guard.clock import MINUTE_MS, SetClock
from warhost.guard.errors import Unavailable
from warhost.guard.sealing import Sealer, SealError
from warhost.store import Store, open_store

pytestmark = pytest.mark.anyio
NOW_MS = 1_790_000_000_123
SEALER = Sealer((bytes(range(32)),))


@asynccontextmanager
async def writing(
    store: Store, anchor: Anchor | None = None, clock: SetClock | None = None, most: int = 1000
) -> AsyncIterator[AuditWriter]:
    """Run a writer while the block runs; what waits at its end is written."""
    writer = AuditWriter(store, clock or SetClock(NOW_MS), anchor or MemoryAnchor(), most)
    writer.patience_s = 60  # the disk may be busy
    task = asyncio.create_task(writer.run())
    try:
        yield writer
    finally:
        writer.stop()
        await task


def deed(number: int = 1, actor: str = "user:thrall") -> Entry:
    """Return an entry."""
    return Entry(actor, "bots.order", subject=f"bot:{number}", reason="umlauts äöü, 兽人, \u2028", detail={"z": 1, "a": ["x", None, True]})


async def tamper(store: Store, *statements: str) -> None:
    """Do what somebody does who has the database but not this program."""
    async with store.session() as session:
        if store.address.file is None:
            await session.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        else:
            for name in ("audit_no_update", "audit_no_delete"):
                await session.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        for statement in statements:
            await session.execute(text(statement))


async def test_what_is_recorded_is_there_in_order_and_verifies(store: Store) -> None:
    async with writing(store) as writer:
        assert [await writer.record(deed(number)) for number in range(1, 4)] == [1, 2, 3]
        assert await asyncio.gather(*(writer.record(deed(number)) for number in range(4, 54))) == list(range(4, 54))
        assert writer.written == 53
    head, problems = await verify(store)
    assert (head.seq, problems) == (53, [])
    found = await newest(store, 2)
    assert [(link.seq, link.at_ms, link.entry) for link in found] == [(53, NOW_MS, deed(53)), (52, NOW_MS, deed(52))]


async def test_links_are_found_by_actor_action_subject_and_place(store: Store) -> None:
    async with writing(store) as writer:
        for number, entry in enumerate((deed(1), deed(2, "key:abc"), Entry("user:thrall", "user.read", subject="user:jaina")), 1):
            assert await writer.record(entry) == number

    async def seqs(**wanted: object) -> list[int]:
        return [link.seq for link in await newest(store, 10, **wanted)]  # type: ignore[arg-type]

    assert await seqs() == [3, 2, 1]
    assert await seqs(actor="user:thrall") == [3, 1]
    assert await seqs(action="bots.order", before=2) == [1]
    assert await seqs(action="user.") == [3]
    assert await seqs(action="user") == []
    assert await seqs(action="%.") == []
    assert await seqs(subject="bot:2") == [2]


async def test_two_processes_write_one_chain(url: str) -> None:
    async with await open_store(settings_for(url)) as one, await open_store(settings_for(url)) as other:
        async with writing(one) as mine, writing(other) as theirs:
            numbers = await asyncio.gather(*(writer.record(deed(at), 60) for at in range(60) for writer in (mine, theirs)))
        assert sorted(numbers) == list(range(1, 121))
        assert (await verify(one))[1] == []


@pytest.mark.parametrize(
    ("statements", "kinds"),
    [
        (["UPDATE audit SET reason = 'nothing' WHERE seq = 3"], ["changed"]),
        (["UPDATE audit SET at = (SELECT at FROM audit WHERE seq = 9) WHERE seq = 3"], ["changed"]),
        (["DELETE FROM audit WHERE seq = 3"], ["removed"]),
        (["DELETE FROM audit WHERE seq = 1"], ["removed"]),
        (["DELETE FROM audit WHERE seq > 7"], ["cut"]),
        (["DELETE FROM audit"], ["cut"]),
        (["DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = 3 WHERE seq = 9"], ["moved", "changed", "moved", "cut"]),
        (
            [
                "UPDATE audit SET seq = 99 WHERE seq = 3",
                "UPDATE audit SET seq = 3 WHERE seq = 4",
                "UPDATE audit SET seq = 4 WHERE seq = 99",
            ],
            ["moved", "changed", "moved", "changed", "moved"],
        ),
    ],
)
async def test_what_is_done_to_the_table_by_hand_shows(store: Store, statements: list[str], kinds: list[str]) -> None:
    anchor, clock = MemoryAnchor(), SetClock(NOW_MS)
    async with writing(store, anchor, clock) as writer:
        for number in range(1, 10):
            await writer.record(deed(number))
            clock.advance(1)
    assert (await verify(store, anchor.kept()))[1] == []
    await tamper(store, *statements)
    assert [problem.kind for problem in (await verify(store, anchor.kept()))[1]] == kinds


async def test_the_database_itself_refuses_to_change_a_link(store: Store) -> None:
    async with writing(store) as writer:
        await writer.record(deed())
    for statement in ("UPDATE audit SET reason = 'nothing'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"):
            async with store.session() as session:
                await session.execute(text(statement))


async def test_refusals_are_written_when_their_minute_is_over(store: Store) -> None:
    clock = SetClock(NOW_MS // MINUTE_MS * MINUTE_MS)
    async with writing(store, clock=clock) as writer:
        for _ in range(500):
            writer.refused("anonymous", "192.0.2.1", "bad_token")
        await writer.record(deed())
        assert [link.entry.action for link in await newest(store, 10)] == ["bots.order"]
        clock.advance(MINUTE_MS)

        async def told() -> bool:
            return len(await newest(store, 10)) == 2

        await until(told)
        (link, _) = await newest(store, 10)
        assert (link.entry.actor, link.entry.address, link.entry.count) == ("anonymous", "192.0.2.1", 500)
        assert link.at_ms == NOW_MS // MINUTE_MS * MINUTE_MS
        writer.refused("anonymous", "192.0.2.3", "bad_token")
    assert [link.entry.address for link in await newest(store, 1)] == ["192.0.2.3"]


async def test_a_refusal_that_comes_while_the_writer_stops_is_written(store: Store) -> None:
    class LateAnchor(MemoryAnchor):
        """Has one refused just when the writer has nothing left to do but to keep the head."""

        def keep(self, head: Head) -> None:
            super().keep(head)
            if head.seq == 1:
                writer.refused("anonymous", "192.0.2.1", "bad_token")
                writer.stop()

    writer = AuditWriter(store, SetClock(NOW_MS), LateAnchor(), most_waiting=10)
    recorded = asyncio.create_task(writer.record(deed(), 60))
    await until(lambda: writer.waiting == 1)
    await writer.run()
    assert await recorded == 1
    assert [link.entry.action for link in await newest(store, 10)] == ["request.refuse", "bots.order"]


async def test_more_than_may_wait_is_refused_and_refusals_that_find_no_room_are_told(store: Store) -> None:
    writer = AuditWriter(store, SetClock(NOW_MS), MemoryAnchor(), most_waiting=3)
    waiting = [asyncio.create_task(writer.record(deed(number))) for number in range(3)]
    await until(lambda: writer.waiting == 3)
    with pytest.raises(Unavailable) as refusal:
        await writer.record(deed())
    assert refusal.value.code == "audit_full"
    for number in range(5):
        writer.refused("anonymous", f"192.0.2.{number}", "bad_token")
    writer.stop()
    writer.sweep()
    assert writer.lost == 5
    await writer.run()
    assert await asyncio.gather(*waiting) == [1, 2, 3]
    (told,) = await newest(store, 1)
    assert (told.entry.action, told.entry.count) == ("audit.lose", 5)


async def test_who_gave_up_waiting_is_not_written(store: Store) -> None:
    writer = AuditWriter(store, SetClock(NOW_MS), MemoryAnchor(), most_waiting=10)
    with pytest.raises(Unavailable) as refusal:
        await writer.record(deed(1), patience_s=0.01)
    assert refusal.value.code == "audit_away"
    second = asyncio.create_task(writer.record(deed(2)))
    await until(lambda: writer.waiting == 2)
    assert await writer.write_once()
    assert await second == 1
    assert [link.entry.subject for link in await newest(store, 10)] == ["bot:2"]


async def test_a_store_that_goes_away_loses_nothing_and_repeats_nothing(database: Database) -> None:
    async with database.store() as store, writing(store) as writer:
        assert await writer.record(deed(1)) == 1
        database.cut_off()
        assert await writer.record(deed(2), 60) == 2
        database.server.stop()
        try:
            with pytest.raises(Unavailable):
                await writer.record(deed(3), patience_s=1)
            late = asyncio.create_task(writer.record(deed(4), 60))
            writer.refused("anonymous", "192.0.2.1", "bad_token")
            await until(lambda: writer.behind_since_ms is not None)
        finally:
            database.server.start()
        assert await late in (3, 4)
        assert writer.behind_since_ms is None
    async with database.store() as store:
        head, problems = await verify(store)
        assert problems == []
        subjects = [link.entry.subject or link.entry.action for link in await newest(store, 10)]
        assert subjects in (["request.refuse", "bot:4", "bot:2", "bot:1"], ["request.refuse", "bot:4", "bot:3", "bot:2", "bot:1"])
        assert head.seq == len(subjects)


async def test_the_head_is_kept_away_from_the_chain_and_only_moves_on(store: Store, tmp_path: Path) -> None:
    anchor = FileAnchor(tmp_path / "heads" / "audit-head", SEALER)
    assert anchor.kept() == []
    async with writing(store, anchor) as writer:
        for number in range(5):
            await writer.record(deed(number))
    (kept,) = anchor.kept()
    assert kept.seq == 5
    anchor.keep(Head(3, b"x" * 32))
    assert anchor.kept() == [kept]
    assert (await verify(store, anchor.kept()))[1] == []
    assert kept.hash.hex() not in anchor.path.read_text()


async def test_a_head_that_cannot_be_kept_stops_no_entry(store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    anchor = FileAnchor(tmp_path / "audit-head", SEALER)
    anchor.path.write_text("forged")
    async with writing(store, anchor) as writer:
        assert [await writer.record(deed(number)) for number in (1, 2)] == [1, 2]
    assert "a cut would not show" in caplog.text


@pytest.mark.parametrize("forged", ["", "rubbish", "é", "AQIDBA=="])
def test_a_head_that_was_changed_by_hand_is_not_believed(tmp_path: Path, forged: str) -> None:
    anchor = FileAnchor(tmp_path / "audit-head", SEALER)
    anchor.keep(Head(3, b"x" * 32))
    anchor.path.write_text(forged)
    with pytest.raises(SealError):
        anchor.kept()
    with pytest.raises(SealError):
        anchor.keep(Head(9, b"x" * 32))
