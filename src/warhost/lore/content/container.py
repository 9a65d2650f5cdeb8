# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a pack: a mark, then one zstd frame with a JSON head and every column's plain bytes. Nothing in it is code.

Layout inside the frame: length of the head (u32, little endian), head, texts as one JSON list (its length in the head), then per
table and column the values, little endian, without gaps, in the order of the head's list of columns.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

from warhost.lore.content.manifest import Manifest, PackError, manifest_from_json
from warhost.lore.content.schema import DTYPES

MARK = b"WARHOSTPACK1\n"
LEVEL = 9
LARGEST_BYTES = 2**31


def _layout() -> dict[str, list[list[Any]]]:
    """Return each table's columns as [name, dtype, shape]: what a file must agree with."""
    return {name: [[c, _base(dtype, c).str, list(dtype[c].shape)] for c in dtype.names or ()] for name, dtype in DTYPES.items()}


def _base(dtype: np.dtype[Any], column: str) -> np.dtype[Any]:
    return dtype[column].base.newbyteorder("<")


def write(path: Path, manifest: dict[str, Any], names: tuple[str, ...], tables: Mapping[str, NDArray[np.void]]) -> None:
    """Write a pack file; ``path`` is replaced only when all bytes are on disk beside it."""
    texts = orjson.dumps(names)
    head = orjson.dumps(
        {"manifest": manifest, "layout": _layout(), "rows": {n: len(tables[n]) for n in DTYPES}, "texts": len(texts)},
        option=orjson.OPT_SORT_KEYS,
    )
    parts = [struct.pack("<I", len(head)), head, texts]
    for name, dtype in DTYPES.items():
        for column in dtype.names or ():
            parts.append(np.ascontiguousarray(tables[name][column], _base(dtype, column)).tobytes())
    body = zstandard.ZstdCompressor(level=LEVEL, write_content_size=True).compress(b"".join(parts))
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(MARK + body)
    beside.replace(path)


def read(path: Path) -> tuple[Manifest, tuple[str, ...], dict[str, NDArray[np.void]]]:
    """Return manifest, texts and tables of a pack file; raise PackError for a foreign, damaged or older file."""
    data = path.read_bytes()
    if not data.startswith(MARK):
        raise PackError(
            f"{path} is not a Warhost content pack: its first bytes are {data[:12]!r}; import SQL with 'warhost content import'"
        )
    try:
        size = zstandard.frame_content_size(data[len(MARK) :])
        if not 4 <= size <= LARGEST_BYTES:
            raise PackError(f"{path} is damaged: it claims {size} bytes of content; copy or import it again")
        body = zstandard.ZstdDecompressor().decompress(data[len(MARK) :])
        return _parse(path, body)
    except (zstandard.ZstdError, orjson.JSONDecodeError, struct.error, KeyError, TypeError) as error:
        raise PackError(f"{path} is damaged ({error}); copy or import it again") from error


def _parse(path: Path, body: bytes) -> tuple[Manifest, tuple[str, ...], dict[str, NDArray[np.void]]]:
    (head_length,) = struct.unpack_from("<I", body)
    head = orjson.loads(body[4 : 4 + head_length])
    if head["layout"] != _layout():
        raise PackError(f"{path} was written by a version of Warhost with other tables; import or build the pack again")
    at = 4 + head_length
    names = tuple(orjson.loads(body[at : at + head["texts"]]))
    at += head["texts"]
    tables: dict[str, NDArray[np.void]] = {}
    for name, dtype in DTYPES.items():
        count = int(head["rows"][name])
        table = np.zeros(count, dtype)
        for column in dtype.names or ():
            base, shape = _base(dtype, column), dtype[column].shape
            length = count * base.itemsize * int(np.prod(shape, dtype=np.int64))
            if at + length > len(body):
                raise PackError(f"{path} is damaged: table {name} ends early; copy or import it again")
            table[column] = np.frombuffer(body[at : at + length], base).reshape((count, *shape))
            at += length
        tables[name] = table
    return manifest_from_json(head["manifest"]), names, tables
