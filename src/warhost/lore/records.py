# SPDX-License-Identifier: GPL-2.0-or-later
"""Records: facts with their provenance. A field may carry its own where it differs from its record's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from warhost.errors import WarhostError
from warhost.lore.provenance import Provenance, parse, written


class BadRecord(WarhostError):  # noqa: N818 - the name says what was read
    """Tells that a line of a data file is no record."""


@dataclass(frozen=True, slots=True)
class Record:
    """Holds facts about one thing, the provenance of all, and that of each group of fields that differs."""

    id: int
    name: str
    provenance: Provenance
    facts: Mapping[str, Any]
    own: Mapping[str, Provenance] = field(default_factory=dict)

    def of(self, group: str) -> Provenance:
        """Return the provenance of a group of fields."""
        return self.own.get(group, self.provenance)


def read_line(line: bytes, where: str) -> Record:
    """Return the record on one line of JSON; raise `BadRecord` naming ``where`` it is not one."""
    row = orjson.loads(line)
    try:
        own = {group: parse(text) for group, text in row.pop("own", {}).items()}
        return Record(row.pop("id"), row.pop("name"), parse(row.pop("from")), row, own)
    except (KeyError, ValueError) as error:
        raise BadRecord(f"{where}: {error!r} is missing or malformed; a record has id, name and from (era/source/confidence)") from None


def write_line(record: Record) -> bytes:
    """Return the record as one line of JSON, keys in the order given, provenance of fields last."""
    row = {"id": record.id, "name": record.name, "from": written(record.provenance), **record.facts}
    if record.own:
        row["own"] = {group: written(own) for group, own in sorted(record.own.items())}
    return orjson.dumps(row)


def read_file(path: Path) -> list[Record]:
    """Return the records of a data file: a JSON array with one record a line."""
    records = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        text = line.strip().rstrip(b",")
        if text not in (b"[", b"]", b""):
            records.append(read_line(text, f"{path.name}:{number}"))
    return records


def write_file(path: Path, records: list[Record]) -> None:
    """Write records as a JSON array with one record a line."""
    path.write_bytes(b"[\n" + b",\n".join(write_line(record) for record in records) + b"\n]\n")
