# SPDX-License-Identifier: GPL-2.0-or-later
"""The messages between a realm and its faces over the local socket: MessagePack behind a length of four bytes. No sockets here."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from warhost.host.errors import LinkError

MOST_BYTES = 2 << 20
"""The longest message that is taken."""
_LENGTH_BYTES = 4


class Ask(msgspec.Struct, tag="ask", frozen=True):
    """Is a question by its name (see ``questions``), with what it is about."""

    number: int
    what: str
    about: dict[str, Any] = {}


class Send(msgspec.Struct, tag="send", frozen=True):
    """Is packets for the inbox: whole records of the host's opcodes, and the bytes that they point into."""

    number: int
    records: bytes
    blob: bytes = b""


class Answer(msgspec.Struct, tag="answer", frozen=True):
    """Answers the request of that number, as of a tick."""

    number: int
    tick: int
    value: Any = None


class Refusal(msgspec.Struct, tag="refusal", frozen=True):
    """Says why the request of that number was not done: a code, words for people, what was seen and what was expected."""

    number: int
    tick: int
    code: str
    text: str
    seen: Any = None
    expected: Any = None


Request = Ask | Send
Reply = Answer | Refusal


def plain(value: Any) -> Any:
    """Turn what numpy counts with into plain numbers and lists."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise TypeError(f"saw {type(value).__name__} in a message, expected numbers, texts, lists and dictionaries")


_encoder = msgspec.msgpack.Encoder(enc_hook=plain)
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def packed(message: Request | Reply) -> bytes:
    """Return a message as it goes over the wire; raise LinkError where it is longer than MOST_BYTES."""
    body = _encoder.encode(message)
    if len(body) > MOST_BYTES:
        raise LinkError(f"a message of {len(body):,} bytes is too long, at most {MOST_BYTES:,} are taken: ask for less at once")
    return len(body).to_bytes(_LENGTH_BYTES, "little") + body


def read_request(body: bytes) -> Request:
    """Return the request that a message holds; raise LinkError where it holds none."""
    try:
        return _requests.decode(body)
    except msgspec.MsgspecError as error:
        raise LinkError(f"saw a message that is no request: {error}") from error


def read_reply(body: bytes) -> Reply:
    """Return the reply that a message holds; raise LinkError where it holds none."""
    try:
        return _replies.decode(body)
    except msgspec.MsgspecError as error:
        raise LinkError(f"saw a message that is no reply: {error}") from error


class Splitter:
    """Cuts a stream of bytes into messages; what has come of a message is kept until the rest of it has."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes)

    @property
    def has_whole(self) -> bool:
        """Return whether there is a whole message, or one that says it is too long."""
        if len(self._bytes) < _LENGTH_BYTES:
            return False
        size = int.from_bytes(self._bytes[:_LENGTH_BYTES], "little")
        return size > MOST_BYTES or len(self._bytes) >= _LENGTH_BYTES + size

    def feed(self, part: bytes) -> None:
        """Take bytes from the stream."""
        self._bytes += part

    def next(self) -> bytes | None:
        """Return the body of the next whole message, or None; raise LinkError for one that says it is too long."""
        if not self.has_whole:
            return None
        size = int.from_bytes(self._bytes[:_LENGTH_BYTES], "little")
        if size > MOST_BYTES:
            raise LinkError(f"saw a message of {size:,} bytes, expected at most {MOST_BYTES:,}")
        end = _LENGTH_BYTES + size
        body = bytes(self._bytes[_LENGTH_BYTES:end])
        del self._bytes[:end]
        return body
