# SPDX-License-Identifier: GPL-2.0-or-later
"""Encodes fields to a body and decodes a body to fields, strictly, from the definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warhost.protocol.errors import Flaw, LocalProtocolError, RemoteProtocolError, UnknownPacketError
from warhost.protocol.layout import Layout
from warhost.protocol.opcodes import name_of
from warhost.protocol.packet import Packet
from warhost.protocol.registry import PACKETS, Sender, definition, find

MOST_CLIENT_BODY = 10_236
"""Bytes: a client packet's size field counts the body and four bytes of opcode, up to 10,240 (AzerothCore ClientPktHeader::IsValidSize)."""

MOST_SERVER_BODY = 0x7FFFFD
"""Bytes: the size field of a large server packet has 23 bits and counts the two bytes of the opcode (AzerothCore ServerPktHeader)."""

_LAYOUTS = {id(packet): Layout(packet.fields) for packet in PACKETS}


def layout_of(packet: Packet) -> Layout:
    """Return the compiled fields of a definition; one that is not in the registry is compiled anew."""
    return _LAYOUTS.get(id(packet)) or Layout(packet.fields)


def encode(opcode: str | int, fields: Mapping[str, Any], *, sender: Sender | None = None, session: int = -1) -> bytes:
    """Return the body (without the header) of a packet.

    ``fields`` maps the names that the definition gives to ints, floats, texts, lists and dicts; a field whose condition does not hold
    must be absent. Raises LocalProtocolError, and nothing else, where they do not fit.
    """
    return encode_as(definition(opcode, sender), fields, session)


def encode_as(packet: Packet, fields: Mapping[str, Any], session: int = -1) -> bytes:
    """Return the body of a packet by a definition at hand; errors as encode."""
    out = bytearray()
    try:
        layout_of(packet).write(fields, out)
    except Flaw as flaw:
        raise LocalProtocolError(flaw.text, reason=flaw.reason, packet=packet.name, opcode=packet.number, session=session) from None
    most = MOST_SERVER_BODY if packet.direction == "server" else MOST_CLIENT_BODY
    if len(out) > most:
        text = f"{len(out)} bytes, at most {most} are allowed"
        raise LocalProtocolError(text, reason="too_long", packet=packet.name, opcode=packet.number, size=len(out), session=session)
    return bytes(out)


def decode(opcode: str | int, body: bytes, *, sender: Sender | None = None, session: int = -1) -> dict[str, Any]:
    """Return the fields of a body, every byte accounted for.

    Raises a subclass of RemoteProtocolError, and nothing else, whatever the bytes are.
    """
    packet = find(opcode, sender)
    if packet is None:
        number = opcode if isinstance(opcode, int) else -1
        name = opcode if isinstance(opcode, str) else name_of(opcode)
        text = f"no packet of this opcode from {sender or 'anybody'} is defined"
        raise UnknownPacketError(text, packet=name, opcode=number, size=len(body), session=session)
    return decode_as(packet, body, session)


def decode_as(packet: Packet, body: bytes, session: int = -1) -> dict[str, Any]:
    """Return the fields of a body by a definition at hand; errors as decode."""
    size = len(body)
    try:
        if size > (MOST_SERVER_BODY if packet.direction == "server" else MOST_CLIENT_BODY):
            raise Flaw("too_long", "the body is longer than a header can say")
        fields, at = layout_of(packet).read(body, 0)
        if at != size:
            raise Flaw("trailing_bytes", f"{size - at} bytes are left over after {at}")
    except Flaw as flaw:
        kind = RemoteProtocolError.by_reason[flaw.reason]
        raise kind(flaw.text, packet=packet.name, opcode=packet.number, size=size, session=session) from None
    return fields
