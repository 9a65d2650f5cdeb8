# SPDX-License-Identifier: GPL-2.0-or-later
"""Chain the audit: each link holds the hash of the one before, so that a row changed, removed or put elsewhere shows.

An entry says who did or read what, on what, and why; never a secret, never what a message says.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from warhost.config.masking import MASK, redacted
from warhost.guard.errors import Invalid

GENESIS = bytes(32)
"""What stands before the first link."""
ACTION = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*){1,2}")
ACTOR = re.compile(r"(user|key):\S.*|system|anonymous")
LENGTHS: Mapping[str, int] = {"actor": 80, "action": 64, "subject": 160, "outcome": 32, "reason": 256, "address": 45}
DETAIL_CHARACTERS = 200
DETAIL_BYTES = 4000
SECRETS = re.compile(
    r"(wh_[a-z2-7]{12}_|whr_|whl_)[A-Za-z0-9_-]{20,}"  # keys, refresh tokens, log-in links
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"  # JWTs
    r"|\$argon2[a-z]*\$\S+"
    r"|(?i:bearer|basic)\s+[A-Za-z0-9+/._~=-]{12,}"
)


def clean(text: str, longest: int) -> str:
    """Return a text fit to be kept: what looks like one of our secrets masked, no control characters, no longer than allowed."""
    masked = redacted(SECRETS.sub(MASK, text))
    plain = "".join(" " if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") else character for character in masked)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def clean_detail(value: Any) -> Any:
    """Return a detail fit to be kept: texts cleaned; whole numbers, yes and no, nothing, lists and tables of those. Raises Invalid."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    if isinstance(value, str):
        return clean(value, DETAIL_CHARACTERS)
    if isinstance(value, Mapping):
        return {clean(str(name), 64): clean_detail(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [clean_detail(each) for each in (sorted(value) if isinstance(value, set | frozenset) else value)]
    raise Invalid("bad_audit_entry", f"an audit entry cannot hold a {type(value).__name__}; expected texts and whole numbers")


@dataclass(frozen=True)
class Entry:
    """Is something to be remembered. Texts are cleaned and cut when it is made."""

    actor: str
    """``user:NAME``, ``key:PREFIX``, ``system`` or ``anonymous``."""
    action: str
    """What was done, such as ``user.disable``; reading something personal is something done: ``user.read``."""
    subject: str = ""
    """What it was done to, such as ``user:thrall``."""
    reason: str = ""
    outcome: str = "done"
    address: str | None = None
    count: int = 1
    detail: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not ACTION.fullmatch(self.action) or not ACTOR.fullmatch(self.actor) or self.count < 1:
            seen = f"{self.actor!r} {self.action!r} × {self.count}"
            raise Invalid("bad_audit_entry", f"seen {seen}, expected such as 'user:thrall' 'bots.order' × 1")
        for name, longest in LENGTHS.items():
            value = getattr(self, name)
            object.__setattr__(self, name, value if value is None else clean(value, longest))
        detail = clean_detail(self.detail)
        if len(json.dumps(detail)) > DETAIL_BYTES:
            detail = {"cut": True, "names": [clean(str(name), 64) for name in list(self.detail)[:20]]}
        object.__setattr__(self, "detail", detail)


@dataclass(frozen=True)
class Link:
    """Is an entry in its place in the chain."""

    seq: int
    at_ms: int
    entry: Entry
    previous_hash: bytes
    hash: bytes


@dataclass(frozen=True)
class Head:
    """Says how long the chain was, and the hash of its last link then: kept elsewhere, it shows that the end was cut off."""

    seq: int
    hash: bytes


NO_HEAD = Head(0, GENESIS)


def hash_of(seq: int, at_ms: int, entry: Entry, previous_hash: bytes) -> bytes:
    """Return the hash of a link: SHA-256 over the hash before and the entry as JSON in one fixed form."""
    content = [seq, at_ms, entry.actor, entry.action, entry.subject, entry.outcome, entry.reason, entry.address, entry.count, entry.detail]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(previous_hash + text.encode()).digest()


def chain(entries: Iterable[tuple[int, Entry]], head: Head) -> list[Link]:
    """Return entries, each with the moment it happened in ms, as the links that follow ``head``."""
    links, seq, previous = [], head.seq, head.hash
    for at_ms, entry in entries:
        seq += 1
        link_hash = hash_of(seq, at_ms, entry, previous)
        links.append(Link(seq, at_ms, entry, previous, link_hash))
        previous = link_hash
    return links


@dataclass(frozen=True)
class Problem:
    """Says what is wrong at one place of the chain: ``changed``, ``removed``, ``moved``, ``cut`` or ``replaced``."""

    seq: int
    kind: str
    text: str


class Verifier:
    """Reads a chain link by link and notices what was done to it."""

    def __init__(self) -> None:
        self.head = NO_HEAD
        self.problems: list[Problem] = []

    def read(self, link: Link, anchors: Iterable[Head] = ()) -> None:
        """Take the next link, by number; ``anchors`` are heads that were kept elsewhere."""
        if link.seq != self.head.seq + 1:
            first, last = self.head.seq + 1, link.seq - 1
            kind = "removed" if link.seq > self.head.seq else "moved"
            self._found(first, kind, f"after link {self.head.seq} comes {link.seq}: {max(last - first + 1, 0)} are missing")
        elif link.previous_hash != self.head.hash:
            self._found(link.seq, "moved", f"link {link.seq} does not follow link {self.head.seq}: one of them was put in another's place")
        if hash_of(link.seq, link.at_ms, link.entry, link.previous_hash) != link.hash:
            self._found(link.seq, "changed", f"link {link.seq} does not hold what it held when it was written")
        for anchor in anchors:
            if anchor.seq == link.seq and anchor.hash != link.hash:
                self._found(link.seq, "replaced", f"link {link.seq} is not the one whose hash was kept: the chain was written anew")
        self.head = Head(link.seq, link.hash)

    def end(self, anchors: Iterable[Head] = ()) -> None:
        """Say that no link follows; a chain that is shorter than an anchor says was cut."""
        for anchor in anchors:
            if anchor.seq > self.head.seq:
                self._found(self.head.seq + 1, "cut", f"the chain ends at link {self.head.seq}, but reached {anchor.seq} once")

    def _found(self, seq: int, kind: str, text: str) -> None:
        self.problems.append(Problem(seq, kind, text))
