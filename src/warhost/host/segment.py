# SPDX-License-Identifier: GPL-2.0-or-later
"""The piece of memory that a realm shares: made by the realm, mapped by faces for reading alone.

It is a file in memory (``/dev/shm`` where there is one, so that no disk writes it back; else in the run directory), readable by its
owner only. The link ``shared`` in the run directory leads to it.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from warhost.host.errors import HostError, NotRunningError
from warhost.host.layout import HEADER, MAGIC, Layout, schema_hash

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - our file there has a mode of 0600 and must not exist before
LINK = "shared"
PREFIX = "warhost-"
CLOSED_AT = 8 * [column.name for column in HEADER.columns].index("closed")
"""Where the header says that it is closed: all its columns have 8 bytes."""


class Segment:
    """Holds the mapped memory, its header and its layout. The one who made it may write."""

    def __init__(self, memory: mmap.mmap, layout: Layout, inode: int) -> None:
        """Take a mapped file of that layout."""
        self.layout = layout
        self.inode = inode
        self.view = memoryview(memory)
        self.header = np.frombuffer(self.view, HEADER.dtype, 1)

    @property
    def texts(self) -> dict[str, Any]:
        """Return the names that numbers of this memory stand for."""
        at, size = self.layout.texts_at, self.layout.texts_bytes
        made: dict[str, Any] = orjson.loads(self.view[at : at + size])
        return made

    @property
    def is_closed(self) -> bool:
        """Return whether its realm has gone, or writes elsewhere."""
        return bool(self.header["closed"][0])


def create(run: Path, layout: Layout, texts: bytes, generation: int) -> Segment:
    """Make a new piece of memory for the realm of this process, and retire the one that was there before.

    Raises HostError where there is no room for it.
    """
    before = _target(run)
    home = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else run
    path = home / f"{PREFIX}{os.getuid()}-{generation:x}-{layout.size:x}"
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, layout.size)
        segment = Segment(mmap.mmap(descriptor, layout.size), layout, os.fstat(descriptor).st_ino)
    except OSError as error:
        path.unlink()
        raise HostError(f"cannot share {layout.size / 1e6:.0f} MB in {home}: {error.strerror}; make room there") from error
    finally:
        os.close(descriptor)
    segment.view[layout.texts_at : layout.texts_at + len(texts)] = texts
    header = segment.header
    header["schema"], header["generation"], header["pid"] = schema_hash(), generation, os.getpid()
    for name in ("bots", "opcodes", "events", "texts_bytes"):
        header[name] = getattr(layout, name)
    header["magic"] = MAGIC
    beside = run / f"{LINK}.part"
    beside.unlink(missing_ok=True)
    beside.symlink_to(path)
    beside.replace(run / LINK)
    _close(before)
    return segment


def retire(run: Path) -> None:
    """Tell those who read the memory of ``run`` that its realm has gone, and remove it. Does nothing where there is none."""
    target = _target(run)
    (run / LINK).unlink(missing_ok=True)
    _close(target)


def _target(run: Path) -> Path | None:
    try:
        return (run / LINK).readlink()
    except FileNotFoundError:
        return None


def _close(target: Path | None) -> None:
    """Mark the memory ``target`` as closed and remove it, if it is still there."""
    if target is None or not target.exists():
        return
    descriptor = os.open(target, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        if os.fstat(descriptor).st_size >= HEADER.dtype.itemsize:
            os.pwrite(descriptor, (1).to_bytes(8, "little"), CLOSED_AT)
    finally:
        os.close(descriptor)
    target.unlink()


def attach(run: Path) -> Segment:
    """Return the memory that the realm of ``run`` shares, for reading alone.

    Raises NotRunningError where there is none, HostError where another version of the program made it.
    """
    try:
        descriptor = os.open(run / LINK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise NotRunningError(f"no realm runs on {run.parent}: start one with warhost up, or name its folder with --data-dir") from error
    try:
        size = os.fstat(descriptor).st_size
        if size < HEADER.dtype.itemsize:
            raise NotRunningError(f"the realm on {run.parent} is still starting: try again in a moment")
        memory = mmap.mmap(descriptor, size, access=mmap.ACCESS_READ)
        inode = os.fstat(descriptor).st_ino
    finally:
        os.close(descriptor)
    header = np.frombuffer(memory, HEADER.dtype, 1)[0]
    if header["magic"] != MAGIC or header["schema"] != schema_hash():
        raise HostError(f"the realm on {run.parent} is of another version of Warhost: use its own warhost command, or restart it")
    layout = Layout(*(int(header[name]) for name in ("bots", "opcodes", "events", "texts_bytes")))
    return Segment(memory, layout, inode)
