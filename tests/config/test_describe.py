# SPDX-License-Identifier: GPL-2.0-or-later
"""Every setting has a name with its unit and meaning; secrets are never shown."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel, SecretStr

from warhost.config import Settings, load
from warhost.config.describe import MASK, expectation, names_of, page, table, values_of
from warhost.config.sections import SWITCHES, Section, setting

ROOT = Path(__file__).resolve().parents[2]


class Vault(Section):
    """A section with a secret."""

    token: SecretStr = setting(SecretStr("opensesame"), "–", "A secret.")
    retries: int | None = setting(None, "times", "A number or none.")


class Holder(BaseModel):
    """Settings with one section."""

    vault: Vault = Vault()


def test_a_secret_is_masked() -> None:
    assert values_of(Holder()) == {"vault.token": MASK, "vault.retries": None}
    assert "opensesame" not in page(Holder)


def test_an_optional_setting_says_so() -> None:
    assert expectation(Holder, "vault.retries") == "a whole number or nothing"


def test_every_setting_has_unit_and_meaning() -> None:
    rows = table(Settings)
    assert [row.name for row in rows] == names_of(Settings)
    for row in rows:
        assert row.unit, row.name
        assert row.meaning.endswith("."), row.name


def test_every_setting_has_a_value_and_an_origin() -> None:
    loaded = load()
    assert set(values_of(loaded.settings)) == set(loaded.origins) == set(names_of(Settings))


def test_the_settings_page_holds_the_table_and_every_switch() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page(Settings) in text, "run: warhost config reference, and put its table into docs/settings.md"
    for switch in SWITCHES:
        assert f"`{switch}`" in text


def test_every_environment_variable_in_the_source_is_a_known_switch() -> None:
    prefixes = tuple(f"WARHOST_{section.upper()}__" for section in Settings.model_fields)
    for path in (ROOT / "src").rglob("*.py"):
        for name in re.findall(r"environ\w*[\[.(](?:get\()?\"(WARHOST_\w+)\"", path.read_text(encoding="utf-8")):
            assert name in SWITCHES or name.startswith(prefixes), f"{path} reads {name}, which no table names"
