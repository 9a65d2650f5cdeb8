# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the packets of sessions that carry texts, from a record and its bytes."""

from __future__ import annotations

from typing import Any

from warhost.protocol.errors import ProtocolError
from warhost.protocol.records import from_record
from warhost.protocol.registry import Sender


def fields_of(packet: Any, blob: bytes, sender: Sender) -> dict[str, Any] | None:
    """Return the fields of a record whose own bytes are ``blob``, or None where they are no such packet.

    Sockets hand in decoded packets alone; whatever else may put records into the inbox, a tick must not end on broken ones.
    """
    record = packet.copy()
    record["blob_at"] = 0
    try:
        return from_record(record, blob, sender)
    except ProtocolError:
        return None
