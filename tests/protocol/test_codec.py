# SPDX-License-Identifier: GPL-2.0-or-later
"""The decoder refuses by name what the protocol does not allow; the encoder says what is wrong with what it was given."""

import math
import zlib

import pytest

from warhost.errors import WarhostError
from warhost.protocol.codec import MOST_CLIENT_BODY, decode, decode_as, encode, encode_as
from warhost.protocol.composite import list_of
from warhost.protocol.conditions import is_one_of
from warhost.protocol.errors import (
    BadDeflateError,
    BadStringError,
    BadValueError,
    LocalProtocolError,
    RemoteProtocolError,
    ShortBodyError,
    TooLongError,
    TrailingBytesError,
    UnknownPacketError,
)
from warhost.protocol.field_types import U8, U32
from warhost.protocol.packet import Field, Packet
from warhost.protocol.registry import definition

GOOD_CAST = {"cast_count": 0, "spell_id": 133, "cast_flags": 0, "target_mask": 0}
HEARTBEAT = bytes.fromhex("0107 00000000 0000 3b579f00 0000c03f 00002040 00006040 0000003f 00000000")
CREATE = {"race": 1, "class_id": 8, "gender": 0, "skin": 0, "face": 0, "hair_style": 0, "hair_color": 0, "facial_hair": 0, "outfit_id": 0}


def test_an_error_of_the_peer_carries_opcode_size_session_and_reason():
    with pytest.raises(ShortBodyError, match=r"CMSG_ATTACKSWING \(0x141\), 3 bytes, session 12: 8 bytes wanted at offset 0") as caught:
        decode("CMSG_ATTACKSWING", b"abc", session=12)
    error = caught.value
    assert isinstance(error, RemoteProtocolError)
    assert isinstance(error, WarhostError)
    assert (error.reason, error.packet, error.opcode, error.size, error.session) == ("short_body", "CMSG_ATTACKSWING", 0x141, 3, 12)


@pytest.mark.parametrize(
    ("packet", "body", "kind"),
    [
        ("CMSG_ATTACKSWING", b"\0" * 7, ShortBodyError),
        ("CMSG_ATTACKSWING", b"\0" * 9, TrailingBytesError),
        ("CMSG_ATTACKSTOP", b"\0", TrailingBytesError),
        ("CMSG_SETSHEATHED", bytes.fromhex("03000000"), BadValueError),
        ("CMSG_STANDSTATECHANGE", bytes.fromhex("ff000000"), BadValueError),
        ("CMSG_CHAR_CREATE", b"Bob\0\x01\x08\x07" + bytes(6), BadValueError),
        ("CMSG_CHAR_CREATE", b"Bob", BadStringError),
        ("CMSG_CHAR_CREATE", b"\xff\xfe\0" + bytes(9), BadStringError),
        ("CMSG_CHAR_CREATE", b"x" * 49 + b"\0" + bytes(9), TooLongError),
        ("CMSG_CHAR_CREATE", b"x" * (MOST_CLIENT_BODY + 1), TooLongError),
        ("MSG_MOVE_HEARTBEAT", HEARTBEAT[:12] + bytes.fromhex("0000c07f") + HEARTBEAT[16:], BadValueError),
        ("MSG_MOVE_HEARTBEAT", HEARTBEAT[:12] + bytes.fromhex("0000807f") + HEARTBEAT[16:], BadValueError),
        ("MSG_MOVE_HEARTBEAT", b"\xff\x01", ShortBodyError),
        ("SMSG_THREAT_UPDATE", bytes.fromhex("0109 ffffffff"), TooLongError),
        ("SMSG_THREAT_UPDATE", bytes.fromhex("0109 10000000 0107 01000000"), ShortBodyError),
        (
            "SMSG_MONSTER_MOVE",
            bytes.fromhex("0109 00 0000c03f 00002040 00006040 05000000 00 00000000 e8030000 00000000") + bytes(12),
            BadValueError,
        ),
        ("SMSG_TRANSFER_PENDING", bytes(20), TooLongError),
        ("SMSG_COMPRESSED_UPDATE_OBJECT", bytes.fromhex("10000000 00112233"), BadDeflateError),
        ("SMSG_COMPRESSED_UPDATE_OBJECT", bytes.fromhex("ffffffff 00"), TooLongError),
        ("SMSG_COMPRESSED_UPDATE_OBJECT", (4).to_bytes(4, "little") + zlib.compress(b"\0" * 999), BadDeflateError),
        ("SMSG_COMPRESSED_UPDATE_OBJECT", (5).to_bytes(4, "little") + zlib.compress(b"\0" * 5), TrailingBytesError),
    ],
)
def test_a_bad_body_is_refused_by_name(packet, body, kind):
    with pytest.raises(kind):
        decode(packet, body)


def test_an_unknown_opcode_is_refused_by_name():
    with pytest.raises(UnknownPacketError) as caught:
        decode(0x1F4, b"", sender="client", session=3)
    assert (caught.value.reason, caught.value.opcode, caught.value.session) == ("unknown_packet", 0x1F4, 3)


def test_a_client_may_not_send_what_only_the_server_or_the_host_sends():
    for name in ("SMSG_ATTACKSTART", "HOST_PAUSE"):
        number = definition(name).number
        with pytest.raises(UnknownPacketError):
            decode(number, b"\x01", sender="client")


def test_one_name_has_a_layout_for_each_sender():
    assert decode("MSG_CORPSE_QUERY", b"", sender="client") == {}
    assert decode("MSG_CORPSE_QUERY", b"\0", sender="server") == {"found": 0}
    assert decode("MSG_CORPSE_QUERY", b"") == {}


@pytest.mark.parametrize(
    ("packet", "fields", "reason"),
    [
        ("CMSG_ATTACKSWING", {}, "missing_field"),
        ("CMSG_ATTACKSWING", {"guid": 1, "gid": 2}, "unexpected_field"),
        ("CMSG_ATTACKSWING", {"guid": -1}, "bad_value"),
        ("CMSG_ATTACKSWING", {"guid": 2**64}, "bad_value"),
        ("CMSG_ATTACKSWING", {"guid": "7"}, "bad_value"),
        ("CMSG_ATTACKSWING", {"guid": 1.5}, "bad_value"),
        ("CMSG_SETSHEATHED", {"sheath_state": 3}, "bad_value"),
        ("CMSG_CAST_SPELL", {**GOOD_CAST, "target_guid": 7}, "unexpected_field"),
        ("CMSG_CAST_SPELL", {**GOOD_CAST, "target_mask": 2}, "missing_field"),
        ("CMSG_CAST_SPELL", {**GOOD_CAST, "target_mask": 2, "target_guid": 2**64}, "bad_value"),
        ("CMSG_CHAR_CREATE", {"name": "a\0b", **CREATE}, "bad_string"),
        ("CMSG_CHAR_CREATE", {"name": "x" * 49, **CREATE}, "too_long"),
        ("CMSG_CHAR_CREATE", {"name": 5, **CREATE}, "bad_string"),
        ("SMSG_BINDPOINTUPDATE", {"x": math.nan, "y": 0.0, "z": 0.0, "map_id": 0, "area_id": 0}, "bad_value"),
        ("SMSG_BINDPOINTUPDATE", {"x": 1e39, "y": 0.0, "z": 0.0, "map_id": 0, "area_id": 0}, "bad_value"),
        ("SMSG_THREAT_UPDATE", {"guid": 1, "threats": 5}, "bad_value"),
        ("SMSG_THREAT_UPDATE", {"guid": 1, "threats": [5]}, "bad_value"),
        ("SMSG_LEVELUP_INFO", {"level": 1, "health": 1, "powers": [1], "stats": [0] * 5}, "bad_value"),
        ("SMSG_UPDATE_OBJECT", {"blocks": [{"kind": 0, "guid": 1, "values": {-1: 2}}]}, "bad_value"),
        ("SMSG_UPDATE_OBJECT", {"blocks": [{"kind": 0, "guid": 1, "values": {9000: 2}}]}, "too_long"),
        ("SMSG_UPDATE_OBJECT", {"blocks": [{"kind": 0, "guid": 1, "values": [2]}]}, "bad_value"),
        ("SMSG_COMPRESSED_UPDATE_OBJECT", {"update": []}, "bad_value"),
        ("CMSG_BOOTME", {}, "unknown_packet"),
    ],
)
def test_what_we_encode_wrongly_is_our_error(packet, fields, reason):
    with pytest.raises(LocalProtocolError) as caught:
        encode(packet, fields, session=4)
    assert caught.value.reason == reason


def test_a_body_that_a_header_cannot_say_is_not_made():
    fields = (Field("numbers", list_of(U32, None)),)
    numbers = {"numbers": [0] * 3000}
    with pytest.raises(LocalProtocolError) as caught:
        encode_as(Packet("CMSG_BOOTME", "client", fields), numbers)
    assert (caught.value.reason, caught.value.size) == ("too_long", 12_000)
    assert len(encode_as(Packet("CMSG_BOOTME", "server", fields), numbers)) == 12_000


def test_a_count_that_leaves_less_than_nothing_is_refused():
    packet = Packet("CMSG_BOOTME", "client", (Field("count", U8), Field("others", list_of(U8, "count", more=1))))
    assert decode_as(packet, b"\x02\x07") == {"count": 2, "others": [7]}
    with pytest.raises(BadValueError):
        decode_as(packet, b"\0")


def test_a_definition_is_refused_that_no_build_knows_or_that_never_ends():
    with pytest.raises(LocalProtocolError, match="no opcode of build 12340"):
        Packet("CMSG_NONSENSE", "client")
    with pytest.raises(ValueError, match="at least one byte"):
        list_of((Field("maybe", U8, is_one_of("other", 1)),), None)


def test_a_cast_at_a_place_names_the_transport_first():
    body = encode(
        "CMSG_CAST_SPELL", {**GOOD_CAST, "target_mask": 0x40, "dest_transport_guid": 0, "dest_x": 1.5, "dest_y": 2.5, "dest_z": 3.5}
    )
    assert body.hex() == "0085000000004000000000" + "0000c03f0000204000006040"


def test_movement_within_a_cast_is_decoded():
    flight = bytes.fromhex("00 0a000000 02 00000000 0000003f 00002041 01 ee000000") + HEARTBEAT
    fields = decode("CMSG_CAST_SPELL", flight)
    assert (fields["elevation"], fields["speed"], fields["movement_opcode"], fields["movement_guid"]) == (0.5, 10.0, 0xEE, 7)
    assert fields["movement_x"] == 1.5
    assert encode("CMSG_CAST_SPELL", fields) == flight
