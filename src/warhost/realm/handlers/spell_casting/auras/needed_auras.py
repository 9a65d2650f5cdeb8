# SPDX-License-Identifier: GPL-2.0-or-later
"""Spells that ask their caster for an aura and use it up: Rune Strike asks for what a dodge or parry gave.

Source: AzerothCore src/server/game/Spells/Spell.cpp:Spell::CheckCast (CasterAuraSpell: SPELL_FAILED_CASTER_AURASTATE).
"""

from __future__ import annotations

from typing import Any

from warhost.realm.handlers.spell_casting.auras.aura_rows import find_aura, remove_aura
from warhost.realm.kernel import kernel


@kernel
def needed_row(ct: Any, spell_row: int) -> int:
    """Return the row of spells whose aura a spell asks its caster for; -1 none."""
    spell_id = 0 + ct.spells[spell_row].needs_caster_aura
    if spell_id <= 0 or spell_id >= len(ct.spell_rows):
        return -1
    return 0 + int(ct.spell_rows[spell_id])


@kernel
def lacks_aura(st: Any, ct: Any, row: int, spell_row: int) -> bool:
    """Return whether a unit does not bear the aura that a spell asks for."""
    wanted = needed_row(ct, spell_row)
    return wanted >= 0 and find_aura(st, row, wanted) < 0


@kernel
def use_up_aura(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> None:
    """Take off the aura that a spell asked for, now that it is cast. Mutates the unit, its sheet and list."""
    wanted = needed_row(ct, spell_row)
    if wanted >= 0:
        aura = find_aura(st, row, wanted)
        if aura >= 0:
            remove_aura(st, ct, aura, at_ms)
