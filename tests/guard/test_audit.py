# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain: whatever is changed, removed, moved or written anew shows; and no entry holds a secret."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.guard.test_tokens import forged
from warhost.config.masking import MASK
from warhost.guard import keys
from warhost.guard.audit import GENESIS, LENGTHS, NO_HEAD, Entry, Head, Link, Verifier, chain
from warhost.guard.clock import MINUTE_MS
from warhost.guard.errors import Invalid
from warhost.guard.refusals import Refusals
from warhost.guard.tokens import new_refresh

NOW_MS = 1_790_000_000_123
ENTRIES = st.builds(
    Entry,
    actor=st.sampled_from(["user:thrall", "key:abc", "system", "anonymous"]),
    action=st.sampled_from(["user.read", "bots.order", "login.refuse"]),
    subject=st.text(max_size=20),
    reason=st.text(max_size=20),
    address=st.none() | st.just("192.0.2.1"),
    count=st.integers(1, 5),
    detail=st.dictionaries(st.text(max_size=5), st.integers(-5, 5) | st.text(max_size=5) | st.none() | st.booleans(), max_size=3),
)
CHAINS = st.lists(st.tuples(st.integers(0, 10**13), ENTRIES), min_size=3, max_size=8).map(lambda entries: chain(entries, NO_HEAD))


def kinds(links: list[Link], *anchors: Head) -> list[str]:
    """Return what a verifier finds wrong, in order."""
    verifier = Verifier()
    for link in links:
        verifier.read(link, anchors)
    verifier.end(anchors)
    return [problem.kind for problem in verifier.problems]


@given(CHAINS)
def test_an_untouched_chain_verifies_and_counts_up_from_one(links: list[Link]) -> None:
    assert kinds(links, Head(links[-1].seq, links[-1].hash), Head(1, links[0].hash)) == []
    assert [link.seq for link in links] == list(range(1, len(links) + 1))
    assert links[0].previous_hash == GENESIS


@given(CHAINS, st.data())
def test_any_changed_field_shows(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    link = links[place]
    changes: dict[str, Any] = {
        "actor": "user:mallory",
        "action": "user.forge",
        "subject": link.entry.subject + "x",
        "reason": link.entry.reason + "x",
        "outcome": "refused",
        "address": "192.0.2.2",
        "count": link.entry.count + 1,
        "detail": {**link.entry.detail, "more": 1},
    }
    name = data.draw(st.sampled_from([*changes, "at_ms", "hash", "previous_hash"]))
    if name in changes:
        changed = replace(link, entry=replace(link.entry, **{name: changes[name]}))
    else:
        changed = replace(link, **{name: link.at_ms + 1 if name == "at_ms" else b"\x01" * 32})
    found = kinds([*links[:place], changed, *links[place + 1 :]])
    assert "changed" in found or "moved" in found


@given(CHAINS, st.data())
def test_a_removed_link_shows_wherever_it_was(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    anchor = Head(links[-1].seq, links[-1].hash)
    assert kinds([*links[:place], *links[place + 1 :]], anchor) == (["cut"] if place == len(links) - 1 else ["removed"])


@given(CHAINS, st.data())
def test_swapped_links_show(links: list[Link], data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.integers(0, len(links) - 1), min_size=2, max_size=2, unique=True))
    swapped = list(links)
    swapped[one] = replace(links[other], seq=links[one].seq)
    swapped[other] = replace(links[one], seq=links[other].seq)
    assert kinds(swapped)
    relinked = list(links)  # the contents alone change places
    relinked[one] = replace(links[one], entry=links[other].entry, at_ms=links[other].at_ms)
    relinked[other] = replace(links[other], entry=links[one].entry, at_ms=links[one].at_ms)
    if (links[one].entry, links[one].at_ms) != (links[other].entry, links[other].at_ms):
        assert "changed" in kinds(relinked)


@given(CHAINS)
def test_a_chain_written_anew_fits_in_itself_but_not_the_head_that_was_kept(links: list[Link]) -> None:
    entries = [(link.at_ms, link.entry) for link in links]
    anew = chain([(entries[0][0], replace(entries[0][1], actor="user:mallory")), *entries[1:]], NO_HEAD)
    assert kinds(anew) == []
    assert kinds(anew, Head(links[-1].seq, links[-1].hash)) == ["replaced"]


def test_an_emptied_chain_shows_against_the_head_that_was_kept() -> None:
    assert kinds([], Head(3, b"x" * 32)) == ["cut"]
    assert kinds([]) == []


@pytest.mark.parametrize(
    "secret",
    [
        keys.mint(signs=False).text.get_secret_value(),
        new_refresh().text.get_secret_value(),
        forged(),
        "Bearer 0123456789abcdef0123",
        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2g",
        "postgresql://warhost:opensesame@db/warhost",
    ],
)
def test_an_entry_never_holds_what_looks_like_a_secret(secret: str) -> None:
    entry = Entry("user:thrall", "keys.make", subject=f"x {secret} y", reason=secret, detail={secret: [secret, {"deep": secret}]})
    core = secret.removeprefix("postgresql://warhost:").removesuffix("@db/warhost")
    assert core not in repr(entry)
    assert MASK in entry.subject


@given(st.text(max_size=600))
def test_texts_are_cut_and_hold_no_control_characters(text: str) -> None:
    entry = Entry("system", "job.start", subject=text, reason=text, outcome=text, address=text, detail={"said": text})
    for name, longest in LENGTHS.items():
        kept = getattr(entry, name)
        assert len(kept) <= longest
        assert kept.isprintable() or all(not letter.isascii() or letter.isprintable() for letter in kept)
        kept.encode()
    assert "\0" not in str(entry.detail)


@pytest.mark.parametrize(
    "wrong",
    [
        {"actor": "thrall"},
        {"actor": ""},
        {"action": "read"},
        {"action": "User.read"},
        {"count": 0},
        {"detail": {"share": 0.5}},
        {"detail": {"body": b"bytes"}},
        {"detail": {"large": 2**60}},
    ],
)
def test_an_entry_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refusal:
        Entry(**{"actor": "system", "action": "user.read", **wrong})
    assert refusal.value.code == "bad_audit_entry"


def test_a_detail_that_is_too_large_is_cut_to_its_names() -> None:
    entry = Entry("system", "bots.order", detail={f"bot{number}": "x" * 150 for number in range(40)})
    assert entry.detail["cut"] is True
    assert entry.detail["names"][:2] == ["bot0", "bot1"]


def test_refusals_of_one_address_and_minute_are_one_entry_with_a_count() -> None:
    refusals, start_ms = Refusals(), NOW_MS // MINUTE_MS * MINUTE_MS
    for at_ms in range(start_ms, start_ms + MINUTE_MS, 100):
        refusals.add("anonymous", "192.0.2.1", "bad_token" if at_ms % 3000 else "limited", at_ms)
    refusals.add("anonymous", "192.0.2.2", "bad_token", start_ms)
    refusals.add("user:thrall", "192.0.2.1", "missing_permission", start_ms)
    assert refusals.due(start_ms + MINUTE_MS - 1) == []
    refusals.add("anonymous", "192.0.2.1", "bad_token", start_ms + MINUTE_MS)
    found = refusals.due(start_ms + MINUTE_MS)
    assert [(at_ms, entry.actor, entry.address, entry.count, entry.reason) for at_ms, entry in found] == [
        (start_ms, "anonymous", "192.0.2.1", 600, "bad_token"),
        (start_ms, "anonymous", "192.0.2.2", 1, "bad_token"),
        (start_ms, "user:thrall", "192.0.2.1", 1, "missing_permission"),
    ]
    assert found[0][1].detail == {"codes": {"bad_token": 580, "limited": 20}}
    assert refusals.due(start_ms + MINUTE_MS) == []
    assert [entry.count for _, entry in refusals.due(start_ms + MINUTE_MS, everything=True)] == [1]


def test_more_askers_than_are_told_apart_share_an_entry_and_none_is_lost() -> None:
    refusals = Refusals(most=3)
    for number in range(10):
        refusals.add("anonymous", f"192.0.2.{number}", "bad_token", NOW_MS)
    found = [entry for _, entry in refusals.due(NOW_MS, everything=True)]
    assert [(entry.address, entry.count) for entry in found] == [("192.0.2.0", 1), ("192.0.2.1", 1), ("192.0.2.2", 1), (None, 7)]


def test_a_clock_that_was_set_back_keeps_no_refusal_for_ever() -> None:
    refusals = Refusals()
    refusals.add("anonymous", "192.0.2.1", "bad_token", NOW_MS)
    assert len(refusals.due(NOW_MS - 10 * MINUTE_MS)) == 1
