# SPDX-License-Identifier: GPL-2.0-or-later
"""Opcode numbers, GUIDs, update fields and reasons are those of build 12340."""

import pytest

from warhost.protocol import opcode_numbers, reasons
from warhost.protocol.errors import LocalProtocolError, ShortBodyError
from warhost.protocol.guid import HighGuid, make_guid, pack_guid, parse_guid, unpack_guid
from warhost.protocol.opcodes import OPCODES, name_of
from warhost.protocol.packets.monster_move import pack_offset, unpack_offset
from warhost.protocol.update_fields import GROUPS, INDEX, PLAYER_END, UPDATE_FIELDS, as_float, fields_of, from_float


def test_all_opcodes_of_the_build_have_a_name_and_a_number():
    assert len(OPCODES) == 1311
    assert len(set(OPCODES.values())) == 1311
    assert (OPCODES["CMSG_CAST_SPELL"], OPCODES["CMSG_AUTOSTORE_LOOT_ITEM"], name_of(0x0B5)) == (0x12E, 0x108, "MSG_MOVE_START_FORWARD")
    assert name_of(0x10000) == ""


def test_opcodes_are_plain_ints_for_kernels():
    assert type(opcode_numbers.CMSG_CAST_SPELL) is int
    assert opcode_numbers.HOST_BOT_SPAWN == 0x10000
    with pytest.raises(AttributeError, match="CMSG_NONSENSE is no opcode"):
        opcode_numbers.__getattr__("CMSG_NONSENSE")


def test_a_guid_is_made_and_taken_apart():
    guid = make_guid(HighGuid.UNIT, 0x567, 0x1234)
    assert guid == 0xF130001234000567
    assert parse_guid(guid) == (HighGuid.UNIT, 0x1234, 0x567)
    assert parse_guid(make_guid(HighGuid.ITEM, 0xFFFFFFFF)) == (HighGuid.ITEM, 0, 0xFFFFFFFF)
    assert make_guid(HighGuid.PLAYER, 7) == 7
    for parts in ((HighGuid.UNIT, 1 << 24, 1), (HighGuid.UNIT, 1, 1 << 24), (HighGuid.PLAYER, 1, 5), (HighGuid.PLAYER, -1)):
        with pytest.raises(LocalProtocolError):
            make_guid(*parts)


def test_a_guid_is_packed_without_its_zeros():
    assert pack_guid(0xF130001234000567).hex() == "db" + "6705341230f1"
    assert unpack_guid(b"xx" + pack_guid(0xF130001234000567), 2) == (0xF130001234000567, 9)
    assert pack_guid(0) == b"\0"
    with pytest.raises(ShortBodyError):
        unpack_guid(b"\x03\x01")
    with pytest.raises(LocalProtocolError):
        pack_guid(1 << 64)


def test_the_update_fields_lie_end_to_end():
    for groups in GROUPS.values():
        at = 0
        for field in (field for field in UPDATE_FIELDS if field.group in groups):
            assert field.first == at, field
            at += field.words
    assert at == 36
    assert sum(field.words for field in fields_of("player")) == PLAYER_END == 1326
    assert (INDEX["UNIT_FIELD_HEALTH"], INDEX["UNIT_FIELD_LEVEL"], INDEX["PLAYER_XP"], INDEX["PLAYER_FIELD_COINAGE"]) == (24, 54, 634, 1170)
    assert as_float(from_float(1.5)) == 1.5


def test_reasons_have_the_numbers_that_clients_know():
    assert reasons.SpellCastResult.SPELL_FAILED_OUT_OF_RANGE == 97
    assert reasons.SpellCastResult.SPELL_FAILED_NOT_READY == 67
    assert reasons.SpellCastResult.SPELL_FAILED_LINE_OF_SIGHT == 47
    assert reasons.InventoryResult.EQUIP_ERR_INVENTORY_FULL == 50
    assert reasons.LootError.LOOT_ERROR_TOO_FAR == 4
    assert reasons.ResponseCode.CHAR_CREATE_NAME_IN_USE == 50
    assert reasons.LogoutResult.LOGOUT_FAILED_IN_COMBAT == 1
    assert reasons.SpellMiss.SPELL_MISS_REFLECT == 11


@pytest.mark.parametrize("point", [(0.0, 0.0, 0.0), (0.25, -0.25, 127.75), (-255.75, 255.75, -128.0)])
def test_an_offset_of_a_path_is_packed_to_quarter_yards(point):
    assert unpack_offset(pack_offset(*point)) == point
