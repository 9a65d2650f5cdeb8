# SPDX-License-Identifier: GPL-2.0-or-later
"""Name a local socket whose path is longer than the system takes: by a descriptor of its folder, where there is /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST = 100
"""Bytes; Linux takes 107, other systems 103."""


@contextmanager
def short_path(path: Path) -> Iterator[str]:
    """Give a name for ``path`` that a socket can be bound or connected to while the block runs."""
    if len(os.fsencode(path)) <= LONGEST:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
