# SPDX-License-Identifier: GPL-2.0-or-later
"""The suite catches bugs: each one here is planted in a copy of the sources, and the tests of its system must fail there."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.proofs.runs import ROOT, python

TESTS_FAILED = 1


@dataclass(frozen=True, slots=True)
class Bug:
    """Is one wrong line: the file below ``realm/handlers``, the line, what stands there instead, and who should notice."""

    name: str
    file: str
    line: str
    instead: str
    tests: str


GOLD_IS_LOST = Bug("gold is lost in loot", "loot/taking.py", "player.copper += c.loot_copper", "player.copper += 0", "loot")
GCD_IS_SKIPPED = Bug(
    "the global cooldown is skipped",
    "spell_casting/checking/cooldowns.py",
    "st.units[row].gcd_ends_ms = at_ms + gcd_ms",
    "st.units[row].gcd_ends_ms = at_ms",
    "spell_casting/test_queue.py",
)
OTHERS = (
    Bug("an item is given twice", "loot/taking.py", "thing.taken = 1", "thing.taken = 0", "loot"),
    Bug("a stack holds too many", "loot/bags.py", "moved = min(count, stack - st.items[row].count)", "moved = count", "loot"),
    Bug(
        "a corpse is open to all",
        "loot/opening.py",
        "if st.creatures[st.units[corpse].creature].tapper != u.player:",
        "if st.creatures[st.units[corpse].creature].tapper == -2:",
        "loot",
    ),
    Bug(
        "cooldowns are ignored",
        "spell_casting/checking/checks.py",
        "latest = max(cooldown_until(st, ct, row, spell_row), locked_until(st, ct, row, spell_row))",
        "latest = locked_until(st, ct, row, spell_row)",
        "spell_casting/test_cooldowns.py",
    ),
    Bug(
        "players run as fast as they say",
        "movement/moves.py",
        "if begin + cost_ms(u, flags, distance, tolerance) > at_ms + LEAD_MS or",
        "if",
        "movement",
    ),
    Bug("a hater is counted twice", "combat/threat.py", "v.hated_by += 1", "v.hated_by += 2", "combat/test_threat.py"),
    Bug(
        "a corpse decays by a stale timer",
        "creatures/corpses.py",
        "u.in_world == 0 or st.creatures[u.creature].decay_due_ms != due_ms",
        "u.in_world == 0",
        "creatures/test_minds.py",
    ),
)


def planted(bug: Bug, folder: Path) -> Path:
    """Return a copy of the sources with the bug in it."""
    copy = folder / "src"
    shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    path = copy / "warhost" / "realm" / "handlers" / bug.file
    text = path.read_text()
    assert text.count(bug.line) == 1, f"{bug.file} has {text.count(bug.line)} places that read {bug.line!r}"
    path.write_text(text.replace(bug.line, bug.instead))
    return copy


def the_suite_catches(bug: Bug, folder: Path) -> None:
    """Run the part of the suite that the bug is about, on the copy: tests must fail, and only because of what they hold."""
    copy = planted(bug, folder)
    command = ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-o", f"pythonpath={copy} {ROOT}", "-m", "not shows and not compiled"]
    done = python([*command, f"tests/realm/{bug.tests}"], {"PYTHONPATH": str(copy), "WARHOST_COMPILE": "0"})
    closing = done.stdout.splitlines()[-1]
    assert done.returncode == TESTS_FAILED, f"{bug.name}: nobody noticed: {closing}"
    assert re.search(r"\b1 failed\b", closing), done.stdout[-3000:]
    assert str(copy) in done.stdout or "AssertionError" in done.stdout or "assert" in done.stdout, done.stdout[-3000:]


@pytest.mark.parametrize("bug", [GOLD_IS_LOST, GCD_IS_SKIPPED], ids=lambda bug: bug.name)
def test_a_planted_bug_is_caught(bug: Bug, tmp_path: Path) -> None:
    the_suite_catches(bug, tmp_path)


@pytest.mark.shows
@pytest.mark.parametrize("bug", OTHERS, ids=lambda bug: bug.name)
def test_every_planted_bug_is_caught(bug: Bug, tmp_path: Path) -> None:
    the_suite_catches(bug, tmp_path)
