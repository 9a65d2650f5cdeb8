# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the steps on the connection that ``migrations.migrate`` hands over; Alembic loads this file by itself."""

from __future__ import annotations

from alembic import context

from warhost.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column by building the table anew
    compare_type=True,
    compare_server_default=True,
    user_module_prefix="models.",  # how a new step names our own types
)
with context.begin_transaction():
    context.run_migrations()
