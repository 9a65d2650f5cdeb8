# SPDX-License-Identifier: GPL-2.0-or-later
"""The definitions stand beside a second, independent one, and every difference is known."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from warhost.protocol import crosscheck
from warhost.protocol.field_types import F32
from warhost.protocol.packet import Field
from warhost.protocol.registry import PACKETS


@pytest.fixture(scope="module")
def verdicts():
    if not crosscheck.available():
        pytest.skip("wow-world-messages is not installed: it comes with the development group")
    return crosscheck.verdicts()


def test_what_differs_is_exactly_what_is_listed_with_the_emulators_code(verdicts):
    differing = {key.partition("/")[0] for key, verdict in verdicts.items() if verdict == "differs"}
    assert differing == set(crosscheck.DIFFERENCES)
    for packet, why in crosscheck.DIFFERENCES.items():
        assert re.search(r"(AzerothCore|TrinityCore)", why), packet


def test_a_packet_without_a_second_witness_is_one_the_package_does_not_know(verdicts):
    assert {key for key, verdict in verdicts.items() if verdict == "unread"} == set()
    absent = {key.partition("/")[0] for key, verdict in verdicts.items() if verdict == "absent"}
    speeds = {"WALK_SPEED", "RUN_SPEED", "RUN_BACK_SPEED", "SWIM_SPEED", "SWIM_BACK_SPEED", "TURN_RATE"}
    assert absent == {"SMSG_HEALTH_UPDATE", "CMSG_FORCE_PITCH_RATE_CHANGE_ACK", *(f"MSG_MOVE_SET_{speed}" for speed in speeds)}


def test_a_definition_that_is_wrong_is_seen():
    if not crosscheck.available():
        pytest.skip("wow-world-messages is not installed: it comes with the development group")
    right = next(packet for packet in PACKETS if packet.name == "SMSG_CORPSE_RECLAIM_DELAY")
    assert crosscheck.compare(right) == "agrees"
    wrong = replace(right, fields=(Field("delay_ms", F32),), example_fields={"delay_ms": 2.5})
    assert crosscheck.compare(wrong) == "differs"


def test_the_command_prints_the_counts():
    printed = subprocess.run([sys.executable, "-m", "warhost.protocol"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert re.match(r"\d+ of 1311 packets defined, \d+ cross-checked", printed)
