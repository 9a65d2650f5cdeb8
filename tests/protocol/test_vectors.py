# SPDX-License-Identifier: GPL-2.0-or-later
"""Bodies that others made, taken from the data folder, decode to what they are said to hold."""

import json

import pytest

from warhost.protocol.codec import decode, encode
from warhost.protocol.opcodes import OPCODES
from warhost.protocol.registry import find

CLIENT_FIELDS = {
    "CastSpell(133,0)": {"cast_count": 0, "spell_id": 133, "cast_flags": 0, "target_mask": 0},
    "CastSpellAtPosition(10,1.5,2.5,3.5)": {"spell_id": 10, "target_mask": 0x40, "dest_x": 1.5, "dest_y": 2.5, "dest_z": 3.5},
    "AttackStop()": {},
    "SendHeartbeatAt(1.5,2.5,3.5,0.5)": {"guid": 7, "flags": 0, "x": 1.5, "y": 2.5, "z": 3.5, "orientation": 0.5, "fall_time_ms": 0},
    "MoveStopAt(1.5,2.5,3.5,0.5)": {"guid": 7, "flags": 0, "x": 1.5, "y": 2.5, "z": 3.5, "orientation": 0.5},
    "Loot(T)": {"guid": 0xF130001234000567},
    "LootMoney()": {},
    "CancelAura(133)": {"spell_id": 133},
    "PetAttackCommand(8,T)": {"guid": 8, "action": 0x07000002, "target_guid": 0xF130001234000567},
    "RepopRequest()": {"check_instance": 0},
}
"""What a client's call must leave in the fields of the packets that are defined."""


def test_the_opcode_table_is_the_one_of_the_data_folder(shared_data):
    assert dict(OPCODES) == json.loads((shared_data / "wire/opcodes_335a.json").read_text())


def test_bodies_of_another_client_decode_to_what_it_was_told_to_send(shared_data):
    seen = set()
    for vector in json.loads((shared_data / "wire/vectors_client_bodies.json").read_text()):
        if find(vector["name"], "client") is None:
            continue
        seen.add(vector["call"])
        body = bytes.fromhex(vector["body"])
        fields = decode(vector["name"], body, sender="client")
        expected = CLIENT_FIELDS[vector["call"]]
        assert {name: fields[name] for name in expected} == expected
        assert encode(vector["name"], fields, sender="client") == body
    assert seen == set(CLIENT_FIELDS)


def _leaves(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, (int, float)):
        yield value


def _wow_vectors(shared_data):
    for vector in json.loads((shared_data / "wire/vectors_wow_messages.json").read_text()):
        if vector["kind"] == "world" and vector["wrath_335"] and find(vector["name"], vector["direction"]) is not None:
            yield vector


def test_bodies_of_wow_messages_decode_and_encode_back(shared_data):
    seen = []
    for vector in _wow_vectors(shared_data):
        body = bytes.fromhex(vector["body"])
        fields = decode(vector["opcode"], body, sender=vector["direction"])
        assert encode(vector["opcode"], fields, sender=vector["direction"]) == body
        seen.append(vector["name"])
    assert len(seen) >= 10, seen


@pytest.mark.parametrize("name", ["CMSG_ATTACKSWING", "CMSG_CHAR_DELETE", "CMSG_PLAYER_LOGIN"])
def test_numbers_of_wow_messages_are_found(shared_data, name):
    vectors = [vector for vector in _wow_vectors(shared_data) if vector["name"] == name]
    assert vectors
    for vector in vectors:
        fields = decode(name, bytes.fromhex(vector["body"]), sender=vector["direction"])
        assert set(_leaves(vector["fields"])) == set(_leaves(fields))


def test_a_created_player_is_taken_apart(shared_data):
    vector = next(vector for vector in _wow_vectors(shared_data) if vector["name"] == "SMSG_UPDATE_OBJECT")
    (block,) = decode("SMSG_UPDATE_OBJECT", bytes.fromhex(vector["body"]))["blocks"]
    assert (block["kind"], block["guid"], block["object_kind"], block["update_flags"]) == (3, 8, 4, 0x21)
    assert (block["walk_speed"], block["fall_time_ms"]) == (1.0, 0)
    assert block["values"][0] == 8
