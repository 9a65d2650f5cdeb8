# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong between Warhost and its database, as errors that a caller can act on."""

from __future__ import annotations

from warhost.errors import WarhostError


class StoreError(WarhostError):
    """Is the root of all errors of the store; by itself: the database refused what it was asked, and would again."""


class StoreUnavailableError(StoreError):
    """Tells that the database cannot be asked now; the same may work later."""


class StoreTimeoutError(StoreUnavailableError):
    """Tells that the database did not answer in time."""


class StoreConflictError(StoreError):
    """Tells that a row stands in the way, or one that was named is missing."""

    def __init__(self, message: str, constraint: str = "") -> None:
        super().__init__(message)
        self.constraint = constraint
        """The broken constraint by the name that the models give it, ``uq_users_name_folded``; empty where the database tells none."""


class QueueFullError(StoreError):
    """Tells that so many writes wait for the database that no more are accepted."""
