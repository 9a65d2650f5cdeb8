# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of the store, one file a subject."""

from __future__ import annotations

from warhost.store.models.access import Key, Login, RefreshToken, Role, User
from warhost.store.models.base import Base, Guid, Json, Moment
from warhost.store.models.bots import Bot
from warhost.store.models.records import Audit, Job, SettingChange
from warhost.store.models.writing import WriteMark

__all__ = [
    "Audit",
    "Base",
    "Bot",
    "Guid",
    "Job",
    "Json",
    "Key",
    "Login",
    "Moment",
    "RefreshToken",
    "Role",
    "SettingChange",
    "User",
    "WriteMark",
]
