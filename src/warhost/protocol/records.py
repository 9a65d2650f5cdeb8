# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets as the realm's inbox holds them: 96 bytes each, a header of 16 and the packet's numbers as columns.

Kernels read the columns of a batch; whoever needs texts, lists or rarely used fields reads the body that ``blob_at`` and ``blob_len``
point to in the batch's blob. A record whose columns say everything has no blob. A conditional field that is absent is zero in its column.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from warhost.protocol.codec import decode_as, encode
from warhost.protocol.errors import LocalProtocolError
from warhost.protocol.packet import Field, Packet
from warhost.protocol.registry import Sender, definition

RECORD_SIZE = 96
"""Bytes of a record."""

HEADER = (("session", "<i4"), ("opcode", "<u4"), ("blob_at", "<i4"), ("blob_len", "<i4"))
"""The columns that every record starts with."""

_HEADER_SIZE = 16

BASE_DTYPE = np.dtype([*HEADER, ("columns", "u1", (RECORD_SIZE - _HEADER_SIZE,))], align=True)
"""A record of an unknown opcode: the header, and the other columns as bytes. An array of it can be viewed as any record_dtype."""


def columns_of(packet: Packet) -> tuple[Field, ...]:
    """Return the fields that have a column, widest first (so that every column is aligned)."""
    with_column = [field for field in packet.fields if field.column]
    return tuple(sorted(with_column, key=lambda field: -np.dtype(field.column).itemsize))


@cache
def record_dtype(opcode: str | int, sender: Sender | None = None) -> np.dtype[np.void]:
    """Return the dtype of an opcode's records: RECORD_SIZE bytes, aligned, the header and a column a number.

    Raises LocalProtocolError where the packet is not defined, or its columns do not fit.
    """
    packet = definition(opcode, sender)
    names, formats, offsets = [name for name, _ in HEADER], [kind for _, kind in HEADER], [0, 4, 8, 12]
    at = _HEADER_SIZE
    for field in columns_of(packet):
        names.append(field.name)
        formats.append(field.column)
        offsets.append(at)
        at += np.dtype(field.column).itemsize
    if at > RECORD_SIZE:
        text = f"its columns take {at} bytes, a record has {RECORD_SIZE}: set in_record=False on fields that the kernels do not need"
        raise LocalProtocolError(text, reason="too_long", packet=packet.name, opcode=packet.number)
    return np.dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": RECORD_SIZE}, align=True)


def blank_records(opcode: str | int, count: int, sender: Sender | None = None) -> npt.NDArray[np.void]:
    """Make ``count`` records of an opcode with all columns zero but the opcode's, for the caller to fill."""
    records = np.zeros(count, record_dtype(opcode, sender))
    records["opcode"] = definition(opcode, sender).number
    return records


def to_record(
    opcode: str | int, fields: Mapping[str, Any], session: int = 0, sender: Sender | None = None
) -> tuple[npt.NDArray[np.void], bytes]:
    """Return an array of one record and its blob (empty where the columns say everything); ``blob_at`` is 0.

    Raises LocalProtocolError where the fields do not fit the definition.
    """
    packet = definition(opcode, sender)
    body = encode(opcode, fields, sender=sender, session=session)
    record = blank_records(opcode, 1, sender)
    row = record[0]
    row["session"] = session
    in_columns = 0
    for field in columns_of(packet):
        if field.name in fields:
            row[field.name] = fields[field.name]
            in_columns += 1
    if in_columns == len(fields):
        return record, b""
    row["blob_len"] = len(body)
    return record, body


def from_record(record: Any, blob: bytes | memoryview = b"", sender: Sender | None = None) -> dict[str, Any]:
    """Return the fields of one record (an array of one, or a row), from its blob where it has one, else from its columns.

    Raises LocalProtocolError where the opcode is not defined, the blob is too short or holds another packet.
    """
    raw = record.tobytes()
    base = np.frombuffer(raw, BASE_DTYPE)[0]
    opcode = int(base["opcode"])
    packet = definition(opcode, sender)
    start, size = int(base["blob_at"]), int(base["blob_len"])
    if size:
        body = bytes(blob[start : start + size])
        return decode_as(packet, body, int(base["session"]))
    row = np.frombuffer(raw, record_dtype(opcode, sender))[0]
    names = {field.name for field in columns_of(packet)}
    fields: dict[str, Any] = {}
    for field in packet.fields:
        if field.when is not None and not field.when.holds(fields):
            continue
        if field.name not in names:
            text = f"{field.name} has no column and the record no blob: build it with to_record"
            raise LocalProtocolError(text, reason="missing_field", packet=packet.name, opcode=opcode, session=int(base["session"]))
        fields[field.name] = row[field.name].item()
    return fields


def body_of(record: Any, blob: bytes | memoryview = b"", sender: Sender | None = None) -> bytes:
    """Return the body that a record stands for: its blob, or its columns encoded."""
    base = np.frombuffer(record.tobytes(), BASE_DTYPE)[0]
    start, size = int(base["blob_at"]), int(base["blob_len"])
    if size:
        return bytes(blob[start : start + size])
    return encode(int(base["opcode"]), from_record(record, blob, sender), sender=sender)
