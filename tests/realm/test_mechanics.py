# SPDX-License-Identifier: GPL-2.0-or-later
"""Every mechanic has an example that works and one that is refused or does not happen, and a row of the page that tells them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.realm.play import staged
from warhost.realm.examples import Example, systems
from warhost.realm.handlers.spell_casting.checking.refusals import NO_POWER
from warhost.realm.mechanics import CASTING, MECHANICS, Mechanic, gaps, happens, of, page, shown, write

PAGE = Path(__file__).resolve().parents[2] / "docs" / "systems" / "mechanics.md"
ASKED = Mechanic("Steam", CASTING, "It comes and goes.")
UNASKED = ASKED._replace(never_refused="nobody asks for it.")
LESS = {"units[me].hp": 4}
MORE = {"units[me].hp": 5}
WORKS = Example("CMSG_PING", "steam comes", before=LESS, after=MORE, mechanic="Steam")
REFUSED = Example("CMSG_PING", "steam is refused", reason=NO_POWER, before=LESS, after=LESS, mechanic="Steam")
QUIET = Example("CMSG_PING", "steam stays away", before=LESS, after={**LESS, "units[me].form": 1}, mechanic="Steam")


def test_no_mechanic_lacks_an_example() -> None:
    assert gaps(MECHANICS, shown()) == []


@pytest.mark.parametrize("mechanic", MECHANICS, ids=lambda mechanic: mechanic.name)
def test_a_mechanic_without_one_of_its_kinds_of_example_is_found(mechanic: Mechanic) -> None:
    its = of(mechanic, shown())
    working = [example for example in its if happens(example)]
    assert gaps((mechanic,), [example for example in its if example not in working]) == [f"{mechanic.name}: no example that it happens"]
    other = "that it does not happen" if mechanic.never_refused else "that is refused"
    assert gaps((mechanic,), working) == [f"{mechanic.name}: no example {other}"]


def test_the_page_tells_each_mechanic_with_its_examples(tmp_path: Path) -> None:
    write(tmp_path)
    assert PAGE.read_text(encoding="utf-8") == (tmp_path / "mechanics.md").read_text(encoding="utf-8"), (
        "run: python -m warhost.realm.mechanics docs/systems"
    )


@pytest.mark.parametrize("mechanic", MECHANICS, ids=lambda mechanic: mechanic.name)
def test_the_rules_of_a_mechanic_stand_where_its_row_points(mechanic: Mechanic) -> None:
    name, heading = mechanic.rules.split("#")
    lines = (PAGE.parent / name).read_text(encoding="utf-8").splitlines()
    assert heading in {line.lstrip("# ").lower().replace(" ", "-") for line in lines if line.startswith("#")}


@pytest.mark.parametrize(
    ("mechanic", "examples", "lacks"),
    [
        (ASKED, (WORKS, REFUSED), []),
        (ASKED, (WORKS, REFUSED, QUIET), []),
        (UNASKED, (WORKS, QUIET), []),
        (ASKED, (REFUSED,), ["Steam: no example that it happens"]),
        (ASKED, (QUIET, REFUSED), ["Steam: no example that it happens"]),
        (ASKED, (WORKS,), ["Steam: no example that is refused"]),
        (ASKED, (WORKS, QUIET), ["Steam: no example that is refused"]),
        (UNASKED, (WORKS,), ["Steam: no example that it does not happen"]),
        (UNASKED, (WORKS, QUIET, REFUSED), ["Steam: is never refused, and steam is refused is"]),
        (ASKED, (WORKS, REFUSED, replace(REFUSED, before={})), ["Steam: steam is refused lacks columns before and after"]),
        (ASKED, (WORKS, REFUSED, replace(WORKS, after={})), ["Steam: steam comes lacks columns before and after"]),
        (ASKED, (WORKS, REFUSED, replace(REFUSED, after=MORE)), ["Steam: steam is refused is refused and says that a column changes"]),
        (ASKED, (WORKS, REFUSED, replace(QUIET, mechanic="Stem")), ["steam stays away: no mechanic is called Stem"]),
    ],
)
def test_a_gap_is_told(mechanic: Mechanic, examples: tuple[Example, ...], lacks: list[str]) -> None:
    assert gaps((mechanic,), examples) == lacks


def test_a_row_tells_what_happens_and_what_does_not() -> None:
    row = list(page((UNASKED, ASKED), (WORKS, REFUSED, QUIET)))[-2]
    assert "steam comes: `units[me].hp` 4 → 5" in row
    assert "steam is refused: `SPELL_FAILED_NO_POWER`; `units[me].hp` stays 4" in row
    assert "*does not happen:* steam stays away: `units[me].hp` stays 4, `units[me].form` is 1" in row


def test_examples_of_one_opcode_have_names_of_their_own() -> None:
    named = [(example.opcode, example.name) for examples in systems().values() for example in examples if example.mechanic]
    assert len(named) == len(set(named))


def test_what_is_not_there_reads_as_nothing_and_cannot_be_set() -> None:
    stage = staged(next(example for example in shown() if example.name == "a healthstone without a soul shard"))
    assert stage.read("items[me:6265].count") is None
    assert stage.read("auras[me:1459].stacks") is None
    assert stage.read("summons[me:89].role") is None
    with pytest.raises(AssertionError, match="has no row of creatures"):
        stage.read("creatures[me].state")
