# SPDX-License-Identifier: GPL-2.0-or-later
"""The auras of a unit, as other systems use them: ask, add, remove, absorb."""

from __future__ import annotations

from warhost.realm.handlers.spell_casting.auras.absorbs import absorb
from warhost.realm.handlers.spell_casting.auras.aura_put import add_aura, put_aura
from warhost.realm.handlers.spell_casting.auras.aura_rows import (
    find_aura,
    find_aura_of,
    has_aura_type,
    remove_all,
    remove_all_on_death,
    remove_aura,
    remove_auras_by_interrupt,
    remove_auras_of_spell,
    strongest_of,
    sum_of,
    wear_down,
)
from warhost.realm.handlers.spell_casting.auras.passives import apply_passives

__all__ = [
    "absorb",
    "add_aura",
    "apply_passives",
    "find_aura",
    "find_aura_of",
    "has_aura_type",
    "put_aura",
    "remove_all",
    "remove_all_on_death",
    "remove_aura",
    "remove_auras_by_interrupt",
    "remove_auras_of_spell",
    "strongest_of",
    "sum_of",
    "wear_down",
]
