# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings: what can be set, where each value came from, and what is wrong with a bad one."""

from __future__ import annotations

from warhost.config.load import Loaded, SettingsError, config_file, load
from warhost.config.sections import GuardSettings, LoggingSettings, RealmSettings, RulesSettings, Settings, StoreSettings

__all__ = [
    "GuardSettings",
    "Loaded",
    "LoggingSettings",
    "RealmSettings",
    "RulesSettings",
    "Settings",
    "SettingsError",
    "StoreSettings",
    "config_file",
    "load",
]
