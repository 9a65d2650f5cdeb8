# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of a store for tests."""

from __future__ import annotations

from warhost.config import Settings


def settings_for(url: str, **store: object) -> Settings:
    """Return settings with a store at ``url``."""
    return Settings.model_validate({"store": {"url": url, **store}})
