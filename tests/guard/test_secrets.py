# SPDX-License-Identifier: GPL-2.0-or-later
"""Secrets: where each is found, what the vault keeps, and that none lies anywhere in plain sight."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from warhost.config import load
from warhost.guard.clock import SetClock
from warhost.guard.errors import Invalid, NotFound
from warhost.guard.sealing import Sealer, SealError, add_key, keep_newest_key, open_key_file
from warhost.guard.secrets import Secrets, Vault, VaultError, variable_of

NAME = "discord.token"
VALUE = b"opensesame-opensesame"
NOW_MS = 1_790_000_000_000


def vault(folder: Path, clock: SetClock | None = None) -> Vault:
    """Return a vault in a folder whose key file is beside it."""
    return Vault(folder / "data" / "secrets.json", open_key_file(folder / "key"), clock or SetClock(NOW_MS))


def test_the_environment_wins_over_a_file_and_that_over_the_vault(tmp_path: Path) -> None:
    kept, file, environment = vault(tmp_path), tmp_path / "file", dict[str, str]()
    found = Secrets(environment, kept)
    with pytest.raises(NotFound, match=r"warhost secrets set discord\.token.*WARHOST_SECRET_DISCORD__TOKEN"):
        found.get(NAME)
    kept.set(NAME, b"from the vault")
    assert (found.get(NAME).value.get_secret_value(), found.get(NAME).origin) == (b"from the vault", "vault")
    file.write_text("from the file\n")
    environment["WARHOST_SECRET_DISCORD__TOKEN__FILE"] = str(file)
    assert (found.get(NAME).value.get_secret_value(), found.get(NAME).origin) == (b"from the file", f"file {file}")
    environment["WARHOST_SECRET_DISCORD__TOKEN"] = "from the environment"  # noqa: S105 - it is none
    assert found.get(NAME).value.get_secret_value() == b"from the environment"
    assert [(each.name, each.origin) for each in found.listed()] == [(NAME, "environment WARHOST_SECRET_DISCORD__TOKEN")]


def test_variables_of_secrets_are_no_unknown_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of(NAME), "opensesame")
    monkeypatch.setenv(variable_of(NAME) + "__FILE", "/nowhere")
    load()


def test_a_file_that_cannot_be_read_is_named_and_nothing_else_takes_its_place(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    found = Secrets({variable_of(NAME) + "__FILE": str(tmp_path / "absent")}, kept)
    with pytest.raises(Invalid, match="absent"):
        found.get(NAME)
    (tmp_path / "absent").write_text("\n")
    with pytest.raises(Invalid, match="0 bytes"):
        found.get(NAME)


def test_a_secret_lies_nowhere_in_plain_sight(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    kept.rotate(NAME, VALUE + b"2")
    kept.rotate(NAME)
    found = Secrets({}, kept).get(NAME)
    assert VALUE.decode() not in f"{found} {found!r} {kept.entries()} {Secrets({}, kept).listed()}"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert VALUE not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


def test_a_rotated_secret_remembers_what_it_was_until_that_is_forgotten(tmp_path: Path) -> None:
    clock = SetClock(NOW_MS)
    kept = vault(tmp_path, clock)
    kept.set(NAME, VALUE)
    clock.advance(1000)
    kept.rotate(NAME)
    found = kept.get(NAME)
    assert found is not None
    assert found.previous is not None
    assert found.previous.get_secret_value() == VALUE
    assert len(found.value.get_secret_value()) == 32
    listed = Secrets({}, kept).listed()[0]
    assert (listed.rotations, listed.set_ms) == (1, NOW_MS + 1000)
    kept.forget_previous(NAME)
    again = kept.get(NAME)
    assert again is not None
    assert again.previous is None
    assert again.value == found.value


def test_a_secret_that_is_removed_is_gone(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    kept.remove(NAME)
    assert kept.get(NAME) is None
    assert Secrets({}, kept).listed() == []
    for change in (kept.remove, kept.rotate, kept.forget_previous):
        with pytest.raises(NotFound, match=r"no secret discord\.token"):
            change(NAME)


def test_what_this_program_makes_itself_is_made_once_and_by_one(tmp_path: Path) -> None:
    found: list[bytes] = []
    together = threading.Barrier(6)
    vault(tmp_path)

    def start() -> None:
        secrets = Secrets({}, vault(tmp_path))
        together.wait()
        found.append(secrets.ensure("guard.token_key").value.get_secret_value())

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def test_changes_at_the_same_moment_lose_none_of_each_other(tmp_path: Path) -> None:
    vault(tmp_path)
    threads = [threading.Thread(target=lambda at=at: vault(tmp_path).set(f"made.by_{at}", VALUE)) for at in range(12)]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(vault(tmp_path).entries()) == sorted(f"made.by_{at}" for at in range(12))


def test_another_process_s_change_is_seen_at_once(tmp_path: Path) -> None:
    mine, theirs = vault(tmp_path), vault(tmp_path)
    mine.set(NAME, VALUE)
    before = mine.version()
    theirs.rotate(NAME)
    assert mine.version() != before
    assert mine.get(NAME) == theirs.get(NAME)


def test_a_value_moved_to_another_name_does_not_open(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    kept.path.write_text(kept.path.read_text().replace(NAME, "mail.password"))
    with pytest.raises(SealError):
        vault(tmp_path).get("mail.password")


def test_a_damaged_vault_is_said_to_be_that_and_stays_as_it_is(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    for text in ("", "{", "[]", '{"a.b": {"other": 1}}', '{"a.b": 5}'):
        kept.path.write_text(text)
        with pytest.raises(VaultError, match="put a copy back"):
            vault(tmp_path).entries()
        with pytest.raises(VaultError):
            vault(tmp_path).set(NAME, VALUE)
        assert kept.path.read_text() == text


def test_the_key_file_s_key_can_be_replaced(tmp_path: Path) -> None:
    kept = vault(tmp_path)
    kept.set(NAME, VALUE)
    kept.rotate(NAME, b"second")
    kept.set("mail.password", b"third")
    add_key(tmp_path / "key")
    assert vault(tmp_path).seal_anew() == 3
    keep_newest_key(tmp_path / "key")
    fresh = vault(tmp_path)
    found, mail = fresh.get(NAME), fresh.get("mail.password")
    assert found is not None
    assert mail is not None
    assert found.previous is not None
    values = (found.value, found.previous, mail.value)
    assert [value.get_secret_value() for value in values] == [b"second", VALUE, b"third"]
    with pytest.raises(SealError):
        Vault(kept.path, Sealer((b"k" * 32,)), SetClock(NOW_MS)).get(NAME)


@pytest.mark.parametrize("name", ["", "token", "Discord.token", "discord.", "a..b", "a/b.c", "../../etc.passwd", "a.b c", "x." + "y" * 33])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    kept = vault(tmp_path)
    for use in (lambda: kept.set(name, VALUE), lambda: Secrets({}, kept).get(name)):
        with pytest.raises(Invalid) as refusal:
            use()
        assert refusal.value.code == "bad_secret_name"


@pytest.mark.parametrize("value", [b"", bytes(65_537)])
def test_a_value_that_is_none_is_refused(tmp_path: Path, value: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        vault(tmp_path).set(NAME, value)
    assert refusal.value.code == "bad_secret"
