# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever bytes come, the decoder gives a named refusal or a good packet, and nothing else."""

import random
from collections import Counter

import pytest

from warhost.protocol.codec import decode_as, encode_as
from warhost.protocol.errors import RemoteProtocolError
from warhost.protocol.records import from_record, to_record
from warhost.protocol.registry import PACKETS
from warhost.protocol.samples import RandomSource, sample

POOL = 24
"""Good bodies a packet, to mutate."""


def pool(rng):
    source = RandomSource(rng)
    bodies = []
    for packet in PACKETS:
        for _ in range(POOL if packet.fields else 1):
            bodies.append((packet, encode_as(packet, sample(packet, source))))
    return bodies


def mutate(body, rng):
    body = bytearray(body)
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(body))
        way = rng.randint(0, 5)
        if way == 0 and at < len(body):
            body[at] ^= 1 << rng.randint(0, 7)
        elif way == 1:
            del body[at:]
        elif way == 2:
            body[at:at] = rng.randbytes(rng.randint(1, 9))
        elif way == 3 and at < len(body):
            body[at] = rng.choice((0, 1, 0x7F, 0x80, 0xFF))
        elif way == 4:
            del body[at : at + rng.randint(1, 4)]
        else:
            body[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\0\0\x80\x7f", b"\0\0\xc0\x7f", b"\x01\0\0\0"))
    return bytes(body)


def attempt(packet, body, session):
    try:
        return decode_as(packet, body, session), None
    except RemoteProtocolError as refusal:  # anything else is a bug, and fails the test
        return None, refusal


def fuzz(count, seed):
    """Decode so many inputs, a good half of them mutated from good bodies; return how many came to what."""
    rng = random.Random(seed)
    bodies = pool(rng)
    outcomes = Counter()
    for number in range(count):
        packet, good = bodies[rng.randrange(len(bodies))]
        way = rng.random()
        body = mutate(good, rng) if way < 0.6 else rng.randbytes(rng.randint(0, len(good) + 8)) if way < 0.9 else good
        outcomes["mutated" if way < 0.6 else "random" if way < 0.9 else "good"] += 1
        fields, refusal = attempt(packet, body, number)
        if refusal is None:
            outcomes["decoded"] += 1
            if number % 8 == 0:
                assert decode_as(packet, encode_as(packet, fields)) == fields
                if packet.direction != "server":
                    assert from_record(*to_record(packet.name, fields, session=number)) == fields
        else:
            assert way < 0.9, "a good body was refused"
            assert (refusal.opcode, refusal.size, refusal.session) == (packet.number, len(body), number)
            outcomes[refusal.reason] += 1
    return outcomes


def assert_wide(outcomes, count):
    assert outcomes["mutated"] > count / 3
    for reason in ("short_body", "trailing_bytes", "bad_value", "bad_string", "too_long", "bad_deflate", "decoded"):
        assert outcomes[reason] > 0, outcomes


def test_twenty_thousand_inputs_come_to_a_refusal_or_a_good_packet():
    assert_wide(fuzz(20_000, 335), 20_000)


@pytest.mark.shows
def test_a_million_inputs_come_to_a_refusal_or_a_good_packet():
    outcomes = fuzz(1_000_000, 12340)
    assert_wide(outcomes, 1_000_000)
    print(dict(outcomes))
