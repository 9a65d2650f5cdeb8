# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost config`` says what is set, where it came from and which file is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warhost.cli.main import app
from warhost.config import Settings
from warhost.config.describe import names_of, page

RUN = CliRunner()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a settings file that sets the number of bots."""
    path = tmp_path / "w.toml"
    path.write_text("[realm]\nbots = 7\n")
    return path


def test_show_prints_each_setting_with_value_and_origin(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARHOST_RULES__DYNAMIC_RESPAWN", "false")
    result = RUN.invoke(app, ["--config", str(file), "--set", "realm.seed=9", "config", "show"])
    lines = {line.split()[0]: line.split(maxsplit=2)[1:] for line in result.stdout.splitlines()}
    assert list(lines) == names_of(Settings)
    assert lines["realm.bots"] == ["7", f"file {file}:realm.bots"]
    assert lines["realm.seed"] == ["9", "flag"]
    assert lines["rules.dynamic_respawn"] == ["false", "environment WARHOST_RULES__DYNAMIC_RESPAWN"]
    assert lines["rules.xp_rate"] == ["1.0", "default"]


def test_show_as_json_is_one_object_with_typed_values(file: Path) -> None:
    result = RUN.invoke(app, ["--config", str(file), "config", "show", "--json"])
    shown = json.loads(result.stdout)
    assert shown["realm.bots"] == {"value": 7, "origin": f"file {file}:realm.bots"}
    assert shown["rules.spells_known_by_level"] == {"value": True, "origin": "default"}


def test_path_prints_the_file_that_is_read(file: Path) -> None:
    assert RUN.invoke(app, ["--config", str(file), "config", "path"]).stdout == f"{file}\n"


def test_reference_prints_the_table_of_the_documentation() -> None:
    assert RUN.invoke(app, ["config", "reference"]).stdout == page(Settings)


@pytest.mark.parametrize("text", ["realm.seed", "=5"])
def test_an_assignment_of_another_shape_is_refused(text: str) -> None:
    result = RUN.invoke(app, ["--set", text, "config", "show"])
    assert result.exit_code == 2
    assert f"--set {text}: expected NAME=VALUE" in result.stderr
