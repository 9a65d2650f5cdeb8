# SPDX-License-Identifier: GPL-2.0-or-later
"""A password in a URL is shown nowhere: not in the settings, not in what is said about a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from warhost.cli.main import app
from warhost.config import SettingsError, load
from warhost.config.describe import values_of
from warhost.config.masking import MASK, SecretUrl, redacted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ann:hunter2@db/warhost", f"postgresql://ann:{MASK}@db/warhost"),
        ("postgresql://ann:hun/te@r2:x@db:5433/warhost", f"postgresql://ann:{MASK}@db:5433/warhost"),
        ("postgresql://ann@db/warhost", "postgresql://ann@db/warhost"),
        ("postgresql://:hunter2@db/warhost", f"postgresql://:{MASK}@db/warhost"),
        ("postgresql:/ann:hunter2@db", f"postgresql:/ann:{MASK}@db"),
        (
            "postgresql://db/warhost?user=ann&password=hunter2&sslmode=require",
            f"postgresql://db/warhost?user=ann&password={MASK}&sslmode=require",
        ),
        ("postgresql://db/w?PGPASS=hunter2", f"postgresql://db/w?PGPASS={MASK}"),
        ("cannot reach 'redis://:hunter2@cache:6379/0', later", f"cannot reach 'redis://:{MASK}@cache:6379/0', later"),
        ("sqlite:////var/lib/warhost/store.sqlite3", "sqlite:////var/lib/warhost/store.sqlite3"),
        ("setting realm.bots (file /etc/w.toml:realm.bots): seen -5", "setting realm.bots (file /etc/w.toml:realm.bots): seen -5"),
    ],
)
def test_a_password_is_masked_and_nothing_else(text: str, shown: str) -> None:
    assert redacted(text) == shown


def test_a_secret_url_is_printed_without_its_password() -> None:
    url = SecretUrl("postgresql://ann:hunter2@db/warhost")
    assert str(url) == f"postgresql://ann:{MASK}@db/warhost"
    assert "hunter2" not in repr(url) + f"{url}"
    assert url.get_secret_value() == "postgresql://ann:hunter2@db/warhost"


def test_the_settings_show_where_the_store_is_and_not_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARHOST_STORE__URL", "postgresql://ann:hunter2@db/warhost")
    loaded = load()
    assert values_of(loaded.settings)["store.url"] == f"postgresql://ann:{MASK}@db/warhost"
    assert "hunter2" not in repr(loaded)
    for arguments in (["config", "show"], ["config", "show", "--json"]):
        printed = CliRunner().invoke(app, arguments).output
        assert f"ann:{MASK}@db" in printed
        assert "hunter2" not in printed
    assert json.loads(printed)["store.url"]["origin"] == "environment WARHOST_STORE__URL"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[store]\nurl = "mysql://ann:hunter2@db/warhost"', ["store.url", "a database URL", "postgresql://"]),
        ('[store]\nurl = "hunter2"', ["store.url", "a database URL"]),
        ('[store]\nurl = "sqlite://hunter2"', ["store.url", "three slashes"]),
        ("[store.url]\npassword = 'hunter2'", ["store.url", "a database URL"]),
        ('store = "postgresql://ann:hunter2@db/warhost"', ["store", "a table of settings"]),
        ('[store]\nurll = "postgresql://ann:hunter2@db/warhost"', ["store.urll", "no such setting"]),
    ],
)
def test_what_is_said_about_a_bad_url_holds_no_password(tmp_path: Path, text: str, parts: list[str]) -> None:
    file = tmp_path / "warhost.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(file=file)
    assert "hunter2" not in str(caught.value)
    for part in (str(file), *parts):
        assert part in str(caught.value)


def test_a_pool_that_could_not_hold_its_least_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"store\.pool_max .*seen 3.*store\.pool_min, which is 5"):
        load({"store.pool_min": 5, "store.pool_max": 3})
