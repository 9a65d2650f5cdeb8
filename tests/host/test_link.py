# SPDX-License-Identifier: GPL-2.0-or-later
"""A face may flood, stall, send rubbish or vanish: the realm serves the others and its ticks do not wait."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import numpy as np
import pytest

from tests.host.living import Living, living, plain_only
from warhost.host import link as link_module
from warhost.host.asking import AsyncLinkClient, LinkClient
from warhost.host.errors import LinkError, NotRunningError, RefusedError
from warhost.host.link import BUDGET_S, MOST_CLIENTS, READ_BYTES
from warhost.host.rundir import SOCKET, run_folder
from warhost.host.wire import MOST_BYTES, Ask, Send, Splitter, packed, read_reply, read_request
from warhost.protocol.records import BASE_DTYPE, blank_records, to_record

pytestmark = [pytest.mark.kernels, plain_only]


def counted(on: Living, name: str) -> int:
    """Return one of the socket's counts."""
    return int(on.opened.link.counts[name])


def clients(on: Living) -> int:
    """Return how many faces are connected."""
    return int(on.opened.link.figures["link_clients"])


def test_questions_are_answered_in_their_order(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        connection = on.connect()
        for number in range(1, 6):
            connection.sendall(packed(Ask(number, "snapshots")))
        for _ in range(5):
            on.tick()
        splitter = Splitter()
        splitter.feed(connection.recv(1 << 16))
        replies = []
        while (body := splitter.next()) is not None:
            replies.append(read_reply(body))
        assert [(reply.number, reply.value) for reply in replies] == [(number, []) for number in range(1, 6)]  # type: ignore[union-attr] # none is refused
        connection.close()


def test_the_socket_is_its_owners_alone(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert stat.S_IMODE((run_folder(on.data) / SOCKET).stat().st_mode) == 0o600


def test_a_folder_with_a_long_name_has_a_socket_too(tmp_path: Path) -> None:
    with living(tmp_path / ("long" * 30)) as on:
        assert on.ask("snapshots") == []


@pytest.mark.parametrize("kept", [1, 3, 4, 40])
def test_half_a_message_of_one_who_goes_is_dropped_whole(tmp_path: Path, kept: int) -> None:
    with living(tmp_path) as on:
        record, _ = to_record("HOST_PAUSE", {"paused": 1}, 0, "host")
        connection = on.connect()
        connection.sendall(packed(Send(1, record.tobytes()))[:kept])
        on.tick(2)
        connection.close()
        on.tick(3)
        assert (counted(on, "halves"), clients(on), counted(on, "requests")) == (1, 0, 0)
        assert not on.state["clock"]["paused"][0]


def test_a_whole_message_of_one_who_goes_is_done(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        record, _ = to_record("HOST_PAUSE", {"paused": 1}, 0, "host")
        connection = on.connect()
        connection.sendall(packed(Send(1, record.tobytes())))
        connection.close()
        on.tick(4)
        assert (counted(on, "halves"), clients(on)) == (0, 0)
        assert on.state["clock"]["paused"][0]


@pytest.mark.parametrize("rubbish", [b"\xff\xff\xff\xff", b"\x04\0\0\0junk", b"\x00\0\0\0"], ids=["too long", "no message", "empty"])
def test_one_who_sends_rubbish_is_cut_off_and_others_are_served(tmp_path: Path, rubbish: bytes) -> None:
    with living(tmp_path) as on:
        connection = on.connect()
        connection.sendall(rubbish)
        on.tick(3)
        assert (counted(on, "dropped"), clients(on)) == (1, 0)
        assert connection.recv(10) == b""
        assert on.ask("snapshots") == []


def test_a_flood_is_served_within_the_budget_and_a_second_face_gets_its_turn(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        flood = on.connect()
        flood.setblocking(False)
        message = packed(Ask(1, "status"))
        pile = message * (4 * READ_BYTES // len(message))
        longest = 0.0
        other = on.threads.submit(lambda: on.face.ask("snapshots"))
        for _ in range(30):
            with suppress(BlockingIOError):
                while True:
                    flood.send(pile)
            began = thread_time()
            on.opened.link.serve(perf_counter())
            longest = max(longest, thread_time() - began)
        assert on.until(other) == []
        assert counted(on, "requests") >= 30
        assert longest < 10 * BUDGET_S
        heard = on.opened.link._clients[0].heard
        assert len(heard) <= MOST_BYTES + READ_BYTES
        flood.close()


def test_one_who_does_not_read_is_cut_off_and_holds_nobody_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_module, "ENOUGH_UNREAD", 1 << 30)
    monkeypatch.setattr(link_module, "MOST_UNREAD", 20_000)
    with living(tmp_path) as on:
        deaf = on.connect()
        deaf.setblocking(False)
        message = packed(Ask(1, "inspect", {"guid": on.guid(1)}))
        for _ in range(60):
            with suppress(BlockingIOError, BrokenPipeError):
                deaf.send(message)
            on.tick()
        assert counted(on, "dropped") == 1
        assert on.ask("snapshots") == []


def test_one_who_reads_slowly_gets_every_answer_whole(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        slow = on.connect()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        for number in range(1, 31):
            slow.sendall(packed(Ask(number, "inspect", {"guid": on.guid(1)})))
        splitter, numbers = Splitter(), []
        slow.setblocking(False)
        for _ in range(3000):
            on.opened.link.serve(perf_counter())
            try:
                splitter.feed(slow.recv(5000))
            except BlockingIOError:
                continue
            while (body := splitter.next()) is not None:
                numbers.append(read_reply(body).number)
            if len(numbers) == 30:
                break
        assert numbers == list(range(1, 31))
        slow.close()


def test_one_connection_too_many_is_closed_and_a_place_is_free_again_later(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        crowd = [on.connect() for _ in range(MOST_CLIENTS)]
        assert clients(on) == MOST_CLIENTS
        late = on.connect()
        assert late.recv(1) == b""
        assert counted(on, "dropped") == 1
        crowd[0].close()
        on.tick(2)
        assert on.ask("snapshots") == []
        for connection in crowd:
            connection.close()


def test_a_face_that_waits_is_answered_before_the_next_tick(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        asked = on.threads.submit(lambda: on.face.ask("snapshots"))
        began = perf_counter()
        while not asked.done() and perf_counter() - began < 5:
            on.opened.serve(on.run, perf_counter() + 0.5)
        assert asked.result() == []
        assert on.state.tick == 3
        began = perf_counter()
        on.opened.serve(on.run, perf_counter() + 0.1)
        assert 0.09 < perf_counter() - began < 1.0


def test_a_question_that_fails_is_told_and_the_realm_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with living(tmp_path) as on:
        monkeypatch.setattr(type(on.run.saver), "look", lambda self, wait: 1 / 0)
        with pytest.raises(RefusedError, match="snapshots: ZeroDivisionError") as caught:
            on.ask("snapshots")
        assert caught.value.code == "failed"
        assert "the request 'snapshots' failed" in caplog.text
        monkeypatch.undo()
        assert on.ask("snapshots") == []
        assert counted(on, "errors") == 1


def test_a_copy_of_the_process_lets_go_of_the_sockets_alone(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        connection = on.connect()
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                on.opened.let_go()
                status = 0
            finally:
                os._exit(status)
        assert os.waitpid(pid, 0)[1] == 0
        assert on.ask("snapshots") == []
        connection.sendall(packed(Ask(1, "snapshots")))
        on.tick(3)
        assert len(connection.recv(100)) > 4
        connection.close()


def test_the_end_of_the_pipe_to_the_supervisor_stops_the_run(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        ours, theirs = os.pipe()
        on.opened.stop_with(ours)
        on.tick(2)
        assert not on.run.stopping
        os.write(theirs, b"still here")
        on.tick(2)
        assert not on.run.stopping
        os.close(theirs)
        on.tick(2)
        assert on.run.stopping
        os.close(ours)


def test_who_asks_where_nobody_listens_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotRunningError, match="no realm answers on"):
        LinkClient(tmp_path / "run").ask("status")
    with pytest.raises(NotRunningError, match="no realm answers on"):
        asyncio.run(AsyncLinkClient(tmp_path / "run").ask("status"))


def test_who_gets_no_answer_is_told_after_a_while(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        with pytest.raises(LinkError, match=r"did not answer within 0\.2 s"):
            LinkClient(run_folder(on.data), 0.2).ask("status")
        with pytest.raises(LinkError, match=r"did not answer within 0\.2 s"):
            asyncio.run(AsyncLinkClient(run_folder(on.data), 0.2).ask("status"))


def test_a_client_whose_connection_broke_connects_anew(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.ask("snapshots") == []
        for client in list(on.opened.link._clients):
            on.opened.link._close(client)
        with pytest.raises(LinkError, match=r"closed the connection|broke"):
            on.ask("snapshots")
        assert on.ask("snapshots") == []


def test_many_questions_at_once_over_one_connection(tmp_path: Path) -> None:
    with living(tmp_path) as on:

        async def many() -> list[Any]:
            """Ask thirty questions together, one of them wrong."""
            client = on.face.async_link()
            asked = [client.ask("inspect", guid=on.guid(1 + k % 12)) for k in range(29)]
            answers = await asyncio.gather(*asked, client.ask("nonsense"), return_exceptions=True)
            await client.close()
            return answers

        answers = on.meanwhile(lambda: asyncio.run(many()))
        assert [answer["session"] for answer in answers[:-1]] == [1 + k % 12 for k in range(29)]
        assert isinstance(answers[-1], RefusedError)
        assert answers[-1].code == "unknown_question"


def test_an_asynchronous_client_whose_connection_broke_says_so_and_connects_anew(tmp_path: Path) -> None:
    with living(tmp_path) as on:

        async def twice() -> list[Any]:
            """Ask, lose the connection, ask twice."""
            client = on.face.async_link()
            seen: list[Any] = [await client.ask("snapshots")]
            link = on.opened.link
            on.threads.submit(lambda: None).result()
            for one in list(link._clients):
                one.connection.shutdown(socket.SHUT_RDWR)
            for _ in range(3):
                try:
                    seen.append(await client.ask("snapshots"))
                except LinkError as error:
                    seen.append(type(error).__name__)
            await client.close()
            return seen

        seen = on.meanwhile(lambda: asyncio.run(twice()))
        assert seen[0] == seen[-1] == []


def test_packets_that_a_face_sends_are_judged_and_the_verdict_comes_back(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        verdict = on.meanwhile(lambda: on.face.send("HOST_PAUSE", {"paused": 1}))
        assert (verdict["accepted"], verdict["refused"], verdict["results"]) == (1, {}, [0])
        verdict = on.meanwhile(lambda: on.face.send("HOST_BOT_RETIRE", {"guid": 99}))
        assert (verdict["accepted"], verdict["refused"]) == (0, {"SESSION_BAD_VALUE": 1})
        both = np.concatenate([to_record("HOST_PAUSE", {"paused": value}, 0, "host")[0].view(BASE_DTYPE) for value in (0, 1)])
        verdict = on.meanwhile(lambda: on.face.link.send(both.tobytes()))
        assert verdict["results"] == [0, 0]
        assert on.state["clock"]["paused"][0] == 1


@pytest.mark.parametrize(
    ("records", "blob", "code"),
    [
        (b"x" * 95, b"", "bad_records"),
        (np.zeros(96, np.uint8).tobytes(), b"", "not_the_hosts"),
        (to_record("CMSG_SET_SELECTION", {"guid": 5}, 1)[0].tobytes(), b"", "not_the_hosts"),
    ],
    ids=["half a record", "opcode 0", "a client's opcode"],
)
def test_what_is_no_packet_of_the_host_is_refused_whole(tmp_path: Path, records: bytes, blob: bytes, code: str) -> None:
    with living(tmp_path) as on:
        good, _ = to_record("HOST_PAUSE", {"paused": 1}, 0, "host")
        with pytest.raises(RefusedError) as caught:
            on.meanwhile(lambda: on.face.link.send(good.tobytes() + records, blob))
        assert caught.value.code == code
        on.tick(2)
        assert not on.state["clock"]["paused"][0]


def test_bytes_that_lie_outside_of_the_message_are_refused(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        record, blob = to_record(
            "HOST_BOT_SPAWN", {"account": 1, "race": 1, "class_id": 1, "gender": 0, "level": 1, "place": -1, "name": "Bob"}, 20, "host"
        )
        with pytest.raises(RefusedError, match="expected up to"):
            on.meanwhile(lambda: on.face.link.send(record.tobytes(), blob[:-1]))
        record["blob_at"] = -1
        with pytest.raises(RefusedError, match="expected up to"):
            on.meanwhile(lambda: on.face.link.send(record.tobytes(), blob))


def test_packets_that_a_queue_drops_are_told_as_refused(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        records = blank_records("HOST_PAUSE", 100, "host")
        verdict = on.meanwhile(lambda: on.face.link.send(records.tobytes()), ticks=600)
        assert verdict["accepted"] + verdict["refused"]["SESSION_QUEUE_FULL"] == 100
        assert verdict["accepted"] == 8 + on.run.fleet.world.queue_a_session
        assert on.opened.outcomes.on_their_way == 0
        assert on.opened.outcomes._waiting == {}


def test_no_packets_are_judged_at_once(tmp_path: Path) -> None:
    with living(tmp_path) as on:
        assert on.meanwhile(lambda: on.face.link.send(b""))["accepted"] == 0


def test_a_message_that_is_too_long_is_not_sent(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match="is too long"):
        packed(Send(1, b"x" * MOST_BYTES))


def test_a_message_that_is_no_request_or_no_reply_is_told(tmp_path: Path) -> None:
    for read in (read_request, read_reply):
        with pytest.raises(LinkError, match="saw a message that is no"):
            read(b"\xc1")
