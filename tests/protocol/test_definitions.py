# SPDX-License-Identifier: GPL-2.0-or-later
"""Every definition says what it claims: its example decodes to its fields, its fields encode to its example."""

import pytest

from warhost.protocol.codec import decode_as, encode
from warhost.protocol.composite import Deflated
from warhost.protocol.opcodes import FIRST_HOST_OPCODE, OPCODES
from warhost.protocol.packet import Packet
from warhost.protocol.registry import PACKETS, Sender


def sender_of(packet: Packet) -> Sender:
    return "host" if packet.direction == "host" else "client" if packet.from_client else "server"


def label(packet: Packet) -> str:
    return f"{packet.name}-{packet.direction}"


@pytest.mark.parametrize("packet", PACKETS, ids=label)
def test_the_example_decodes_to_the_example_fields(packet):
    assert decode_as(packet, packet.example) == dict(packet.example_fields)


@pytest.mark.parametrize("packet", PACKETS, ids=label)
def test_the_example_fields_encode_to_the_example(packet):
    body = encode(packet.name, packet.example_fields, sender=sender_of(packet))
    if any(isinstance(field.kind, Deflated) for field in packet.fields):  # another zlib may deflate to other bytes
        assert decode_as(packet, body) == dict(packet.example_fields)
    else:
        assert body.hex() == packet.example.hex()


@pytest.mark.parametrize("packet", PACKETS, ids=label)
def test_a_definition_names_its_source(packet):
    assert packet.source.startswith(("AzerothCore src/", "TrinityCore src/", "ours"))


def test_only_the_host_has_numbers_of_its_own():
    for packet in PACKETS:
        if packet.direction == "host":
            assert packet.number >= FIRST_HOST_OPCODE
            assert packet.name.startswith("HOST_")
        else:
            assert OPCODES[packet.name] == packet.number


def test_field_names_are_unique_within_a_packet():
    for packet in PACKETS:
        names = [field.name for field in packet.fields]
        assert len(set(names)) == len(names), packet.name
