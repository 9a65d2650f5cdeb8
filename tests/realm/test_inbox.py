# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever producers put into the inbox comes out once, each one's in its order, with the bytes it points to."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from warhost.protocol.records import BASE_DTYPE, to_record
from warhost.realm.inbox import Inbox, InboxError

PRODUCERS = 8


def numbered(producer: int, first: int, count: int) -> np.ndarray:
    """Return records of session ``producer`` that carry their number where the opcode stands."""
    records = np.zeros(count, BASE_DTYPE)
    records["session"] = producer
    records["opcode"] = np.arange(first, first + count)
    return records


def produce_and_drain(each: int, batch: int) -> list[np.ndarray]:
    """Let eight threads put ``each`` packets in batches while this one drains; return the numbers by producer, as they came."""
    inbox = Inbox(capacity=1 << 14)
    came: list[list[np.ndarray]] = [[] for _ in range(PRODUCERS)]

    def producer(number: int) -> None:
        records = numbered(number, 0, each)
        at = 0
        while at < each:
            taken = inbox.put(records[at : at + batch])
            at += taken
            if not taken:
                time.sleep(0)

    threads = [threading.Thread(target=producer, args=(number,)) for number in range(PRODUCERS)]
    for thread in threads:
        thread.start()
    total = 0
    while total < PRODUCERS * each:
        records, _ = inbox.drain()
        total += len(records)
        for number in range(PRODUCERS):
            came[number].append(records["opcode"][records["session"] == number])
        time.sleep(0)
    for thread in threads:
        thread.join()
    assert len(inbox) == 0
    return [np.concatenate(parts) for parts in came]


@pytest.mark.parametrize("batch", [1, 1000])
def test_of_eight_producers_nothing_is_lost_and_each_ones_order_is_kept(batch: int) -> None:
    for numbers in produce_and_drain(20_000, batch):
        assert np.array_equal(numbers, np.arange(20_000))


@pytest.mark.shows
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("batch", [1, 1000])
def test_of_eight_producers_of_a_million_nothing_is_lost_and_each_ones_order_is_kept(batch: int) -> None:
    for numbers in produce_and_drain(1_000_000, batch):
        assert np.array_equal(numbers, np.arange(1_000_000))


def test_bytes_stay_with_their_records_whoever_else_puts_some() -> None:
    inbox = Inbox()
    names = ["Ada", "Bo", "Cecilia"]
    create = {
        "race": 1,
        "class_id": 1,
        "gender": 0,
        "skin": 0,
        "face": 0,
        "hair_style": 0,
        "hair_color": 0,
        "facial_hair": 0,
        "outfit_id": 0,
    }
    for session, name in enumerate(names):
        inbox.put(numbered(9, 1, 2))
        inbox.put(*to_record("CMSG_CHAR_CREATE", {"name": name, **create}, session))
    records, blob = inbox.drain()
    with_bytes = records[records["blob_len"] > 0]
    bodies = [blob[r["blob_at"] : r["blob_at"] + r["blob_len"]] for r in with_bytes]
    assert [body.split(b"\0")[0].decode() for body in bodies] == names


def test_a_full_inbox_takes_what_fits_and_counts_the_rest() -> None:
    inbox = Inbox(capacity=10)
    assert inbox.put(numbered(1, 0, 7)) == 7
    assert inbox.put(numbered(1, 7, 7)) == 3
    assert inbox.refused == 4
    assert inbox.drain()[0]["opcode"].tolist() == list(range(10))
    assert inbox.put(numbered(1, 0, 10)) == 10


def test_what_is_no_batch_of_records_is_refused() -> None:
    with pytest.raises(InboxError, match="expected 1-D, 96 bytes"):
        Inbox().put(np.zeros(4, np.int64))
    with pytest.raises(InboxError, match="2 dimensions"):
        Inbox().put(np.zeros((2, 2), BASE_DTYPE))


def test_every_second_record_of_a_batch_can_be_put_too() -> None:
    inbox = Inbox()
    assert inbox.put(numbered(1, 0, 10)[::2]) == 5
    assert inbox.drain()[0]["opcode"].tolist() == [0, 2, 4, 6, 8]
