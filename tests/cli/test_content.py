# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost content`` imports, shows and checks packs."""

import json
from pathlib import Path

from typer.testing import CliRunner

from tests.sources.mangos.tiny import dump
from warhost.cli.content import app

RUN = CliRunner()


def _source(tmp_path: Path) -> Path:
    return dump(tmp_path / "tiny.sql", {"creature_template": [{}], "creature": [{}, {"guid": 11, "id": 9}], "reputation_reward_rate": [{}]})


def test_import_prints_what_was_taken_rejected_and_not_used(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["import", str(_source(tmp_path)), "--out", str(tmp_path / "tiny.pack")])
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert "creature 2 rows 1 taken 1 rejected" in lines
    assert any(line.startswith("1 its creature is not in creature_template (line ") for line in lines)
    assert "reputation comes later: reputation_reward_rate 1" in lines
    assert "4 rows = 2 taken + 1 rejected + 1 not used" in lines
    checked = RUN.invoke(app, ["check", str(tmp_path / "tiny.pack")])
    assert checked.output.startswith("tiny is good: ")


def test_import_as_json_gives_one_object(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["import", str(_source(tmp_path)), "--out", str(tmp_path / "tiny.pack"), "--name", "mine", "--json"])
    told = json.loads(result.stdout.splitlines()[-1])
    assert told["totals"] == {"rows": 4, "taken": 2, "rejected": 1, "not_used": 1}
    assert told["pack"]["name"] == "mine"


def test_import_of_an_address_with_a_password_is_refused_without_saying_it(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["import", "mysql://me:sesame@localhost/world", "--out", str(tmp_path / "x.pack")])
    assert result.exit_code != 0
    assert "WARHOST_MYSQL_PASSWORD" in str(result.exception)
    assert "sesame" not in result.output + str(result.exception)


def test_show_names_the_pack_its_sources_and_zones() -> None:
    result = RUN.invoke(app, ["show", "embers", "--bots", "100"])
    assert result.exit_code == 0, result.output
    assert "embers: Embers: two lands, levels 1 to 80" in result.output
    assert "Kindling Vale" in result.output
    assert json.loads(RUN.invoke(app, ["show", "embers", "--json"]).stdout)["counts"]["zones"] == 32


def test_a_pack_that_does_not_exist_is_an_error() -> None:
    result = RUN.invoke(app, ["check", "nowhere"])
    assert result.exit_code != 0
    assert "no content pack 'nowhere'" in str(result.exception)
