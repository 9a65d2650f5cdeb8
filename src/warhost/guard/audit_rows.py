# SPDX-License-Identifier: GPL-2.0-or-later
"""Links of the audit chain as rows of the store: appended, read page by page, verified from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from warhost.guard.audit import NO_HEAD, Entry, Head, Link, Problem, Verifier, chain
from warhost.guard.rows import in_ms, moment
from warhost.store import Store
from warhost.store.models import Audit

PAGE = 1000


def row_of(link: Link) -> dict[str, Any]:
    """Return a link as a row of the store."""
    entry = link.entry
    return {
        "seq": link.seq,
        "at": moment(link.at_ms),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "address": entry.address,
        "count": entry.count,
        "detail": entry.detail,
        "previous_hash": link.previous_hash,
        "hash": link.hash,
    }


def link_of(row: Audit) -> Link:
    """Return a row as the link it holds, whatever was done to it: nothing is cleaned or judged."""
    entry = object.__new__(Entry)
    for name in ("actor", "action", "subject", "reason", "outcome", "address", "count", "detail"):
        object.__setattr__(entry, name, getattr(row, name))
    return Link(row.seq, in_ms(row.at), entry, row.previous_hash, row.hash)


async def head_of(session: AsyncSession) -> Head:
    """Return the last link's number and hash."""
    row = (await session.execute(select(Audit.seq, Audit.hash).order_by(Audit.seq.desc()).limit(1))).first()
    return NO_HEAD if row is None else Head(row.seq, row.hash)


async def append(session: AsyncSession, entries: Sequence[tuple[int, Entry]]) -> list[Link]:
    """Put entries, each with its moment in ms, at the end of the chain; the database refuses where another was faster."""
    links = chain(entries, await head_of(session))
    await session.execute(insert(Audit), [row_of(link) for link in links])
    return links


async def holds(store: Store, link: Link) -> bool:
    """Return whether a link is in the chain."""
    async with store.session(read_only=True) as session:
        return (await session.execute(select(Audit.seq).where(Audit.hash == link.hash))).first() is not None


async def verify(store: Store, anchors: Sequence[Head] = ()) -> tuple[Head, list[Problem]]:
    """Read the whole chain; return its head and what is wrong with it. ``anchors`` are heads that were kept elsewhere."""
    verifier, after = Verifier(), 0
    while True:
        async with store.session(read_only=True) as session:
            rows = (await session.scalars(select(Audit).where(Audit.seq > after).order_by(Audit.seq).limit(PAGE))).all()
        for row in rows:
            verifier.read(link_of(row), anchors)
        if len(rows) < PAGE:
            verifier.end(anchors)
            return verifier.head, verifier.problems
        after = rows[-1].seq


async def newest(
    store: Store, limit: int, *, before: int | None = None, actor: str = "", action: str = "", subject: str = ""
) -> list[Link]:
    """Return links from the newest back, those before a number, of one actor, one action (``user.``: all of them) or one subject."""
    wanted = select(Audit).order_by(Audit.seq.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(Audit.seq < before)
    if actor:
        wanted = wanted.where(Audit.actor == actor)
    if action:
        wanted = wanted.where(Audit.action.startswith(action, autoescape=True) if action.endswith(".") else Audit.action == action)
    if subject:
        wanted = wanted.where(Audit.subject == subject)
    async with store.session(read_only=True) as session:
        return [link_of(row) for row in (await session.scalars(wanted)).all()]
