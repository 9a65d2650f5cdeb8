# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever fits a definition survives the way to bytes and back, and through a record."""

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.protocol.test_definitions import label, sender_of
from warhost.protocol.codec import decode_as, encode
from warhost.protocol.records import body_of, from_record, to_record
from warhost.protocol.registry import PACKETS
from warhost.protocol.samples import sample

BOTH_WAYS = [packet for packet in PACKETS if packet.fields]


class Drawn:
    """Makes a hypothesis draw the source of choices, so that failures shrink."""

    def __init__(self, draw):
        self.draw = draw

    def integer(self, low, high):
        return self.draw(st.integers(low, high))

    def real(self):
        return self.draw(st.floats(width=32, allow_nan=False, allow_infinity=False))

    def text(self, most):
        return self.draw(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=min(12, most // 4)))


@pytest.mark.parametrize("packet", BOTH_WAYS, ids=label)
@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_good_fields_survive(packet, data):
    fields = sample(packet, Drawn(data.draw))
    body = encode(packet.name, fields, sender=sender_of(packet))
    assert decode_as(packet, body) == fields
    if packet.direction != "server":
        record, blob = to_record(packet.name, fields, session=5)
        assert from_record(record, blob) == fields
        assert body_of(record[0], blob) == body


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_float_keeps_its_32_bits(value):
    body = encode("SMSG_BINDPOINTUPDATE", {"x": value, "y": 0.0, "z": 0.0, "map_id": 0, "area_id": 0})
    assert body[:4] == struct.pack("<f", value)
