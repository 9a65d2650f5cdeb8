# SPDX-License-Identifier: GPL-2.0-or-later
"""Let the navigation name a folder: mkdocs shows every page in it, its index first, the others by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def expanded(entry: Any, docs: Path) -> Any:
    """Return a part of the navigation in which each folder, a name that ends in ``/``, stands for its pages."""
    if isinstance(entry, str) and entry.endswith("/"):
        pages = sorted((docs / entry).glob("*.md"), key=lambda page: (page.stem != "index", page.stem))
        return [str(page.relative_to(docs)) for page in pages]
    if isinstance(entry, dict):
        return {title: expanded(part, docs) for title, part in entry.items()}
    if isinstance(entry, list):
        return [expanded(part, docs) for part in entry]
    return entry


def on_config(config: Any) -> Any:
    """Expand the folders of the navigation before mkdocs reads it; called by mkdocs."""
    config.nav = expanded(config.nav, Path(config.docs_dir))
    return config
