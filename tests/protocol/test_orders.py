# SPDX-License-Identifier: GPL-2.0-or-later
"""The legal orders of packets are tables that hold together and that refuse what is out of order."""

import pytest

from warhost.protocol.orders import FAR_TELEPORT, IN_WORLD, LOOT, NEAR_TELEPORT, ORDERS, SESSION, OutOfOrderError
from warhost.protocol.registry import find


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_every_row_names_a_defined_packet_of_that_sender(order):
    for step in order.steps:
        assert find(step.packet, step.sender) is not None, step


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_every_state_can_be_reached(order):
    reached = {order.start}
    for _ in order.steps:
        reached |= {step.then for step in order.steps if step.state in reached}
    assert reached == order.states


def walk(order, *packets, state=None):
    state = state or order.start
    for sender, packet, fields in packets:
        state = order.after(state, sender, packet, fields)
    return state


def test_a_character_goes_into_the_world_and_back():
    into = (("client", "CMSG_CHAR_ENUM", {}), ("client", "CMSG_PLAYER_LOGIN", {}), ("server", "SMSG_LOGIN_VERIFY_WORLD", {}))
    assert walk(SESSION, *into) in IN_WORLD
    leave = (("client", "CMSG_LOGOUT_REQUEST", {}), ("server", "SMSG_LOGOUT_RESPONSE", {"result": 0, "instant": 0}))
    assert walk(SESSION, *into, *leave) == "leaving"
    assert walk(SESSION, *into, *leave, ("server", "SMSG_LOGOUT_COMPLETE", {})) == "at_characters"
    refused = (("client", "CMSG_LOGOUT_REQUEST", {}), ("server", "SMSG_LOGOUT_RESPONSE", {"result": 1, "instant": 0}))
    assert walk(SESSION, *into, *refused) == "in_world"


def test_nobody_logs_in_twice():
    with pytest.raises(OutOfOrderError, match="in the state in_world of session; it may come in at_characters") as caught:
        SESSION.after("in_world", "client", "CMSG_PLAYER_LOGIN", session=9)
    assert (caught.value.reason, caught.value.session, caught.value.opcode) == ("out_of_order", 9, 0x3D)


def test_loot_is_taken_only_while_it_is_open():
    with pytest.raises(OutOfOrderError):
        LOOT.after("closed", "client", "CMSG_LOOT_MONEY")
    opened = walk(LOOT, ("client", "CMSG_LOOT", {}), ("server", "SMSG_LOOT_RESPONSE", {"loot_kind": 1}))
    assert opened == "open"
    taken = walk(LOOT, ("client", "CMSG_AUTOSTORE_LOOT_ITEM", {}), ("client", "CMSG_LOOT_RELEASE", {}), state=opened)
    assert walk(LOOT, ("server", "SMSG_LOOT_RELEASE_RESPONSE", {}), state=taken) == "closed"
    assert walk(LOOT, ("client", "CMSG_LOOT", {}), ("server", "SMSG_LOOT_RESPONSE", {"loot_kind": 0, "error": 4})) == "closed"


def test_a_teleport_is_acknowledged_once():
    assert walk(NEAR_TELEPORT, ("server", "MSG_MOVE_TELEPORT_ACK", {}), ("client", "MSG_MOVE_TELEPORT_ACK", {})) == "settled"
    with pytest.raises(OutOfOrderError):
        NEAR_TELEPORT.after("settled", "client", "MSG_MOVE_TELEPORT_ACK")
    with pytest.raises(OutOfOrderError):
        FAR_TELEPORT.after("pending", "client", "MSG_MOVE_WORLDPORT_ACK")


def test_a_packet_that_a_table_does_not_name_leads_nowhere():
    assert LOOT.after("open", "client", "CMSG_CAST_SPELL") == "open"
