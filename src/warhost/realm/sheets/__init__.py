# SPDX-License-Identifier: GPL-2.0-or-later
"""Sheets: what class, level, gear and auras add up to for one unit."""

from __future__ import annotations

from warhost.realm.sheets.refresh import refresh_sheet, refresh_speed

__all__ = ["refresh_sheet", "refresh_speed"]
