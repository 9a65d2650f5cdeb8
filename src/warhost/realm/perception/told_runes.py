# SPDX-License-Identifier: GPL-2.0-or-later
"""Read a death knight's runes: what he spends, what comes back early, what they turn into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warhost.lore.formulas.runes import rune_cooldown_ms, rune_step
from warhost.realm.tables.runes import RUNES_A_PLAYER

if TYPE_CHECKING:
    from warhost.realm.perception.rebuild import Rebuilt


def _set(client: Rebuilt, column: str, slot: int, value: int) -> None:
    client.tables["runes"][column][client.player][slot] = value
    client.note("runes", column)


def read_spent(client: Rebuilt, fields: dict[str, Any], at_ms: int) -> None:
    """Note the runes that the client's own cast of ``at_ms`` spent, by SMSG_SPELL_GO."""
    for slot in range(RUNES_A_PLAYER):
        passed = fields.get(f"rune_{slot}_passed")
        if passed is not None:
            _set(client, "ready_ms", slot, at_ms + rune_cooldown_ms(passed))


def _read_resync(client: Rebuilt, fields: dict[str, Any]) -> None:
    for slot, rune in enumerate(fields["runes"]):
        _set(client, "kinds", slot, rune["kind"])
        left_ms = max(int(client.tables["runes"]["ready_ms"][client.player][slot]) - client.now_ms, 0)
        if rune_step(left_ms) != rune["passed"]:
            _set(client, "ready_ms", slot, client.now_ms + rune_cooldown_ms(rune["passed"]))


def _read_convert(client: Rebuilt, fields: dict[str, Any]) -> None:
    _set(client, "kinds", fields["index"], fields["kind"])


def _read_ready(client: Rebuilt, fields: dict[str, Any]) -> None:
    for slot in range(RUNES_A_PLAYER):
        if fields["runes"] >> slot & 1:
            _set(client, "ready_ms", slot, client.now_ms)


READERS = {"SMSG_RESYNC_RUNES": _read_resync, "SMSG_CONVERT_RUNE": _read_convert, "SMSG_ADD_RUNE_POWER": _read_ready}
