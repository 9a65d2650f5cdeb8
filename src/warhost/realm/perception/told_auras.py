# SPDX-License-Identifier: GPL-2.0-or-later
"""Read what units bear: SMSG_AURA_UPDATE_ALL of one that comes into sight, SMSG_AURA_UPDATE of each slot that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from warhost.protocol.flags import AuraFlag
from warhost.realm.perception.told_spells import spell_row

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt


def forget_auras(client: Rebuilt, row: int) -> None:
    """Forget what a unit bears: it is out of sight."""
    auras = client.tables["auras"]
    auras["unit"][auras["unit"] == row] = -1
    client.set("units", row, first_aura=-1)


def _take_aura(client: Rebuilt) -> int:
    free = np.flatnonzero(client.tables["auras"]["unit"] < 0)
    if len(free):
        return int(free[0])
    auras = client.tables["auras"]
    client.tables["auras"] = np.concatenate([auras, _rows_like(auras)])
    client.renew()
    return len(auras)


def _rows_like(table: np.ndarray) -> np.ndarray:
    rows = np.zeros(len(table), table.dtype)
    rows["unit"] = -1
    return rows


def _put_aura(client: Rebuilt, row: int, guid: int, fields: dict[str, Any]) -> None:
    """Take what one slot of a unit holds now."""
    auras = client.tables["auras"]
    there = np.flatnonzero((auras["unit"] == row) & (auras["slot"] == fields["slot"]))
    if fields["spell_id"] == 0:
        for number in there.tolist():
            client.set("auras", number, unit=-1)
        return
    number = int(there[0]) if len(there) else _take_aura(client)
    caster_guid = guid if fields["flags"] & AuraFlag.CASTER else fields["caster_guid"]
    lasts = bool(fields["flags"] & AuraFlag.DURATION)
    client.set(
        "auras",
        number,
        unit=row,
        spell=spell_row(client, fields["spell_id"]),
        caster=client.row_of(caster_guid) if caster_guid else -1,
        caster_guid=caster_guid,
        slot=fields["slot"],
        stacks=fields["stacks"],
        duration_ms=fields["duration_ms"] if lasts else -1,
        ends_ms=client.now_ms + fields["left_ms"] if lasts else -1,
    )


def _link_auras(client: Rebuilt, row: int) -> None:
    """Hang a unit's auras on its list."""
    first = -1
    for number in np.flatnonzero(client.tables["auras"]["unit"] == row).tolist():
        client.set("auras", number, next=first)
        first = number
    client.set("units", row, first_aura=first)


def _read_aura(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        _put_aura(client, row, fields["guid"], fields)
        _link_auras(client, row)


def _read_auras(client: Rebuilt, fields: dict[str, Any]) -> None:
    row = client.known(fields["guid"])
    if row >= 0:
        for each in fields["auras"]:
            _put_aura(client, row, fields["guid"], each)
        _link_auras(client, row)


READERS = {
    "SMSG_AURA_UPDATE": _read_aura,
    "SMSG_AURA_UPDATE_ALL": _read_auras,
}
