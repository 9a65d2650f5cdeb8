# SPDX-License-Identifier: GPL-2.0-or-later
"""What may go wrong between bytes and fields: our faults apart from the peer's, each with a reason, the opcode, the size and the session.

A decoder raises a subclass of RemoteProtocolError and nothing else, an encoder LocalProtocolError and nothing else (after h11).
"""

from __future__ import annotations

from typing import ClassVar

from warhost.errors import WarhostError


class Flaw(Exception):  # noqa: N818 - never leaves this package: the codec turns it into a ProtocolError that knows the packet
    """Carries a reason and a text from a field type up to the codec."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason
        self.text = text


class ProtocolError(WarhostError):
    """Is the root of what is wrong with a packet.

    ``reason`` is a stable short name (for counters), ``opcode`` the number, ``packet`` the emulator's name or an empty text,
    ``size`` the body in bytes (-1 when it was never made), ``session`` who sent or should have received it (-1: unknown).
    """

    reason: str = "protocol"

    def __init__(self, text: str, *, packet: str = "", opcode: int = -1, size: int = -1, session: int = -1) -> None:
        where = f"{packet or 'opcode'} (0x{opcode:03X})" if opcode >= 0 else packet or "packet"
        super().__init__(f"{where}, {size} bytes, session {session}: {text}")
        self.text = text
        self.packet = packet
        self.opcode = opcode
        self.size = size
        self.session = session


class LocalProtocolError(ProtocolError):
    """Says that we tried to encode or define something that the protocol does not allow: mend the caller."""

    def __init__(self, text: str, *, reason: str, packet: str = "", opcode: int = -1, size: int = -1, session: int = -1) -> None:
        super().__init__(text, packet=packet, opcode=opcode, size=size, session=session)
        self.reason = reason


class RemoteProtocolError(ProtocolError):
    """Says that the peer sent something that the protocol does not allow: refuse the packet, count the reason."""

    by_reason: ClassVar[dict[str, type[RemoteProtocolError]]] = {}

    def __init_subclass__(cls) -> None:
        RemoteProtocolError.by_reason[cls.reason] = cls


class ShortBodyError(RemoteProtocolError):
    """Says that the body ends before the packet does."""

    reason = "short_body"


class TrailingBytesError(RemoteProtocolError):
    """Says that bytes are left over after the packet's last field."""

    reason = "trailing_bytes"


class BadValueError(RemoteProtocolError):
    """Says that a number lies outside what the field allows, or a float is not finite."""

    reason = "bad_value"


class BadStringError(RemoteProtocolError):
    """Says that a text has no terminator or is not UTF-8."""

    reason = "bad_string"


class TooLongError(RemoteProtocolError):
    """Says that a body, a text or a list is longer than the protocol allows."""

    reason = "too_long"


class BadDeflateError(RemoteProtocolError):
    """Says that compressed bytes do not inflate to the size that stands before them."""

    reason = "bad_deflate"


class UnknownPacketError(RemoteProtocolError):
    """Says that no packet of this number and direction is defined."""

    reason = "unknown_packet"
