# SPDX-License-Identifier: GPL-2.0-or-later
"""Passwords: argon2id with the parameters asked for, made anew when these change, and nobody costs as much as somebody."""

from __future__ import annotations

import asyncio
import threading

import pytest

from warhost.guard import passwords as module
from warhost.guard.errors import Invalid
from warhost.guard.passwords import LONGEST_BYTES, Parameters, Passwords, Verdict, check_strength

QUICK = Parameters(time_cost=1, memory_kib=64, lanes=1)
HORSE = "correct horse battery"


def test_a_hash_names_argon2id_and_its_parameters_and_differs_each_time() -> None:
    passwords = Passwords(QUICK, at_once=1)

    async def two() -> tuple[str, str]:
        return await passwords.hash(HORSE), await passwords.hash(HORSE)

    first, second = asyncio.run(two())
    assert first.startswith("$argon2id$v=19$m=64,t=1,p=1$")
    assert first != second
    assert HORSE not in first


def test_only_the_password_itself_fits() -> None:
    passwords = Passwords(QUICK, at_once=1)
    kept = asyncio.run(passwords.hash(HORSE))
    assert asyncio.run(passwords.check(kept, HORSE)) == Verdict(fits=True)
    for other in (HORSE + " ", HORSE[:-1], HORSE.upper(), "", "\0"):
        assert asyncio.run(passwords.check(kept, other)) == Verdict(fits=False)


def test_one_password_typed_in_two_ways_is_one_password() -> None:
    passwords = Passwords(QUICK, at_once=1)
    kept = asyncio.run(passwords.hash("Ångström-Å-twelve"))
    assert asyncio.run(passwords.check(kept, "A\u030angström-\u212b-twelve")).fits


def test_a_hash_of_other_parameters_fits_and_asks_to_be_made_anew() -> None:
    kept = asyncio.run(Passwords(QUICK, at_once=1).hash(HORSE))
    stronger = Passwords(Parameters(time_cost=2, memory_kib=64, lanes=1), at_once=1)
    assert asyncio.run(stronger.check(kept, HORSE)) == Verdict(fits=True, rehash=True)
    assert asyncio.run(stronger.check(kept, HORSE + "x")) == Verdict(fits=False)


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$v=19$m=64", "$2b$12$abcdefghijklmnopqrstuv"])
def test_nobody_and_a_broken_hash_fit_nothing(kept: str | None) -> None:
    assert asyncio.run(Passwords(QUICK, at_once=1).check(kept, HORSE)) == Verdict(fits=False)


def test_asking_for_nobody_runs_the_same_hash_as_asking_for_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(QUICK, at_once=1)
    kept = asyncio.run(passwords.hash(HORSE))
    runs: list[str] = []
    verify = module.PasswordHasher.verify
    monkeypatch.setattr(module.PasswordHasher, "verify", lambda self, kept, text: (runs.append(kept), verify(self, kept, text))[1])
    asyncio.run(passwords.check(kept, "wrong password"))
    asyncio.run(passwords.check(None, "wrong password"))
    assert [run.rpartition("$")[0].rpartition("$")[0] for run in runs] == ["$argon2id$v=19$m=64,t=1,p=1"] * 2


def test_no_more_hashes_run_at_once_than_were_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock, both = 0, 0, threading.Lock(), threading.Barrier(2, timeout=20)

    def count(self: object, text: str) -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        both.wait()
        with lock:
            running -= 1
        return text

    passwords = Passwords(QUICK, at_once=2)
    monkeypatch.setattr(module.PasswordHasher, "hash", count)

    async def six() -> None:
        await asyncio.gather(*(passwords.hash(HORSE) for _ in range(6)))

    asyncio.run(six())
    assert most == 2


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("eleven char", "password_too_short"),
        ("x" * (LONGEST_BYTES + 1), "password_too_long"),
        ("é" * (LONGEST_BYTES // 2 + 1), "password_too_long"),
        ("Thrall-2024!", "password_has_name"),
    ],
)
def test_a_password_that_cannot_guard_is_refused(password: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_strength(password, "thrall")
    assert refusal.value.code == code
    assert password not in str(refusal.value)


def test_a_long_password_of_any_kind_is_taken() -> None:
    check_strength(HORSE, "thrall")
    check_strength("thrall and the twelve other orcs", "thrall")


def test_a_password_longer_than_any_taken_is_refused_without_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(QUICK, at_once=1)
    monkeypatch.setattr(module.PasswordHasher, "verify", lambda *_: pytest.fail("hashed"))
    assert asyncio.run(passwords.check(None, "x" * (LONGEST_BYTES + 1))) == Verdict(fits=False)
