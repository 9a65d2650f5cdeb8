# SPDX-License-Identifier: GPL-2.0-or-later
"""What is recorded: the audit chain, jobs, changes of settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from warhost.store.models.base import Base, RowId


class Audit(Base):
    """Is a link of the audit chain: who did what to what, and why. The database itself refuses to change or delete one."""

    __tablename__ = "audit"
    __table_args__ = (CheckConstraint("count >= 1", name="count"),)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Counts up from 1 without a gap."""
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(String(80), index=True)
    """``user:NAME``, ``key:PREFIX``, ``system`` or ``anonymous``."""
    action: Mapped[str] = mapped_column(String(64), index=True)
    subject: Mapped[str] = mapped_column(String(160))
    """What it was done to, such as ``bot:17``; empty where there is none."""
    outcome: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(String(256))
    address: Mapped[str | None] = mapped_column(String(45))
    count: Mapped[int] = mapped_column(default=1)
    """How many equal events this row stands for."""
    detail: Mapped[dict[str, Any]]
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    """The hash of the link before, so that two writers cannot both follow one link."""
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)


class Job(Base):
    """Is long work that somebody asked for."""

    __tablename__ = "jobs"
    __table_args__ = (CheckConstraint("state in ('waiting', 'running', 'done', 'failed', 'cancelled')", name="state"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    asked_by: Mapped[str] = mapped_column(String(80))
    arguments: Mapped[dict[str, Any]]
    done: Mapped[int] = mapped_column(BigInteger, default=0)
    total: Mapped[int | None] = mapped_column(BigInteger)
    """How many steps there are; None while that is unknown."""
    note: Mapped[str] = mapped_column(String(256), default="")
    result: Mapped[dict[str, Any] | None]
    problem: Mapped[dict[str, Any] | None]
    """Why it failed, as an RFC 9457 problem."""
    created_at: Mapped[datetime] = mapped_column(index=True)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    cancel_asked_at: Mapped[datetime | None]


class SettingChange(Base):
    """Is one setting that changed while the program ran."""

    __tablename__ = "settings_history"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    reload: Mapped[int] = mapped_column(BigInteger)
    """Changes of one reload share its number."""
    name: Mapped[str] = mapped_column(String(80), index=True)
    before: Mapped[str]
    """The value as it may be shown: secrets are masked."""
    after: Mapped[str]
    origin: Mapped[str]
    actor: Mapped[str] = mapped_column(String(80))
    applied: Mapped[bool]
    """Whether it took effect at once; else at the next start."""
