# SPDX-License-Identifier: GPL-2.0-or-later
"""Absorb damage: wards of the school first, then shields against everything, then mana shields, each the oldest first.

Source: AzerothCore src/server/game/Entities/Unit/Unit.cpp:CalcAbsorbResist, SpellAuraEffects.h:AbsorbAuraOrderPred.
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_MANA_SHIELD, SPELL_AURA_SCHOOL_ABSORB
from warhost.lore.spells.enums import POWER_RUNIC_POWER, SCHOOL_ALL
from warhost.lore.spells.traits import PARTIAL_ABSORB
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.spell_casting.auras.aura_rows import remove_aura
from warhost.realm.kernel import kernel
from warhost.realm.spell_notes import NOTE_ABSORB

WARDS, SHIELDS, MANA_SHIELDS = 0, 1, 2
RUNIC_POWER_PERCENT = 20
"""Tenths of runic power for what Anti-Magic Shell absorbs, in % (spell_dk.cpp:spell_dk_anti_magic_shell_self::Trigger)."""


@kernel
def turn_of(number: int, misc: int) -> int:
    """Return when an absorb aura effect has its turn: WARDS, SHIELDS or MANA_SHIELDS; -1 where it absorbs nothing."""
    if number == SPELL_AURA_SCHOOL_ABSORB:
        return SHIELDS if misc & SCHOOL_ALL == SCHOOL_ALL else WARDS
    return MANA_SHIELDS if number == SPELL_AURA_MANA_SHIELD else -1


@kernel
def _take_from(st: Any, ct: Any, aura: int, k: int, amount: int) -> int:
    """Let effect ``k`` of an aura absorb what it can of ``amount`` and return how much. Mutates the aura, the sheet, mana.

    One that absorbs a share of each hit (Anti-Magic Shell) gives runic power for it.
    """
    a = st.auras[aura]
    s = ct.spells[a.spell]
    most = amount
    if s.traits & PARTIAL_ABSORB != 0:
        most = amount * s.base_points[k] // 100
    taken = min(most, max(0 + a.amounts[k], 0))
    u = st.units[a.unit]
    if s.aura[k] == SPELL_AURA_MANA_SHIELD and s.value_multiplier[k] > 0.0:
        taken = min(taken, int(u.powers[0] / s.value_multiplier[k]))
        u.powers[0] = max(u.powers[0] - int(taken * s.value_multiplier[k]), 0)
    a.amounts[k] = a.amounts[k] - taken
    sh = st.sheets[a.unit]
    sh.absorbing = max(sh.absorbing - taken, 0)
    if s.traits & PARTIAL_ABSORB != 0:
        u.powers[POWER_RUNIC_POWER] = min(u.powers[POWER_RUNIC_POWER] + taken * RUNIC_POWER_PERCENT // 100, u.max_powers[POWER_RUNIC_POWER])
    return taken


@kernel
def absorb(st: Any, ct: Any, unit: int, amount: int, school_mask: int, at_ms: int) -> int:
    """Let the absorb auras of ``unit`` take what they can of a hit and return what is left of ``amount``.

    An aura that is used up is removed. Mutates auras, sheet and (mana shields) mana.
    """
    if st.sheets[unit].absorbing <= 0 or amount <= 0:
        return amount
    left = amount
    for turn in range(3):
        aura = 0 + st.units[unit].first_aura
        while aura >= 0 and left > 0:
            after = 0 + st.auras[aura].next
            spell = 0 + st.auras[aura].spell
            if ct.spell_notes[spell] & NOTE_ABSORB:
                s = ct.spells[spell]
                spent = False
                for k in range(3):
                    if st.auras[aura].effects >> k & 1 and turn_of(0 + s.aura[k], 0 + s.misc[k]) == turn and s.misc[k] & school_mask:
                        left -= _take_from(st, ct, aura, k, left)
                        if s.traits & PARTIAL_ABSORB != 0:
                            wake_regeneration(st, unit, at_ms)
                        spent = spent or st.auras[aura].amounts[k] <= 0
                if spent:
                    remove_aura(st, ct, aura, at_ms)
            aura = after
    return left
