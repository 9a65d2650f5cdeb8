# SPDX-License-Identifier: GPL-2.0-or-later
"""Save the whole state to one file and bring it back, so that a realm goes on as if it had never stopped.

A file holds a header in JSON (magic, version, schema, content hash, seed, tick, state hash, arrays) and the arrays, compressed with
zstandard, with a checksum over everything. It is written beside its place and renamed, so a crash never leaves half a
snapshot under a good name.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import zstandard

from warhost.errors import WarhostError
from warhost.realm import tables
from warhost.realm.state import NAMES, State

MAGIC = b"WARHOST1"
VERSION = 1
SUFFIX = ".snapshot"


class SnapshotError(WarhostError):
    """Tells that a snapshot is damaged, of another version, or of other content."""


def schema_hash() -> str:
    """Return 16 hex digits over every table's columns: what a snapshot must agree with to be loaded."""
    digest = hashlib.sha256()
    for table in (*tables.ALL, NAMES):
        for column in table.columns:
            digest.update(f"{table.name}.{column.name}:{column.dtype}x{column.width};".encode())
    return digest.hexdigest()[:16]


def dtype_hash(dtype: np.dtype[Any]) -> str:
    """Return 16 hex digits over the columns of a table that others save with the state."""
    return hashlib.sha256(repr(dtype).encode()).hexdigest()[:16]


def save(state: State, path: Path, facts: dict[str, Any]) -> str:
    """Write ``state`` to ``path`` and return its hash. ``facts`` (content hash, seed, …) go into the header.

    Rows of pools that were never used are left out and come back as new ones. Raises OSError where the disk refuses.
    """
    arrays = _arrays(state)
    described = [(name, _dtype_text(a.dtype), list(a.shape)) for name, a in arrays.items()]
    lengths = {name: len(rows) for name, rows in state.tables.items()}
    hashed = state.state_hash()
    header = {
        **facts,
        "version": VERSION,
        "schema": schema_hash(),
        "tick": state.tick,
        "state_hash": hashed,
        "extra": {name: dtype_hash(array.dtype) for name, array in state.extra.items()},
        "lengths": lengths,
        "arrays": described,
        "waiting_blob": len(state.waiting_blob),
    }
    text = orjson.dumps(header)
    body = b"".join(np.ascontiguousarray(a).tobytes() for a in arrays.values()) + state.waiting_blob
    packed = zstandard.ZstdCompressor(level=3).compress(len(text).to_bytes(8, "little") + text + body)
    whole = MAGIC + hashlib.blake2b(packed, digest_size=16).digest() + packed
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(whole)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return hashed


def _arrays(state: State) -> dict[str, np.ndarray]:
    arrays = {name: rows[: state.used(name)] for name, rows in state.tables.items() if name != "due"}
    arrays |= {f"plain.{name}": array for name, array in state.plain.items()}
    arrays |= {f"extra.{name}": array for name, array in state.extra.items()}
    if state.waiting is not None:
        arrays["waiting"] = state.waiting
    return arrays


def _dtype_text(dtype: np.dtype[Any]) -> str:
    return "" if dtype.names else dtype.str


def read_header(path: Path) -> dict[str, Any]:
    """Return the header of a snapshot; raise SnapshotError where the file is no good snapshot."""
    return _open(path)[0]


def _open(path: Path) -> tuple[dict[str, Any], bytes]:
    whole = path.read_bytes()
    if whole[:8] != MAGIC:
        raise SnapshotError(f"{path} starts with {whole[:8]!r}, expected {MAGIC!r}: it is no snapshot of this program")
    if hashlib.blake2b(whole[24:], digest_size=16).digest() != whole[8:24]:
        raise SnapshotError(f"{path} is damaged: its checksum does not fit; use an older snapshot")
    raw = zstandard.ZstdDecompressor().decompress(whole[24:])
    size = int.from_bytes(raw[:8], "little")
    header: dict[str, Any] = orjson.loads(raw[8 : 8 + size])
    return header, raw[8 + size :]


def load(path: Path, spells: int, maps: int, extra: dict[str, np.dtype[Any]]) -> tuple[State, dict[str, Any]]:
    """Return the state that ``path`` holds, and its header. ``extra`` gives the dtypes of what others saved with it.

    Raises SnapshotError where the file is damaged, of another version or schema, or comes back with another hash.
    """
    header, body = _open(path)
    if header["version"] != VERSION or header["schema"] != schema_hash():
        seen = f"version {header['version']}, schema {header['schema']}"
        raise SnapshotError(f"{path} has {seen}, expected version {VERSION}, schema {schema_hash()}: start a new realm with --fresh")
    for name, seen in header.get("extra", {}).items():
        if name not in extra or dtype_hash(extra[name]) != seen:
            raise SnapshotError(f"{path} holds a table {name!r} with other columns than this program has: start a new realm with --fresh")
    sizes = {name: length for name, length in header["lengths"].items() if name not in ("clock", "rules", "pools")}
    state = State(sizes, maps, spells, int(header["seed"]))
    at = 0
    for name, text, shape in header["arrays"]:
        dtype = np.dtype(text) if text else _table_dtype(name, state, extra)
        count = int(np.prod(shape)) if shape else 1
        array = np.frombuffer(body, dtype, count, at).reshape(shape)
        at += count * dtype.itemsize
        _put(state, name, array)
    state.waiting_blob = body[at : at + int(header["waiting_blob"])]
    if state.state_hash() != header["state_hash"]:
        raise SnapshotError(f"{path} came back with state hash {state.state_hash()}, expected {header['state_hash']}")
    return state, header


def _table_dtype(name: str, state: State, extra: dict[str, np.dtype[Any]]) -> np.dtype[Any]:
    if name == "waiting":
        from warhost.protocol.records import BASE_DTYPE

        return BASE_DTYPE
    if name.startswith("extra."):
        return extra[name.removeprefix("extra.")]
    return state.tables[name].dtype


def _put(state: State, name: str, array: np.ndarray) -> None:
    if name == "waiting":
        state.waiting = array.copy()
    elif name.startswith("plain."):
        state.plain[name.removeprefix("plain.")] = array.copy()
    elif name.startswith("extra."):
        state.extra[name.removeprefix("extra.")] = array.copy()
    else:
        state.tables[name][: len(array)] = array


def newest(folder: Path) -> list[Path]:
    """Return the snapshots in ``folder``, the one with the highest tick first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def path_for(folder: Path, tick: int) -> Path:
    """Return where the snapshot of ``tick`` goes."""
    return folder / f"{tick:012d}{SUFFIX}"
