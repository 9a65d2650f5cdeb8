# SPDX-License-Identifier: GPL-2.0-or-later
"""What commands share: the settings in force, with the options of ``warhost`` itself and the command's own flags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from warhost.cli import logs
from warhost.config import Loaded, SettingsError, load

if TYPE_CHECKING:
    from typer import Context


def parse_assignments(assignments: list[str]) -> dict[str, object]:
    """Read ``NAME=VALUE`` texts of ``--set``; raises SettingsError for one of another shape."""
    found: dict[str, object] = {}
    for text in assignments:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise SettingsError(f"--set {text}: expected NAME=VALUE, such as realm.seed=7")
        found[name.strip()] = value
    return found


def load_settings(ctx: Context, flags: Mapping[str, object] | None = None) -> Loaded:
    """Return the settings for the command that ``ctx`` belongs to.

    ``flags`` maps dotted names to the values of the command's own flags (None: not given); they win over ``--set``.
    Sets logging up as they say. Raises SettingsError as ``warhost.config.load`` does.
    """
    root = ctx.find_root().params
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    loaded = load({**parse_assignments(root.get("values") or []), **given}, root.get("config"))
    logs.configure(loaded.settings.logging)
    return loaded
