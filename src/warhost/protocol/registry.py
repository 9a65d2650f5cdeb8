# SPDX-License-Identifier: GPL-2.0-or-later
"""All packet definitions, found by name or number and by who sends them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from warhost.protocol.errors import LocalProtocolError
from warhost.protocol.packet import Packet
from warhost.protocol.packets import ALL

Sender = Literal["client", "server", "host"]

PACKETS: tuple[Packet, ...] = ALL
"""Every definition, in the order of the files."""


def _senders(packet: Packet) -> Iterator[Sender]:
    if packet.from_client:
        yield "client"
    if packet.from_server:
        yield "server"
    if packet.direction == "host":
        yield "host"


def _index() -> dict[tuple[int, Sender], Packet]:
    index: dict[tuple[int, Sender], Packet] = {}
    for packet in PACKETS:
        for sender in _senders(packet):
            if (packet.number, sender) in index:
                raise LocalProtocolError(
                    f"two definitions sent by the {sender}", reason="defined_twice", packet=packet.name, opcode=packet.number
                )
            index[packet.number, sender] = packet
    return index


BY_NUMBER = _index()
"""(number, sender) to definition."""

NUMBERS = {packet.name: packet.number for packet in PACKETS}
"""Name to number of the packets that are defined."""

_ONLY_SENDER: dict[int, Packet | None] = {}
for _packet in PACKETS:
    _ONLY_SENDER[_packet.number] = None if _packet.number in _ONLY_SENDER else _packet


def find(opcode: str | int, sender: Sender | None = None) -> Packet | None:
    """Return the definition of a name or number, or None.

    Without ``sender`` a packet that has one layout is found whoever sends it; of two layouts the client's is meant.
    """
    number = NUMBERS.get(opcode, -1) if isinstance(opcode, str) else opcode
    if sender is None:
        return _ONLY_SENDER.get(number) or BY_NUMBER.get((number, "client"))
    return BY_NUMBER.get((number, sender))


def definition(opcode: str | int, sender: Sender | None = None) -> Packet:
    """Return the definition of a name or number; raise LocalProtocolError where there is none."""
    packet = find(opcode, sender)
    if packet is None:
        number = opcode if isinstance(opcode, int) else -1
        raise LocalProtocolError(
            f"no packet {opcode!r} from {sender or 'anybody'} is defined: add it to a file of warhost/protocol/packets",
            reason="unknown_packet",
            packet=opcode if isinstance(opcode, str) else "",
            opcode=number,
        )
    return packet
