# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the first tables: access, records, bots, marks of writers; the database itself holds the audit append-only."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = ("roles", "users", "logins", "refresh_tokens", "keys", "audit", "jobs", "settings_history", "bots", "write_marks")
"""In the order in which they are made: a table comes after those that it names."""


def upgrade() -> None:
    """Make the tables."""
    _make_users()
    _make_keys()
    _make_records()
    _make_bots()
    _hold_the_audit_append_only()


def downgrade() -> None:
    """Drop the tables and all they hold."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_append_only()")


def _needed(name: str, kind: Any, *rest: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, *rest, nullable=False)


def _optional(name: str, kind: Any, *rest: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, *rest, nullable=True)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _foreign(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_users() -> None:
    op.create_table(
        "roles",
        _needed("id", ROW_ID),
        _needed("name", sa.String(64)),
        _needed("permissions", JSON),
        _needed("built_in", sa.Boolean()),
        _needed("created_at", MOMENT),
        _primary("roles", "id"),
        _unique("roles", "name"),
    )
    op.create_table(
        "users",
        _needed("id", ROW_ID),
        _needed("name", sa.String(64)),
        _needed("name_folded", sa.String(128)),
        _optional("password_hash", sa.String(256)),
        _needed("role_id", ROW_ID),
        _needed("enabled", sa.Boolean()),
        _needed("created_at", MOMENT),
        _optional("password_changed_at", MOMENT),
        _optional("tokens_valid_from", MOMENT),
        _optional("last_login_at", MOMENT),
        _primary("users", "id"),
        _unique("users", "name_folded"),
        _foreign("users", "role_id", "roles.id", "RESTRICT"),
    )
    _index("users", "role_id")
    op.create_table(
        "logins",
        _needed("id", sa.String(32)),
        _needed("user_id", ROW_ID),
        _needed("created_at", MOMENT),
        _needed("last_used_at", MOMENT),
        _needed("expires_at", MOMENT),
        _optional("revoked_at", MOMENT),
        _optional("revoked_why", sa.String(64)),
        _optional("address", sa.String(45)),
        _optional("user_agent", sa.String(256)),
        _primary("logins", "id"),
        _foreign("logins", "user_id", "users.id", "CASCADE"),
    )
    _index("logins", "user_id")


def _make_keys() -> None:
    op.create_table(
        "refresh_tokens",
        _needed("id", ROW_ID),
        _needed("login_id", sa.String(32)),
        _needed("token_hash", sa.LargeBinary(32)),
        _needed("issued_at", MOMENT),
        _needed("expires_at", MOMENT),
        _optional("used_at", MOMENT),
        _primary("refresh_tokens", "id"),
        _unique("refresh_tokens", "token_hash"),
        _foreign("refresh_tokens", "login_id", "logins.id", "CASCADE"),
    )
    _index("refresh_tokens", "login_id")
    op.create_table(
        "keys",
        _needed("id", ROW_ID),
        _needed("prefix", sa.String(16)),
        _needed("key_hash", sa.LargeBinary(32)),
        _needed("name", sa.String(64)),
        _needed("owner_id", ROW_ID),
        _needed("role_id", ROW_ID),
        _needed("tier", sa.String(16)),
        _optional("signing_secret", sa.LargeBinary()),
        _needed("created_at", MOMENT),
        _optional("expires_at", MOMENT),
        _optional("revoked_at", MOMENT),
        _optional("last_used_at", MOMENT),
        _optional("rotated_from_id", ROW_ID),
        _primary("keys", "id"),
        _unique("keys", "prefix"),
        _foreign("keys", "owner_id", "users.id", "CASCADE"),
        _foreign("keys", "role_id", "roles.id", "RESTRICT"),
        _foreign("keys", "rotated_from_id", "keys.id", "SET NULL"),
        sa.CheckConstraint("tier in ('anonymous', 'authenticated', 'premium', 'internal')", name=op.f("ck_keys_tier")),
    )
    _index("keys", "owner_id", "role_id")


def _make_records() -> None:
    op.create_table(
        "audit",
        _needed("seq", sa.BigInteger()),
        _needed("at", MOMENT),
        _needed("actor", sa.String(80)),
        _needed("action", sa.String(64)),
        _needed("subject", sa.String(160)),
        _needed("outcome", sa.String(32)),
        _needed("reason", sa.String(256)),
        _optional("address", sa.String(45)),
        _needed("count", sa.Integer()),
        _needed("detail", JSON),
        _needed("previous_hash", sa.LargeBinary(32)),
        _needed("hash", sa.LargeBinary(32)),
        _primary("audit", "seq"),
        _unique("audit", "previous_hash"),
        _unique("audit", "hash"),
        sa.CheckConstraint("count >= 1", name=op.f("ck_audit_count")),
    )
    _index("audit", "at", "actor", "action")
    op.create_table(
        "jobs",
        _needed("id", sa.String(32)),
        _needed("kind", sa.String(64)),
        _needed("state", sa.String(16)),
        _needed("asked_by", sa.String(80)),
        _needed("arguments", JSON),
        _needed("done", sa.BigInteger()),
        _optional("total", sa.BigInteger()),
        _needed("note", sa.String(256)),
        _optional("result", JSON),
        _optional("problem", JSON),
        _needed("created_at", MOMENT),
        _optional("started_at", MOMENT),
        _optional("ended_at", MOMENT),
        _optional("cancel_asked_at", MOMENT),
        _primary("jobs", "id"),
        sa.CheckConstraint("state in ('waiting', 'running', 'done', 'failed', 'cancelled')", name=op.f("ck_jobs_state")),
    )
    _index("jobs", "kind", "state", "created_at")
    op.create_table(
        "settings_history",
        _needed("id", ROW_ID),
        _needed("at", MOMENT),
        _needed("reload", sa.BigInteger()),
        _needed("name", sa.String(80)),
        _needed("before", sa.String()),
        _needed("after", sa.String()),
        _needed("origin", sa.String()),
        _needed("actor", sa.String(80)),
        _needed("applied", sa.Boolean()),
        _primary("settings_history", "id"),
    )
    _index("settings_history", "at", "name")


def _make_bots() -> None:
    whole = ("map", "zone"), ("hp", "max_hp"), ("xp", "kills", "deaths")
    op.create_table(
        "bots",
        _needed("guid", sa.BigInteger()),
        _needed("name", sa.String(12)),
        *(_needed(name, sa.SmallInteger()) for name in ("race", "class_id", "level")),
        *(_needed(name, sa.Integer()) for name in whole[0]),
        *(_needed(name, sa.Double()) for name in ("x", "y", "z")),
        _needed("state", sa.String(16)),
        _needed("stuck_reason", sa.String(64)),
        *(_needed(name, sa.Integer()) for name in whole[1]),
        _needed("target", sa.BigInteger()),
        *(_needed(name, sa.Integer()) for name in whole[2]),
        _needed("copper", sa.BigInteger()),
        _needed("updated_tick", sa.BigInteger()),
        _primary("bots", "guid"),
        postgresql_with={"fillfactor": 50},
    )
    _index("bots", "name")
    op.create_table(
        "write_marks",
        _needed("writer", sa.String(32)),
        _needed("batch", sa.BigInteger()),
        _needed("at", MOMENT),
        _primary("write_marks", "writer"),
    )


def _hold_the_audit_append_only() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'audit is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END")
