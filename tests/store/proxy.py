# SPDX-License-Identifier: GPL-2.0-or-later
"""A socket in front of PostgreSQL that loses the answer to a commit: the server has committed, the client never hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

COMMIT = b"COMMIT;"


class Proxy:
    """Passes bytes on; while ``to_lose`` is above 0 a COMMIT passes, its answer does not, and the connection ends."""

    def __init__(self, server: Path) -> None:
        self.server = server
        self.to_lose = 0
        self.lost = 0
        self._open: set[asyncio.StreamWriter] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        server_reader, server_writer = await asyncio.open_unix_connection(str(self.server))
        self._open |= {writer, server_writer}
        answers = asyncio.create_task(self._pass_on(server_reader, writer))
        try:
            while data := await reader.read(65536):
                if COMMIT in data and self.to_lose > 0:
                    self.to_lose -= 1
                    self.lost += 1
                    answers.cancel()
                    await asyncio.gather(answers, return_exceptions=True)
                    server_writer.write(data)
                    await server_reader.read(1)  # the first byte of the answer: it is committed
                    break
                server_writer.write(data)
                await server_writer.drain()
        except ConnectionError:
            pass  # one side hung up, and the other hears of it below
        finally:
            answers.cancel()
            for end in (writer, server_writer):
                end.close()
            self._open -= {writer, server_writer}

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()

    def end_all(self) -> None:
        """Hang up on everybody."""
        for end in self._open:
            end.close()


@asynccontextmanager
async def proxied(server: Path, folder: Path) -> AsyncIterator[Proxy]:
    """Run a proxy before the socket ``server``, on a socket of the same name in ``folder``."""
    proxy = Proxy(server)
    listening = await asyncio.start_unix_server(proxy.serve, str(folder / server.name))
    try:
        yield proxy
    finally:
        listening.close()
        proxy.end_all()
