# SPDX-License-Identifier: GPL-2.0-or-later
"""Who may do what: roles, users, their log-ins with rotating refresh tokens, and keys of programs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from warhost.store.models.base import Base, RowId


class Role(Base):
    """Is a named set of permissions."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    permissions: Mapped[list[str]]
    built_in: Mapped[bool] = mapped_column(default=False)
    """Roles that ship with Warhost cannot be changed or deleted."""
    created_at: Mapped[datetime]


class User(Base):
    """Is a person who logs in."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    name_folded: Mapped[str] = mapped_column(String(128), unique=True)
    """The name without case (``str.casefold``), so that no two differ by case alone."""
    password_hash: Mapped[str | None] = mapped_column(String(256))
    """Argon2id with its parameters; None until the user has set a password."""
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id", ondelete="RESTRICT"), index=True)
    enabled: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    password_changed_at: Mapped[datetime | None]
    tokens_valid_from: Mapped[datetime | None]
    """Tokens issued before this moment are revoked."""
    last_login_at: Mapped[datetime | None]

    role: Mapped[Role] = relationship(lazy="raise")


class Login(Base):
    """Is one session of a user on one device, from log-in to log-out; its refresh tokens follow each other."""

    __tablename__ = "logins"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """Random, in the access token too, so that a revoked log-in takes its access tokens along."""
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_why: Mapped[str | None] = mapped_column(String(64))
    address: Mapped[str | None] = mapped_column(String(45))
    user_agent: Mapped[str | None] = mapped_column(String(256))

    user: Mapped[User] = relationship(lazy="raise")


class RefreshToken(Base):
    """Is one refresh token of a log-in, by its hash; one that was used before and comes again betrays a thief."""

    __tablename__ = "refresh_tokens"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    login_id: Mapped[str] = mapped_column(ForeignKey("logins.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    login: Mapped[Login] = relationship(lazy="raise")


class Key(Base):
    """Is a key of a program: found by its prefix, held against its hash."""

    __tablename__ = "keys"
    __table_args__ = (CheckConstraint("tier in ('anonymous', 'authenticated', 'premium', 'internal')", name="tier"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    prefix: Mapped[str] = mapped_column(String(16), unique=True)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    name: Mapped[str] = mapped_column(String(64))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id", ondelete="RESTRICT"), index=True)
    tier: Mapped[str] = mapped_column(String(16), default="authenticated")
    signing_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The sealed secret of signed requests; None for a key that signs nothing."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    rotated_from_id: Mapped[int | None] = mapped_column(ForeignKey("keys.id", ondelete="SET NULL"))

    owner: Mapped[User] = relationship(lazy="raise")
    role: Mapped[Role] = relationship(lazy="raise")
