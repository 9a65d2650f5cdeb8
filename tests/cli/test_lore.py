# SPDX-License-Identifier: GPL-2.0-or-later
"""``warhost lore coverage`` tells what is known, how well, and what is missing."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from warhost.cli.main import app
from warhost.lore.coverage import coverage

RUN = CliRunner()


def test_coverage_names_every_class_with_confidence_era_and_gaps() -> None:
    result = RUN.invoke(app, ["lore", "coverage"])
    assert result.exit_code == 0, result.output
    for name, one in coverage()["spells"].items():
        assert f"{name}: {one['ranks']} ranks of {one['chains']} spells" in result.stdout
    classes = len(coverage()["spells"])
    assert [result.stdout.count(f"{said}: ") for said in ("by confidence", "by era", "missing")] == [classes] * 3
    assert result.stdout.splitlines()[-1].startswith("left out: ")


def test_coverage_as_json_is_the_whole_report() -> None:
    result = RUN.invoke(app, ["lore", "coverage", "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == coverage()
