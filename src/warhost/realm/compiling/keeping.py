# SPDX-License-Identifier: GPL-2.0-or-later
"""Keep parts on disk, so that of several processes that compile at once each kernel is compiled by one.

A file holds one part: its signature, its description, its own intermediate code, and which parts it calls.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numba.core import serialize

from warhost.realm.compiling.linking import Part

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """Is a part ready to be called: Numba's signature and description of the function, and its library."""

    signature: Any
    fndesc: Any
    library: Part


@dataclass(frozen=True, slots=True)
class Kept:
    """Is a part as its file holds it; ``calls`` are the parts that it calls, by kernel and argument types."""

    signature: Any
    fndesc: Any
    bitcode: bytes
    calls: tuple[tuple[Name, tuple[Any, ...]], ...]


def path_of(folder: Path, name: Name, args: tuple[Any, ...]) -> Path:
    """Return the file of the part of kernel ``name`` for argument types ``args``."""
    digest = hashlib.sha256(repr((name, [str(kind) for kind in args])).encode()).hexdigest()[:32]
    return folder / "parts" / f"{digest}.part"


def load(folder: Path | None, name: Name, args: tuple[Any, ...]) -> Kept | None:
    """Return the part that was kept, or None."""
    if folder is None:
        return None
    try:
        data = path_of(folder, name, args).read_bytes()
    except FileNotFoundError:
        return None
    return Kept(*pickle.loads(data))  # noqa: S301 - our own cache folder, as trusted as the machine code beside it


def save(folder: Path | None, name: Name, args: tuple[Any, ...], made: Made) -> None:
    """Keep a part whole or not at all; one that calls a part which cannot be kept is not kept either."""
    calls = tuple(part.call for part in dict.fromkeys(made.library.parts))
    if folder is None or None in calls:
        return
    made.fndesc.typemap = made.fndesc.calltypes = None
    path = path_of(folder, name, args)
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(serialize.dumps((made.signature, made.fndesc, made.library.bitcode, calls)))
    unfinished.replace(path)
