# SPDX-License-Identifier: GPL-2.0-or-later
"""However a dump is damaged, an import ends with every row accounted for, or with an error of ours."""

import random
from pathlib import Path

import pytest

from tests.sources.mangos.tiny import dump
from warhost.errors import WarhostError
from warhost.sources.importer import import_world

PIECES = (
    "'",
    '"',
    "(",
    ")",
    ",",
    ";",
    "\n",
    "\\",
    "NULL",
    "--",
    "/*",
    "*/",
    "`",
    "0x",
    "-1",
    "1e400",
    "nan",
    " VALUES ",
    "INSERT INTO `creature`",
)


def _mutated(text: str, draw: random.Random) -> str:
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(text))
        match draw.randrange(4):
            case 0:
                text = text[:at] + draw.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + draw.randint(1, 40) :] or ";"
            case 2:
                text = text[:at] + chr(draw.randrange(32, 300)) + text[at + 1 :]
            case _:
                text = text[:at] or ";"
    return text


def _try(tmp_path: Path, count: int) -> None:
    rows = {"creature_template": [{}, {"Entry": 2}], "creature": [{}, {"guid": 11}], "item_template": [{}], "creature_loot_template": [{}]}
    path = dump(tmp_path / "whole.sql", rows | {"playercreateinfo": [{}], "reference_loot_template": [{"entry": 5}], "npc_vendor": [{}]})
    text = path.read_text(encoding="utf-8")
    draw = random.Random(20)
    for number in range(count):
        path.write_text(_mutated(text, draw), encoding="utf-8")
        try:
            _, report = import_world(path)
        except WarhostError:
            continue
        totals = report.totals()
        assert totals["rows"] == totals["taken"] + totals["rejected"] + totals["not_used"], number


def test_damaged_dumps_are_accounted_for_or_refused(tmp_path: Path) -> None:
    _try(tmp_path, 300)


@pytest.mark.shows
def test_many_damaged_dumps_are_accounted_for_or_refused(tmp_path: Path) -> None:
    _try(tmp_path, 20_000)
