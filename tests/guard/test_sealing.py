# SPDX-License-Identifier: GPL-2.0-or-later
"""Sealing: what was sealed opens with the key, in its place, unchanged; and a key file that others may read is refused."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard.sealing import KeyFileError, Sealer, SealError, add_key, keep_newest_key, open_key_file

SEALER = Sealer((bytes(range(32)),))


@given(st.binary(max_size=200), st.text(max_size=40))
def test_what_is_sealed_opens_in_its_place(plain: bytes, context: str) -> None:
    sealed = SEALER.seal(plain, context)
    assert SEALER.open(sealed, context) == plain
    assert SEALER.seal(plain, context) != sealed
    assert len(plain) < 4 or plain not in sealed


@given(st.data())
def test_any_changed_bit_keeps_it_shut(data: st.DataObject) -> None:
    sealed = bytearray(SEALER.seal(b"opensesame", "secret:door"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealError):
        SEALER.open(bytes(sealed), "secret:door")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01abcd", b"\x02" + bytes(60), b"opensesame"])
def test_what_nobody_sealed_is_said_to_be_that(sealed: bytes) -> None:
    with pytest.raises(SealError):
        SEALER.open(sealed, "secret:door")


def test_a_seal_in_another_place_stays_shut() -> None:
    sealed = SEALER.seal(b"opensesame", "secret:door")
    with pytest.raises(SealError, match="sealed for something else"):
        SEALER.open(sealed, "secret:gate")


def test_a_key_that_is_gone_is_named() -> None:
    sealed = Sealer((b"k" * 32,)).seal(b"opensesame", "secret:door")
    with pytest.raises(SealError, match="which the key file does not hold"):
        SEALER.open(sealed, "secret:door")


def test_a_sealer_shows_no_key() -> None:
    assert repr(Sealer((b"k" * 32,))) == "Sealer(1 keys)"


def test_the_first_start_makes_a_key_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "config" / "key"
    sealer = open_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert open_key_file(path) == sealer
    assert [each.name for each in path.parent.iterdir()] == ["key"]


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path: Path) -> None:
    found: list[Sealer] = []
    together = threading.Barrier(8)

    def start() -> None:
        together.wait()
        found.append(open_key_file(tmp_path / "key"))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o660])
def test_a_key_file_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    open_key_file(path)
    path.chmod(mode)
    with pytest.raises(KeyFileError, match="chmod 600"):
        open_key_file(path)


@pytest.mark.parametrize("text", ["", "# only words\n", "!!!\n", "c2hvcnQ=\n", "ключ\n"])
def test_a_key_file_without_a_good_key_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(KeyFileError, match=r"key file .*key"):
        open_key_file(path)


def test_a_new_key_seals_from_then_on_and_the_old_one_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "key"
    old = open_key_file(path)
    sealed = old.seal(b"opensesame", "secret:door")
    both = add_key(path)
    assert both.open(sealed, "secret:door") == b"opensesame"
    assert not both.is_newest(sealed)
    again = both.seal(b"opensesame", "secret:door")
    assert both.is_newest(again)
    with pytest.raises(SealError):
        old.open(again, "secret:door")
    newest = keep_newest_key(path)
    assert newest == open_key_file(path)
    assert newest.open(again, "secret:door") == b"opensesame"
    with pytest.raises(SealError):
        newest.open(sealed, "secret:door")
    assert path.stat().st_mode & 0o777 == 0o600
