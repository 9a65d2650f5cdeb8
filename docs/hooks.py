# SPDX-License-Identifier: GPL-2.0-or-later
"""Let the navigation name a folder, and make a page of reference for every package from its docstrings; called by mkdocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

REFERENCE = "reference/"
PACKAGE = Path(__file__).resolve().parents[1] / "src" / "warhost"


def reference_pages() -> dict[str, str]:
    """Return page -> text of the reference: one page a package, and one for each module that stands beside them."""
    names = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    names += [path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")]
    return {f"{REFERENCE}{name}.md": f"# {name}\n\n::: warhost.{name}\n" for name in sorted(names)}


def expanded(entry: Any, docs: Path) -> Any:
    """Return a part of the navigation in which each folder, a name that ends in ``/``, stands for its pages, its index first."""
    if entry == REFERENCE:
        return list(reference_pages())
    if isinstance(entry, str) and entry.endswith("/"):
        pages = sorted((docs / entry).glob("*.md"), key=lambda page: (page.stem != "index", page.stem))
        return [str(page.relative_to(docs)) for page in pages]
    if isinstance(entry, dict):
        return {title: expanded(part, docs) for title, part in entry.items()}
    if isinstance(entry, list):
        return [expanded(part, docs) for part in entry]
    return entry


def on_config(config: Any) -> Any:
    """Expand the folders of the navigation before it is read."""
    config.nav = expanded(config.nav, Path(config.docs_dir))
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages of the reference to those that stand in the folder."""
    for page, text in reference_pages().items():
        files.append(File.generated(config, page, content=text))
    return files
