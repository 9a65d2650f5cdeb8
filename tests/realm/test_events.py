# SPDX-License-Identifier: GPL-2.0-or-later
"""Every event that the realm tells is described in a table of its system's page: whose it is, and what its four numbers mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from warhost.protocol.opcodes import OPCODES
from warhost.realm.events import tell
from warhost.realm.state import State, sizes_for

ROOT = Path(__file__).resolve().parents[2]
OPCODE = re.compile(r"\b[CMS]MSG_[A-Z0-9_]+\b|\bMSG_[A-Z0-9_]+\b")
TOLD = re.compile(r"\btell\(\s*(?:st|world\.state\.kernels\(\)),\s*([A-Z][A-Z0-9_]+)")


def described() -> set[str]:
    """Return the opcodes in the first column of tables of six columns or more on the systems' pages."""
    lines = [line for page in (ROOT / "docs" / "systems").glob("*.md") for line in page.read_text().splitlines()]
    first = [line.strip("|").split("|")[0] for line in lines if line.startswith("| ") and line.count("|") >= 7]
    return {name for cell in first for name in OPCODE.findall(cell)}


def told() -> dict[str, str]:
    """Return the opcodes that sources of the realm tell, with the file that does."""
    files = (ROOT / "src" / "warhost" / "realm").rglob("*.py")
    return {name: path.stem for path in sorted(files) for name in TOLD.findall(path.read_text())}


@pytest.mark.parametrize(("opcode", "file"), sorted(told().items()))
def test_an_event_is_described(opcode: str, file: str) -> None:
    assert opcode in OPCODES
    assert opcode in described(), f"{file}.py tells {opcode}: add its row to a table of events in docs/systems"


@pytest.mark.kernels
def test_an_event_too_many_is_counted_and_spoils_nothing() -> None:
    state = State(sizes_for(1, 1), 1, 8, 1)
    state.event_counts["count"] = len(state.events) - 1
    for k in range(3):
        tell(state.kernels(), 7, 1, -1, 50, k, 0, 0, 0)
    assert (int(state.event_counts["count"][0]), int(state.event_counts["lost"][0])) == (len(state.events), 2)
    assert state.events[-1]["a"] == 0
