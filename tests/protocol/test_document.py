# SPDX-License-Identifier: GPL-2.0-or-later
"""The packet reference in docs/protocol is what the definitions say."""

from pathlib import Path

import pytest

from warhost.protocol.document import SYSTEMS, markdown, write
from warhost.protocol.registry import PACKETS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "protocol"
PAGES = markdown()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "run: python -m warhost.protocol.document docs/protocol"


def test_no_page_is_left_of_a_system_that_is_gone():
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


def test_every_packet_is_on_a_page():
    assert {packet.name for _, _, packets in SYSTEMS for packet in packets} == {packet.name for packet in PACKETS}


def test_pages_are_written_to_a_folder(tmp_path):
    write(tmp_path / "new")
    assert (tmp_path / "new" / "loot.md").read_text(encoding="utf-8") == PAGES["loot.md"]
