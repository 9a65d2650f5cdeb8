# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of the store names every table, and its example runs."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warhost.store.models import Base

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def test_every_table_has_a_row_and_every_row_a_table() -> None:
    section = PAGE.partition("## What lives there")[2].partition("##")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.M)) == sorted(Base.metadata.tables)


def test_the_example_runs(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.setenv("WARHOST_STORE__URL", url)
    names: dict[str, object] = {"NOW": datetime.now(UTC)}
    exec(compile(code, "docs/store.md", "exec"), names)  # noqa: S102 - our own page
    asyncio.run(names["show"]())
    assert capsys.readouterr().out == "['import']\n1\n['Ann']\nTrue\n"
