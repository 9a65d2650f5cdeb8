# SPDX-License-Identifier: GPL-2.0-or-later
"""The walk-through is true: applied to a copy of the source tree, its code passes its own tests, in fewer than 60 lines."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "walkthrough-emote.md"
BLOCK = re.compile(r"(?:^`(?P<path>[\w./]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
COPIED = ("src", "tests", "docs", "pyproject.toml", "mkdocs.yml", "README.md", "CONTRIBUTING.md")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


@dataclass(frozen=True)
class Block:
    """Is a code block of the page: of a file (whole, or a change of it) or commands for a shell."""

    path: str | None
    kind: str
    text: str

    @property
    def written(self) -> list[str]:
        """Return the lines that a reader writes: of a change the added ones, of a file all that are not blank."""
        lines = self.text.splitlines()
        if self.kind == "diff":
            lines = [line[1:] for line in lines if line.startswith("+")]
        return [line for line in lines if line.strip()] if self.path else []


BLOCKS = [Block(found["path"], found["kind"], found["text"]) for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


def changed(text: str, change: str) -> str:
    """Return ``text`` with a change made, whose old lines must stand in it exactly once."""
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert text.count(old) == 1, f"the page changes lines that stand {text.count(old)} times in the file:\n{old}"
    return text.replace(old, new)


def run_in(folder: Path, command: str) -> None:
    """Run a command of the page in ``folder``; ``python`` is this one, kernels stay plain."""
    words = shlex.split(command)
    assert words[0] == "python"
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "WARHOST_COMPILE": "0"}
    done = subprocess.run([sys.executable, *words[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_walk_through_takes_fewer_than_60_lines() -> None:
    assert 40 < sum(len(block.written) for block in BLOCKS) < 60


def test_the_project_does_not_hold_the_packet_of_the_walk_through() -> None:
    assert "SMSG_EMOTE" not in (ROOT / "src/warhost/protocol/packets/session.py").read_text(encoding="utf-8")


def test_a_change_that_no_longer_fits_is_found() -> None:
    with pytest.raises(AssertionError, match="stand 0 times"):
        changed("one\ntwo\n", " three\n+four\n")


def test_the_walk_through_passes_its_own_tests_in_a_copy(tmp_path: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, tmp_path / name)
    for block in BLOCKS:
        if block.path is None:
            continue
        path = tmp_path / block.path
        if block.kind == "diff":
            path.write_text(changed(path.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        else:
            assert not path.exists(), f"{block.path} is shown whole, as if it were new"
            path.write_text(block.text, encoding="utf-8")
    for block in BLOCKS:
        if block.kind == "bash":
            for command in block.text.splitlines():
                run_in(tmp_path, command)
