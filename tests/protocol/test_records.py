# SPDX-License-Identifier: GPL-2.0-or-later
"""Records hold what packets say, in 96 bytes."""

import numpy as np
import pytest

from warhost.protocol.codec import decode_as
from warhost.protocol.errors import LocalProtocolError
from warhost.protocol.opcode_numbers import CMSG_CAST_SPELL, CMSG_CHAR_CREATE, MSG_MOVE_HEARTBEAT
from warhost.protocol.records import BASE_DTYPE, HEADER, RECORD_SIZE, blank_records, body_of, from_record, record_dtype, to_record
from warhost.protocol.registry import PACKETS

INBOX = [packet for packet in PACKETS if packet.from_client or packet.direction == "host"]


@pytest.mark.parametrize("packet", INBOX, ids=lambda packet: packet.name)
def test_a_record_is_96_aligned_bytes_with_the_header_first(packet):
    dtype = record_dtype(packet.number)
    assert dtype.itemsize == RECORD_SIZE
    assert dtype.isalignedstruct
    assert dtype.names[:4] == tuple(name for name, _ in HEADER)
    for name in dtype.names:
        assert dtype.fields[name][1] % dtype.fields[name][0].itemsize == 0


@pytest.mark.parametrize("packet", INBOX, ids=lambda packet: packet.name)
def test_an_example_survives_the_way_through_a_record(packet):
    record, blob = to_record(packet.name, packet.example_fields, session=41)
    assert record["session"][0] == 41
    assert record["opcode"][0] == packet.number
    assert from_record(record, blob) == dict(packet.example_fields)
    assert body_of(record.view(BASE_DTYPE)[0], blob) == packet.example


def test_a_text_travels_in_the_blob_and_the_numbers_in_columns_as_well():
    packet = next(packet for packet in PACKETS if packet.number == CMSG_CHAR_CREATE)
    record, blob = to_record("CMSG_CHAR_CREATE", packet.example_fields, session=3)
    assert blob == packet.example
    assert (record["blob_at"][0], record["blob_len"][0]) == (0, len(blob))
    assert (record["race"][0], record["class_id"][0], record["facial_hair"][0]) == (1, 8, 5)


def test_a_blob_may_lie_anywhere_in_the_batch():
    packet = next(packet for packet in PACKETS if packet.number == CMSG_CHAR_CREATE)
    record, blob = to_record("CMSG_CHAR_CREATE", packet.example_fields)
    record["blob_at"] = 5
    assert from_record(record[0], b"other" + blob + b"tail") == dict(packet.example_fields)


def test_absent_fields_are_zero_in_their_columns():
    record, blob = to_record("CMSG_CAST_SPELL", {"cast_count": 1, "spell_id": 133, "cast_flags": 0, "target_mask": 2, "target_guid": 9})
    assert blob == b""
    assert record["target_guid"][0] == 9
    assert record["dest_x"][0] == 0.0


def test_a_passenger_keeps_its_whole_body():
    body = bytes.fromhex(
        "0107 00020000 0000 01000000 0000c03f 00002040 00006040 0000003f 0109 0000803f 00000040 00004040 00000000 05000000 ff 00000000"
    )
    packet = next(packet for packet in PACKETS if packet.number == MSG_MOVE_HEARTBEAT)
    fields = decode_as(packet, body)
    assert fields["transport_seat"] == -1
    record, blob = to_record(MSG_MOVE_HEARTBEAT, fields)
    assert blob == body
    assert record["transport_guid"][0] == 9
    assert from_record(record, blob) == fields


def test_brains_fill_blank_records_by_the_column():
    records = blank_records(CMSG_CAST_SPELL, 3)
    records["spell_id"] = 133
    records["target_mask"] = 2
    records["target_guid"] = np.arange(3) + 1
    assert from_record(records[2]) == {"cast_count": 0, "spell_id": 133, "cast_flags": 0, "target_mask": 2, "target_guid": 3}
    assert from_record(records.view(BASE_DTYPE)[2]) == from_record(records[2])


def test_an_unknown_opcode_has_no_record():
    with pytest.raises(LocalProtocolError, match="add it to a file") as caught:
        record_dtype("CMSG_BOOTME")
    assert caught.value.reason == "unknown_packet"


def test_a_column_that_only_a_body_can_say_needs_the_body():
    records = blank_records("CMSG_CHAR_CREATE", 1)
    with pytest.raises(LocalProtocolError, match="no column"):
        from_record(records)


def test_a_packet_with_more_numbers_than_a_record_holds_says_what_to_do():
    with pytest.raises(LocalProtocolError, match="set in_record=False") as caught:
        record_dtype("SMSG_SPELL_GO")
    assert caught.value.reason == "too_long"
