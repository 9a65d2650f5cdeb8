# SPDX-License-Identifier: GPL-2.0-or-later
"""The database of one process: users, keys, audit, jobs, settings history and the table of bots.

``open_store(settings)`` gives a ``Store``. It knows rows and transactions; it knows no passwords, permissions or hash
chains (``guard``), no realm and no web.
"""

from __future__ import annotations

from warhost.store.bots import BotRow
from warhost.store.errors import QueueFullError, StoreConflictError, StoreError, StoreTimeoutError, StoreUnavailableError
from warhost.store.health import Health
from warhost.store.store import Store, open_store
from warhost.store.writes import Write, statements

__all__ = [
    "BotRow",
    "Health",
    "QueueFullError",
    "Store",
    "StoreConflictError",
    "StoreError",
    "StoreTimeoutError",
    "StoreUnavailableError",
    "Write",
    "open_store",
    "statements",
]
