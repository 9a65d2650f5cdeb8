# SPDX-License-Identifier: GPL-2.0-or-later
"""A face's end of the local socket: ask and send, and wait for the answer, for programs with a loop of events and without."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from warhost.host.errors import LinkError, NotRunningError, RefusedError
from warhost.host.rundir import SOCKET
from warhost.host.socket_path import short_path
from warhost.host.wire import Answer, Ask, Reply, Request, Send, Splitter, packed, read_reply

PATIENCE_S = 30.0
READ_BYTES = 1 << 16


def value_of(reply: Reply) -> Any:
    """Return what an answer holds; raise RefusedError for a refusal."""
    if isinstance(reply, Answer):
        return reply.value
    raise RefusedError(reply.code, reply.text, reply.seen, reply.expected)


def _not_there(run: Path) -> str:
    return f"no realm answers on {run.parent}: start one with warhost up, or name its folder with --data-dir"


class LinkClient:
    """Asks one question at a time; a connection that broke is made anew at the next question."""

    def __init__(self, run: Path, patience_s: float = PATIENCE_S) -> None:
        """Prepare to ask the realm of the run directory ``run``, waiting up to ``patience_s`` for an answer."""
        self._run, self._patience_s = run, patience_s
        self._connection: socket.socket | None = None
        self._splitter = Splitter()
        self._number = 0

    def ask(self, what: str, **about: Any) -> Any:
        """Return the realm's answer to a question (see ``questions``).

        Raises RefusedError where it cannot be done, NotRunningError where no realm listens, LinkError where it does not answer.
        """
        self._number += 1
        return self._exchange(Ask(self._number, what, about))

    def send(self, records: bytes, blob: bytes = b"") -> Any:
        """Put whole records of the host's opcodes into the inbox; return what became of them. Raises as ``ask`` does."""
        self._number += 1
        return self._exchange(Send(self._number, records, blob))

    def _connect(self) -> socket.socket:
        if self._connection is None:
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(self._patience_s)
            try:
                with short_path(self._run / SOCKET) as path:
                    connection.connect(path)
            except OSError as error:
                connection.close()
                raise NotRunningError(_not_there(self._run)) from error
            self._connection, self._splitter = connection, Splitter()
        return self._connection

    def _exchange(self, request: Request) -> Any:
        connection = self._connect()
        ends = monotonic() + self._patience_s
        try:
            connection.settimeout(self._patience_s)
            connection.sendall(packed(request))
            while True:
                body = self._splitter.next()
                if body is not None:
                    reply = read_reply(body)
                    if reply.number == request.number:
                        return value_of(reply)
                    continue
                connection.settimeout(max(0.001, ends - monotonic()))
                part = connection.recv(READ_BYTES)
                if not part:
                    raise LinkError("the realm closed the connection before it answered: is it still running?")
                self._splitter.feed(part)
        except (OSError, LinkError) as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise LinkError(f"the realm did not answer within {self._patience_s:g} s: is it stopped, or overloaded?") from error
            if isinstance(error, OSError):
                raise LinkError(f"the connection to the realm broke: {error.strerror or error}") from error
            raise

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> LinkClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class AsyncLinkClient:
    """Asks many questions at once over one connection, in a loop of events; a connection that broke is made anew."""

    def __init__(self, run: Path, patience_s: float = PATIENCE_S) -> None:
        """Prepare to ask the realm of the run directory ``run``, waiting up to ``patience_s`` for an answer."""
        self._run, self._patience_s = run, patience_s
        self._writer: asyncio.StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._number = 0
        self._opening = asyncio.Lock()

    async def ask(self, what: str, **about: Any) -> Any:
        """Return the realm's answer to a question; raises as LinkClient.ask does."""
        self._number += 1
        return await self._exchange(Ask(self._number, what, about))

    async def send(self, records: bytes, blob: bytes = b"") -> Any:
        """Put whole records of the host's opcodes into the inbox; return what became of them. Raises as ``ask`` does."""
        self._number += 1
        return await self._exchange(Send(self._number, records, blob))

    async def _exchange(self, request: Request) -> Any:
        writer = await self._connected()
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[request.number] = answer
        try:
            writer.write(packed(request))
            await writer.drain()
            return await asyncio.wait_for(answer, self._patience_s)
        except TimeoutError as error:
            raise LinkError(f"the realm did not answer within {self._patience_s:g} s: is it stopped, or overloaded?") from error
        except OSError as error:
            raise LinkError(f"the connection to the realm broke: {error.strerror or error}") from error
        finally:
            self._waiting.pop(request.number, None)

    async def _connected(self) -> asyncio.StreamWriter:
        async with self._opening:
            if self._writer is None or self._writer.is_closing():
                try:
                    with short_path(self._run / SOCKET) as path:
                        reader, self._writer = await asyncio.open_unix_connection(path)
                except OSError as error:
                    raise NotRunningError(_not_there(self._run)) from error
                self._reading = asyncio.create_task(self._read(reader, self._writer))
            return self._writer

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand answers to those who wait for them, until the connection ends."""
        splitter = Splitter()
        problem: Exception = LinkError("the realm closed the connection before it answered: is it still running?")
        try:
            while part := await reader.read(READ_BYTES):
                splitter.feed(part)
                while (body := splitter.next()) is not None:
                    self._hand_over(read_reply(body))
        except (OSError, LinkError) as error:
            problem = LinkError(f"the connection to the realm broke: {error}")
        finally:
            writer.close()
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(problem)

    def _hand_over(self, reply: Reply) -> None:
        answer = self._waiting.get(reply.number)
        if answer is None or answer.done():
            return
        try:
            answer.set_result(value_of(reply))
        except RefusedError as error:
            answer.set_exception(error)

    async def close(self) -> None:
        """Close the connection, if there is one."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._reading is not None:
            await self._reading
            self._reading = None
