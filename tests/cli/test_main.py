# SPDX-License-Identifier: GPL-2.0-or-later
"""The command line: its version, its commands, and one line for an error."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from warhost import __version__
from warhost.cli.main import COMMANDS, app
from warhost.config import SettingsError

RUN = CliRunner()


def test_the_version_is_printed() -> None:
    result = RUN.invoke(app, ["--version"])
    assert (result.exit_code, result.output) == (0, f"warhost {__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    assert "Usage: warhost" in RUN.invoke(app, [], prog_name="warhost").output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_with_an_app(name: str) -> None:
    assert isinstance(importlib.import_module(COMMANDS[name]).app, typer.Typer)
    result = RUN.invoke(app, [name, "--help"])
    assert result.exit_code == 0, result.output


def test_an_unknown_command_is_refused() -> None:
    result = RUN.invoke(app, ["conquer"])
    assert result.exit_code == 2
    assert "conquer" in result.stderr


def test_an_error_of_ours_is_one_line_and_exit_code_2() -> None:
    result = RUN.invoke(app, ["--set", "realm.bots=many", "config", "show"])
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "warhost: setting realm.bots (flag): seen 'many', expected a whole number of at least 0 and at most 250000"
    ]
    assert result.stdout == ""


def test_debug_lets_an_error_through_whole() -> None:
    result = RUN.invoke(app, ["--debug", "--set", "realm.bots=many", "config", "show"])
    assert isinstance(result.exception, SettingsError)


def test_python_dash_m_warhost_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "warhost", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"warhost {__version__}\n"), done.stderr


def test_starting_the_command_loads_no_compiler() -> None:
    code = "import sys, warhost.cli.main as m; [__import__(n) for n in m.COMMANDS.values()]; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
