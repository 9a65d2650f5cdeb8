# SPDX-License-Identifier: GPL-2.0-or-later
"""The realm's end of the local socket: between two ticks it takes what faces send and answers, for a bounded time.

No call here waits for a face. Each has a bounded buffer in either direction; one that floods is read no further until its turn comes again,
one that does not read its answers is cut off, and of one that goes in the middle of a message that message is dropped whole.
"""

from __future__ import annotations

import logging
import os
import selectors
import socket
import struct
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from warhost.host.errors import HostError, LinkError, RefusedError
from warhost.host.outcomes import Outcomes
from warhost.host.rundir import SOCKET
from warhost.host.socket_path import short_path
from warhost.host.wire import MOST_BYTES, Answer, Ask, Refusal, Reply, Request, Splitter, packed, read_request

logger = logging.getLogger(__name__)

MOST_CLIENTS = 32
BUDGET_S = 0.002
"""How long faces are served between two ticks: reading, answering, writing."""
READ_BYTES = 1 << 16
MOST_UNREAD = 4 << 20
"""How many bytes of answers may wait for a face that does not read before it is cut off."""
ENOUGH_UNREAD = 1 << 18
"""How many may wait before its next request is left where it is."""

Answerer = Callable[[Request, "Client", Callable[[Any], None]], None]
"""Does a request and hands its answer to the last argument, now or ticks later; raises RefusedError where it cannot."""


class Client:
    """Is one face that is connected."""

    def __init__(self, connection: socket.socket) -> None:
        """Take a connection."""
        connection.setblocking(False)
        self.connection = connection
        self.heard = Splitter()
        self.unsent = bytearray()
        self.is_open = True
        self.watched = 0

    @property
    def wanted(self) -> int:
        """Return what its socket is to be watched for: it is not read while a long message of it waits to be done."""
        reads = selectors.EVENT_READ if len(self.heard) <= MOST_BYTES else 0
        return reads | (selectors.EVENT_WRITE if self.unsent else 0)

    @property
    def has_request(self) -> bool:
        """Return whether a whole request waits, and its answers are being read."""
        return self.is_open and self.heard.has_whole and len(self.unsent) < ENOUGH_UNREAD


class Link:
    """Listens in the folder ``run``; ``answer`` does the requests, ``tick`` says as of which tick."""

    def __init__(self, run: Path, answer: Answerer, tick: Callable[[], int], outcomes: Outcomes) -> None:
        """Open the socket, for its owner only; raise HostError where that is not possible."""
        self._answer, self._tick, self._outcomes = answer, tick, outcomes
        self._path = run / SOCKET
        self._selector = selectors.DefaultSelector()
        self._clients: deque[Client] = deque()
        self.counts = dict.fromkeys(("connects", "requests", "errors", "dropped", "halves"), 0)
        self._spent_s = 0.0
        self._path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        mask = os.umask(0o177)
        try:
            with short_path(self._path) as path:
                self._listener.bind(path)
        except OSError as error:
            raise HostError(f"cannot open the socket {self._path}: {error.strerror}") from error
        finally:
            os.umask(mask)
        self._listener.listen(MOST_CLIENTS)
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ, None)

    def watch(self, descriptor: int, on_ready: Callable[[], None]) -> None:
        """Call ``on_ready`` when a descriptor can be read (the pipe to the supervisor)."""
        self._selector.register(descriptor, selectors.EVENT_READ, on_ready)

    def unwatch(self, descriptor: int) -> None:
        """Watch a descriptor no longer."""
        self._selector.unregister(descriptor)

    @property
    def figures(self) -> dict[str, Any]:
        """Return the figures of METRICS that are this socket's."""
        counted = {f"link_{name}": value for name, value in self.counts.items()}
        return {**counted, "link_clients": len(self._clients), "link_packets": self._outcomes.sent, "link_ms_sum": self._spent_s * 1000}

    def serve(self, until: float) -> None:
        """Serve the faces until ``until`` (by ``perf_counter``), for BUDGET_S at most, and at least one request if there is one.

        Whoever comes while there is time is served at once; then this sleeps.
        """
        budget = BUDGET_S
        first = True
        while first or (budget > 0 and perf_counter() < until):
            waiting = any(client.has_request for client in self._clients)
            left = max(0.0, until - perf_counter())
            ready = self._selector.select(0 if waiting or first else left)
            began = perf_counter()
            for key, mask in ready:
                self._on_ready(key, mask)
            self._do_requests(began, min(budget, max(0.0, until - began)), at_least_one=first)
            self._forget_closed()
            spent = perf_counter() - began
            self._spent_s += spent
            budget -= spent
            first = False
        left = until - perf_counter()
        if left > 0:
            sleep(left)

    def _on_ready(self, key: selectors.SelectorKey, mask: int) -> None:
        if key.data is None:
            self._accept()
        elif isinstance(key.data, Client):
            if mask & selectors.EVENT_READ:
                self._read(key.data)
            if mask & selectors.EVENT_WRITE:
                self._write(key.data)
        else:
            key.data()

    def _accept(self) -> None:
        """Take a connection of our own user (or root's); one too many is closed at once."""
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return  # it has gone already
        self.counts["connects"] += 1
        if len(self._clients) >= MOST_CLIENTS or not is_ours(connection):
            self.counts["dropped"] += 1
            connection.close()
            return
        client = Client(connection)
        self._clients.append(client)
        self._watch(client)

    def _read(self, client: Client) -> None:
        """Read a piece of what a face has sent; note one that has gone."""
        try:
            part = client.connection.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if part:
            client.heard.feed(part)
            self._watch(client)
            return
        if len(client.heard):
            self.counts["halves"] += 1
        self._close(client)

    def _do_requests(self, began: float, budget: float, at_least_one: bool) -> None:
        """Do requests, one a face in turn, while there is time."""
        idle = 0
        while idle < len(self._clients) and (at_least_one or perf_counter() - began < budget):
            client = self._clients[0]
            self._clients.rotate(-1)
            if not client.has_request:
                idle += 1
                continue
            idle = 0
            at_least_one = False
            self._do_one(client)

    def _do_one(self, client: Client) -> None:
        """Take the next message of a face and do it; what is no message cuts it off."""
        try:
            body = client.heard.next()
            if body is None:
                return
            request = read_request(body)
        except LinkError as error:
            logger.warning("a face was cut off: %s", error)
            self.counts["dropped"] += 1
            self._close(client)
            return
        self.counts["requests"] += 1
        self._watch(client)
        try:
            self._answer(request, client, lambda value: self._reply(client, Answer(request.number, self._tick(), value)))
        except RefusedError as error:
            self._refuse(client, request, error)
        except Exception as error:
            what = request.what if isinstance(request, Ask) else "send"
            logger.exception("the request %r failed", what)
            self._refuse(client, request, RefusedError("failed", f"{what}: {type(error).__name__}: {error}; the realm's log says where"))

    def _refuse(self, client: Client, request: Request, error: RefusedError) -> None:
        self.counts["errors"] += 1
        self._reply(client, Refusal(request.number, self._tick(), error.code, str(error), error.seen, error.expected))

    def _reply(self, client: Client, reply: Reply) -> None:
        """Send a reply, as much as goes at once; the rest when the face reads."""
        if not client.is_open:
            return
        try:
            client.unsent += packed(reply)
        except LinkError as error:
            client.unsent += packed(Refusal(reply.number, reply.tick, "too_long", str(error)))
        self._write(client)

    def _write(self, client: Client) -> None:
        try:
            sent = client.connection.send(client.unsent) if client.unsent else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self._close(client)
            return
        del client.unsent[:sent]
        if len(client.unsent) > MOST_UNREAD:
            logger.warning("a face was cut off: %d bytes of answers wait for it", len(client.unsent))
            self.counts["dropped"] += 1
            self._close(client)
            return
        self._watch(client)

    def _watch(self, client: Client) -> None:
        """Watch a face for what is wanted of it now."""
        wanted = client.wanted if client.is_open else 0
        if wanted == client.watched:
            return
        if not client.watched:
            self._selector.register(client.connection, wanted, client)
        elif wanted:
            self._selector.modify(client.connection, wanted, client)
        else:
            self._selector.unregister(client.connection)
        client.watched = wanted

    def _close(self, client: Client) -> None:
        if client.is_open:
            client.is_open = False
            self._watch(client)
            client.connection.close()

    def _forget_closed(self) -> None:
        if not all(client.is_open for client in self._clients):
            self._clients = deque(client for client in self._clients if client.is_open)

    def let_go(self) -> None:
        """Close the sockets in a copy of the process, without a word to the selector, which the two share."""
        for descriptor in (self._listener.fileno(), *(client.connection.fileno() for client in self._clients if client.is_open)):
            os.close(descriptor)

    def close(self) -> None:
        """Close everything and remove the socket."""
        for client in self._clients:
            self._close(client)
        self._clients.clear()
        self._selector.unregister(self._listener)
        self._listener.close()
        self._selector.close()
        self._path.unlink(missing_ok=True)


def is_ours(connection: socket.socket) -> bool:
    """Return whether a connection comes from our own user or from root, where the system tells."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = struct.calcsize("3i")
    _, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return user in (0, os.getuid())
