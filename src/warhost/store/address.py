# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the database is, read from the settings: a file of SQLite, or PostgreSQL by URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from warhost.config.masking import redacted
from warhost.store.errors import StoreError

if TYPE_CHECKING:
    from warhost.config import Settings

FILE_NAME = "store.sqlite3"


@dataclass(frozen=True)
class Address:
    """Says where the database is; a password stands in ``dsn`` alone."""

    shown: str
    """The address as it may be printed."""
    file: Path | None = None
    """The file of SQLite; None for PostgreSQL."""
    dsn: str = field(default="", repr=False)
    """What asyncpg connects with; empty for SQLite."""


def address_of(settings: Settings) -> Address:
    """Return where the settings say the database is; raises StoreError where its driver is not installed."""
    url = settings.store.url
    if url is None:
        file = settings.realm.data_dir / FILE_NAME
        return Address(f"sqlite:///{file}", file)
    text = url.get_secret_value()
    if text.startswith("sqlite:///"):
        file = Path(unquote(text.removeprefix("sqlite:///")))
        return Address(f"sqlite:///{file}", file)
    if find_spec("asyncpg") is None:
        raise StoreError("store.url names PostgreSQL, whose driver is not installed: pip install 'warhost[postgres]'")
    return Address(redacted(text), dsn=text)
