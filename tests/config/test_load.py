# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings: the later source wins, each value knows its origin, a bad one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from warhost.config import SettingsError, config_file, load


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a settings file that is read by default, in an environment without settings."""
    monkeypatch.setenv("WARHOST_CONFIG", str(tmp_path / "warhost.toml"))
    path = tmp_path / "warhost.toml"
    path.write_text("")
    return path


def test_without_any_source_every_value_is_the_default(file: Path) -> None:
    loaded = load()
    assert loaded.settings.realm.bots == 5000
    assert set(loaded.origins.values()) == {"default"}


def test_flags_win_over_environment_over_file_over_defaults(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("[realm]\nbots = 1\nseed = 2\nsnapshots_kept = 9\n")
    monkeypatch.setenv("WARHOST_REALM__BOTS", "10")
    monkeypatch.setenv("WARHOST_REALM__SEED", "20")
    loaded = load({"realm.bots": 100, "realm.content": None})
    realm = loaded.settings.realm
    assert (realm.bots, realm.seed, realm.snapshots_kept, realm.content) == (100, 20, 9, "shipped")
    assert loaded.origins["realm.bots"] == "flag"
    assert loaded.origins["realm.seed"] == "environment WARHOST_REALM__SEED"
    assert loaded.origins["realm.snapshots_kept"] == f"file {file}:realm.snapshots_kept"
    assert loaded.origins["realm.content"] == "default"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[realm]\nbotz = 5", ["realm.botz", "no such setting", "realm.bots"]),
        ("[relm]\nbots = 5", ["relm", "no such setting"]),
        ("[realm]\nbots = -5", ["realm.bots", "seen -5", "at least 0"]),
        ('[realm]\nspeed = "fast"', ["realm.speed", "seen 'fast'", '"1" or "max"']),
        ("[rules]\nxp_rate = []", ["rules.xp_rate", "seen []", "a number"]),
        ("[rules]\nspells_known_by_level = 7", ["rules.spells_known_by_level", "seen 7", "true or false"]),
        ("realm = 3", ["realm", "seen 3", "a table of settings"]),
        ("[realm", ["cannot be read as TOML"]),
    ],
)
def test_a_wrong_file_is_refused_with_key_seen_and_expected(file: Path, text: str, parts: list[str]) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load()
    message = str(caught.value)
    assert str(file) in message
    for part in parts:
        assert part in message


def test_every_wrong_setting_is_told_at_once(file: Path) -> None:
    file.write_text("[realm]\nbots = -1\nseed = -1\n")
    with pytest.raises(SettingsError, match=r"realm\.bots.*; setting realm\.seed"):
        load()


def test_a_variable_that_names_no_setting_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARHOST_BOTS", "5")
    with pytest.raises(SettingsError, match="WARHOST_BOTS: no such setting; write WARHOST_SECTION__NAME"):
        load()


def test_an_unknown_key_in_the_environment_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARHOST_REALM__BOTZ", "5")
    with pytest.raises(SettingsError, match=r"realm\.botz \(environment WARHOST_REALM__BOTZ\): no such setting"):
        load()


def test_a_bad_value_in_a_flag_is_refused(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"realm\.bots \(flag\): seen 'many', expected a whole number"):
        load({"realm.bots": "many"})


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        load(file=tmp_path / "absent.toml")


def test_the_default_file_need_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WARHOST_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load().file == config_file() == tmp_path / "warhost" / "warhost.toml"


def test_data_goes_to_the_users_data_folder(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load().settings.realm.data_dir == tmp_path / "warhost"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert load().settings.realm.data_dir == Path("/home/somebody/.local/share/warhost")


def test_a_list_comes_from_file_environment_and_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warhost.toml"
    path.write_text('[guard]\nallow = ["10.0.0.0/8", "2001:db8::/32"]\n')
    monkeypatch.setenv("WARHOST_GUARD__DENY", "10.6.6.6, 10.7.7.0/24")
    loaded = load({"guard.trusted_proxies": "unix"}, path)
    assert loaded.settings.guard.allow == ("10.0.0.0/8", "2001:db8::/32")
    assert loaded.settings.guard.deny == ("10.6.6.6", "10.7.7.0/24")
    assert loaded.settings.guard.trusted_proxies == ("unix",)
    with pytest.raises(SettingsError, match=r"guard\.allow .*seen 5, expected a list of addresses"):
        load({"guard.allow": 5}, path)
    with pytest.raises(SettingsError, match=r"guard\.deny .*10\.0\.0\.1/8"):
        load({"guard.deny": "10.0.0.1/8"}, path)
