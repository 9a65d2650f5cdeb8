# SPDX-License-Identifier: GPL-2.0-or-later
"""The checker of packet logs finds each planted violation and lets a lawful, busy bot pass."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "check_packet_log.py"
ME, WOLF, RAT = 7, 0xF130000000000001, 0xF130000000000002
FROSTBOLT, SMITE, RENEW, HEROIC_STRIKE, SHOOT, PARRY = 116, 585, 139, 78, 5019, 3


def seen(opcode: str, at_ms: int, a: int = 0, b: int = 0, c: int = 0, other: int = WOLF, unit: int = ME) -> dict[str, Any]:
    """Return the line of an event about ``unit``; of the bot where nothing else is said."""
    fields = {"unit": unit, "other": other, "at_ms": at_ms, "a": a, "b": b, "c": c, "d": 0}
    return {"tick": -(-at_ms // 50), "session": 1 if unit == ME else -1, "opcode": opcode, "fields": fields, "result": "SEEN"}


def asked(spell: int, count: int, at_ms: int, result: str = "ACCEPTED") -> dict[str, Any]:
    """Return the line of a cast that the bot asked for."""
    fields = {"spell_id": spell, "cast_count": count}
    return {"tick": -(-at_ms // 50), "session": 1, "opcode": "CMSG_CAST_SPELL", "fields": fields, "result": result}


def instant(spell: int, count: int, at_ms: int, other: int = WOLF) -> list[dict[str, Any]]:
    """Return the lines of an instant cast."""
    return [asked(spell, count, at_ms), seen("SMSG_SPELL_GO", at_ms, spell, count, other=other)]


def bar(spell: int, count: int, at_ms: int, cast_ms: int) -> list[dict[str, Any]]:
    """Return the lines of a cast with a bar."""
    start = seen("SMSG_SPELL_START", at_ms, spell, cast_ms, count)
    return [asked(spell, count, at_ms), start, seen("SMSG_SPELL_GO", at_ms + cast_ms, spell, count)]


def swings(*times_ms: int) -> list[dict[str, Any]]:
    """Return the lines of white swings of the main hand."""
    return [seen("SMSG_ATTACKERSTATEUPDATE", at_ms, 10, 2, 1) for at_ms in times_ms]


def killed(at_ms: int, whom: int = WOLF) -> dict[str, Any]:
    """Return the line of a death."""
    return seen("SMSG_PARTYKILLLOG", at_ms, other=whom)


BUSY = [line for n in range(8) for line in bar(FROSTBOLT, n + 1, 1000 + 2500 * n, 2500)]
"""Twenty seconds of Frostbolts without a gap."""


def judged(tmp_path: Path, *lines: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the exit status and the summary of the checker for a log of ``lines``, in the order of their ticks."""
    log = tmp_path / "log.jsonl"
    log.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in sorted(lines, key=lambda line: line["tick"])))
    done = subprocess.run([sys.executable, "-I", str(SCRIPT), str(log)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def test_a_lawful_busy_bot_passes(tmp_path: Path) -> None:
    code, summary = judged(tmp_path, *BUSY, killed(21_000))
    assert (code, summary["good"], summary["casts"], summary["fights"], summary["fight_s"]) == (0, True, 8, 1, 20)
    assert (summary["fighting_bots"], summary["busy_bots_share"], summary["mean_idle_share"]) == (1, 1.0, 0.0)


def test_a_log_without_fights_is_no_proof(tmp_path: Path) -> None:
    assert judged(tmp_path, asked(FROSTBOLT, 1, 1000, "SPELL_FAILED_OUT_OF_RANGE"))[0] == 1


PLANTED: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a second GCD after 900 ms": ("gcd", [*instant(RENEW, 50, 30_000), *instant(SMITE, 51, 30_900)]),
    "a cast inside another": ("overlap", [*bar(FROSTBOLT, 50, 30_000, 2500), *instant(SMITE, 51, 31_600)]),
    "a swing after a second": ("swing", swings(30_000, 31_000)),
    "a shot after half a second": (
        "swing",
        [seen("SMSG_SPELL_GO", 30_000, SHOOT), seen("SMSG_SPELL_GO", 30_500, SHOOT)],
    ),
    "a swing that a Heroic Strike should have taken": ("swing", [*swings(30_000), seen("SMSG_SPELL_GO", 30_500, HEROIC_STRIKE)]),
    "a swing 200 ms after one that was parried": (
        "swing",
        [*swings(30_000), seen("SMSG_ATTACKERSTATEUPDATE", 30_100, 0, 0, PARRY, other=ME, unit=WOLF), *swings(30_200)],
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_found(tmp_path: Path, name: str) -> None:
    rule, lines = PLANTED[name]
    code, summary = judged(tmp_path, *BUSY, killed(21_000), *lines, killed(34_000))
    assert code == 1
    assert summary["violations"] == {"gcd": 0, "swing": 0, "overlap": 0} | {rule: 1}
    assert len(summary["examples"]) == 1


LAWFUL: dict[str, list[dict[str, Any]]] = {
    "a second GCD after 1.5 s": [*instant(RENEW, 50, 30_000), *instant(SMITE, 51, 31_500)],
    "a triggered spell at once": [*instant(RENEW, 50, 30_000), seen("SMSG_SPELL_GO", 30_000, 12_484)],
    "a spell without a GCD": [*instant(RENEW, 50, 30_000), *instant(2139, 51, 30_100)],
    "a cast after one that failed": [
        *bar(FROSTBOLT, 50, 30_000, 2500)[:2],
        seen("SMSG_SPELL_FAILURE", 31_600, FROSTBOLT, 40, 50),
        *instant(SMITE, 51, 31_700),
    ],
    "a cast that was broken off gives its GCD back": [
        *bar(FROSTBOLT, 50, 30_000, 2500)[:2],
        seen("SMSG_SPELL_FAILURE", 30_200, FROSTBOLT, 40, 50),
        *instant(SMITE, 51, 30_400),
    ],
    "a swing that a parry hastened": [
        *swings(30_000),
        seen("SMSG_ATTACKERSTATEUPDATE", 30_100, 0, 0, PARRY, other=ME, unit=WOLF),
        *swings(30_900),
    ],
    "both hands together": [*swings(30_000), seen("SMSG_ATTACKERSTATEUPDATE", 30_200, 5, 6, 1)],
}


@pytest.mark.parametrize("name", LAWFUL)
def test_what_the_game_allows_is_no_violation(tmp_path: Path, name: str) -> None:
    code, summary = judged(tmp_path, *BUSY, killed(21_000), *LAWFUL[name], killed(32_000))
    assert (code, summary["violations"]) == (0, {"gcd": 0, "swing": 0, "overlap": 0}), summary


def test_a_cast_pushed_back_may_not_be_overtaken(tmp_path: Path) -> None:
    lines = [
        *bar(FROSTBOLT, 50, 30_000, 2500)[:2],
        seen("SMSG_SPELL_DELAYED", 31_000, FROSTBOLT, 500, 33_000),
        *instant(SMITE, 51, 32_700),
    ]
    assert judged(tmp_path, *BUSY, killed(21_000), *lines, killed(34_000))[1]["violations"]["overlap"] == 1


def test_haste_may_shorten_only_few_gcds(tmp_path: Path) -> None:
    quick = [line for n in range(8) for line in instant(SMITE, 100 + n, 30_000 + 1200 * n)]
    code, summary = judged(tmp_path, *BUSY, killed(21_000), *quick, killed(40_000))
    assert (code, summary["violations"]["gcd"]) == (1, 0)
    assert summary["short_gcd_share"] > 0.05


def test_a_bot_that_stands_idle_in_a_fight_fails(tmp_path: Path) -> None:
    code, summary = judged(tmp_path, *BUSY, killed(30_000))
    assert (code, summary["busy_bots_share"]) == (1, 0.0)
    assert summary["idlest"] == ["bot 7: 31% of 29 s"]


def test_time_outside_of_fights_does_not_count(tmp_path: Path) -> None:
    later = [line for n in range(4) for line in bar(FROSTBOLT, 100 + n, 90_000 + 2500 * n, 2500)]
    code, summary = judged(tmp_path, *BUSY, killed(21_000), *later, killed(100_000))
    assert (code, summary["fights"], summary["fight_s"]) == (0, 2, 30)


def test_a_fight_with_two_creatures_ends_with_the_second(tmp_path: Path) -> None:
    rat = [line | {"fields": line["fields"] | {"other": RAT}} for line in swings(10_000)]
    code, summary = judged(tmp_path, *BUSY, *rat, killed(12_000, RAT), killed(21_000))
    assert (code, summary["fights"], summary["fight_s"]) == (0, 1, 20)


def test_the_death_of_the_bot_ends_its_fight(tmp_path: Path) -> None:
    code, summary = judged(tmp_path, *BUSY, killed(21_000, ME), killed(90_000))
    assert (code, summary["fight_s"]) == (0, 20)


def test_swings_count_as_acting_by_their_own_rhythm(tmp_path: Path) -> None:
    code, summary = judged(tmp_path, *swings(*range(1000, 40_000, 3600)), killed(40_000))
    assert (code, summary["swings"], summary["mean_idle_share"]) == (0, 11, 0.0)
