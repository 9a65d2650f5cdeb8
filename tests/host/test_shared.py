# SPDX-License-Identifier: GPL-2.0-or-later
"""Readers of the shared memory see whole frames and every event, or learn what they missed, and cost the writer nothing."""

from __future__ import annotations

import multiprocessing
import os
import stat
from pathlib import Path

import numpy as np
import pytest

from warhost.host.errors import HostError, NotRunningError
from warhost.host.layout import EVENT, HEADER, Layout
from warhost.host.ring import RingReader, RingWriter
from warhost.host.segment import LINK, Segment, attach, create, retire
from warhost.host.shared import FrameReader, FrameWriter

LAYOUT = Layout(bots=4000, opcodes=10, events=64, texts_bytes=20)
TEXTS = b'{"states":["a","b"]}'
FRAMES = 1500
"""How many frames the writer of the test makes; each holds its own number in every cell that is looked at."""


def made(run: Path, generation: int = 7, layout: Layout = LAYOUT) -> Segment:
    """Return new memory in the folder ``run``."""
    run.mkdir(exist_ok=True)
    return create(run, layout, TEXTS, generation)


def write(writer: FrameWriter, number: int, used: int = 4000) -> None:
    """Write a frame that holds ``number`` everywhere."""
    arrays = writer.begin()
    arrays["frame"]["tick"], arrays["frame"]["used"] = number, used
    for column in ("guid", "copper", "x", "session", "level"):
        arrays["bots"][column] = number % 251
    arrays["metrics"]["ticks"] = number
    arrays["opcodes"]["accepted"] = number
    writer.commit()


def read_all(run: Path, answers: multiprocessing.Queue[tuple[int, int, int]]) -> None:
    """Read frames until the last one; tell how many there were, how many were mixed, and the last one's tick."""
    reader = FrameReader(attach(run))
    seen = mixed = tick = 0
    while tick < FRAMES:
        frame = reader.newest()
        if frame is None or frame.tick == tick:
            continue
        tick, seen = frame.tick, seen + 1
        whole = all((frame.bots[column] == tick % 251).all() for column in ("guid", "copper", "x", "session", "level"))
        mixed += not (whole and frame.metrics["ticks"] == tick and (frame.arrays["opcodes"]["accepted"] == tick).all())
    answers.put((seen, mixed, tick))


def test_readers_in_other_processes_never_see_half_a_frame(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[tuple[int, int, int]] = context.Queue()
    readers = [context.Process(target=read_all, args=(tmp_path / "run", answers)) for _ in range(2)]
    for reader in readers:
        reader.start()
    writer = FrameWriter(segment)
    for number in range(1, FRAMES + 1):
        write(writer, number)
        os.sched_yield()
    told = [answers.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert [(mixed, tick) for _, mixed, tick in told] == [(0, FRAMES)] * 2
    assert all(seen >= 1 for seen, _, _ in told)
    retire(tmp_path / "run")


def test_a_frame_that_is_begun_anew_while_it_is_copied_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segment = made(tmp_path / "run")
    writer, reader = FrameWriter(segment), FrameReader(attach(tmp_path / "run"))
    write(writer, 1)
    whole = FrameReader._copy
    calls = []

    def interrupted(self: FrameReader, sequence: int) -> object:
        """Let two more frames be written under the reader's hands, the first time."""
        if not calls:
            write(writer, 2)
            write(writer, 3)
        calls.append(sequence)
        return whole(self, sequence)

    monkeypatch.setattr(FrameReader, "_copy", interrupted)
    frame = reader.newest()
    assert frame is not None
    assert (calls, frame.tick) == ([1, 3], 3)
    retire(tmp_path / "run")


def test_a_writer_that_is_always_faster_is_told_as_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segment = made(tmp_path / "run")
    reader = FrameReader(attach(tmp_path / "run"))
    write(FrameWriter(segment), 1)
    monkeypatch.setattr(FrameReader, "_copy", lambda self, sequence: None)
    with pytest.raises(HostError, match="no whole frame in 100 tries"):
        reader.newest()
    retire(tmp_path / "run")


def test_a_frame_is_as_long_as_it_is_used_and_is_not_copied_twice(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    writer, reader = FrameWriter(segment), FrameReader(attach(tmp_path / "run"))
    assert reader.newest() is None
    write(writer, 1, used=12)
    frame = reader.newest()
    assert frame is not None
    assert (len(frame.bots), frame.sequence) == (12, 1)
    assert reader.newest() is frame
    write(writer, 2, used=0)
    later = reader.newest()
    assert later is not None
    assert (len(later.bots), later.rows_by_guid) == (0, {})
    assert (frame.bots["guid"] == 1).all(), "a frame is its reader's own copy"
    with pytest.raises(ValueError, match="read-only"):
        frame.bots["guid"] = 5
    retire(tmp_path / "run")


def test_the_memory_is_its_owners_alone_and_goes_with_the_realm(tmp_path: Path) -> None:
    run = tmp_path / "run"
    segment = made(run)
    target = (run / LINK).readlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    reader = attach(run)
    assert reader.texts == {"states": ["a", "b"]}
    assert reader.view.readonly
    assert not reader.is_closed
    retire(run)
    assert reader.is_closed
    assert segment.is_closed
    assert not target.exists()
    assert not (run / LINK).exists()
    retire(run)
    with pytest.raises(NotRunningError, match="no realm runs on"):
        attach(run)


def test_new_memory_takes_the_place_of_the_old_which_is_closed(tmp_path: Path) -> None:
    run = tmp_path / "run"
    made(run)
    before = attach(run)
    made(run, generation=8)
    after = attach(run)
    assert before.is_closed
    assert not after.is_closed
    assert (int(before.header["generation"][0]), int(after.header["generation"][0])) == (7, 8)
    assert before.inode != after.inode
    retire(run)


@pytest.mark.parametrize("size", [0, 100, 4096])
def test_what_is_not_our_memory_is_refused(tmp_path: Path, size: int) -> None:
    run = tmp_path / "run"
    run.mkdir()
    (run / "other").write_bytes(b"x" * size)
    (run / LINK).symlink_to(run / "other")
    error = NotRunningError if size < HEADER.dtype.itemsize else HostError
    with pytest.raises(error, match="still starting" if size < HEADER.dtype.itemsize else "another version"):
        attach(run)


def test_memory_that_does_not_fit_is_an_error_that_leaves_nothing(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    with pytest.raises(HostError, match=r"cannot share .* MB in"):
        create(run, Layout(1 << 50, 1, 1, 1), b"", 9)
    assert not (run / LINK).exists()


def events(*values: int) -> np.ndarray:
    """Return events whose ``a`` are ``values``."""
    rows = EVENT.rows(len(values))
    rows["a"] = values
    return rows


def test_a_reader_gets_every_event_in_order_and_its_number(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    writer, reader = RingWriter(segment), RingReader(attach(tmp_path / "run"))
    got = []
    for first in range(0, 300, 30):
        writer.put(events(*range(first, first + 30)))
        assert reader.behind == 30
        seen = reader.read()
        assert seen.missed == 0
        got += seen.rows["a"].tolist()
        assert seen.rows["number"].tolist() == list(range(first, first + 30))
    assert got == list(range(300))
    assert len(reader.read().rows) == 0
    retire(tmp_path / "run")


def test_a_slow_reader_learns_how_many_it_missed(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    writer, reader = RingWriter(segment), RingReader(attach(tmp_path / "run"))
    writer.put(events(*range(50)))
    writer.put(events(*range(50, 100)))
    seen = reader.read()
    assert (seen.missed, seen.rows["a"].tolist()) == (36, list(range(36, 100)))
    writer.put(events(*range(100, 300)))
    seen = reader.read(most=10)
    assert (seen.missed, seen.rows["a"].tolist()) == (136, list(range(236, 246)))
    assert reader.read().rows["a"].tolist() == list(range(246, 300))
    retire(tmp_path / "run")


def test_events_that_are_being_written_over_are_missed_not_mixed(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    writer, reader = RingWriter(segment), RingReader(attach(tmp_path / "run"))
    writer.put(events(*range(64)))
    writer._ring["reserved"] = 74  # the writer has begun to write ten more over the oldest ten
    seen = reader.read()
    assert (seen.missed, seen.rows["a"].tolist()) == (10, list(range(10, 64)))
    retire(tmp_path / "run")


def test_a_reader_may_begin_where_another_one_ended(tmp_path: Path) -> None:
    segment = made(tmp_path / "run")
    writer = RingWriter(segment)
    writer.put(events(*range(40)))
    assert RingReader(segment).read().rows["a"].tolist() == []
    assert RingReader(segment, since=35).read().rows["a"].tolist() == [35, 36, 37, 38, 39]
    assert RingReader(segment, since=0).read().rows["a"].tolist() == list(range(40))
    assert RingReader(segment, since=99).read().rows["a"].tolist() == []
    writer.put(events())
    assert writer.written == 40
    retire(tmp_path / "run")
