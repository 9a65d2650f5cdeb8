# SPDX-License-Identifier: GPL-2.0-or-later
"""The documentation of packs is what the code says, and its example runs."""

import re
from pathlib import Path

import pytest

from warhost.lore.content import load_pack
from warhost.lore.content.describe import schema_page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "content.md"


def test_the_tables_of_the_page_are_those_of_the_schema() -> None:
    assert PAGE.read_text(encoding="utf-8").endswith("## The tables\n\n" + schema_page()), "run: warhost content schema"


def test_the_example_of_the_page_makes_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, str(PAGE), "exec"), {})  # noqa: S102 - the page is ours
    pack = load_pack("meadow.pack")
    assert pack.text(pack.creature_templates[0]["name"]) == "Meadow Wolf"
    assert pack.spots["targets"].tolist() == [3]
