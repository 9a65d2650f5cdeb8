# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cast costs, whether a unit has it, and taking it.

Source: AzerothCore src/server/game/Spells/SpellInfo.cpp:SpellInfo::CalcPowerCost, Spells/Spell.cpp:Spell::CheckPower,
Spell::TakePower. Rage is counted in tenths. Spending mana starts the five-second rule (``units.spent_ms``).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import POWER_HEALTH, POWER_MANA
from warhost.protocol.opcode_numbers import SMSG_POWER_UPDATE
from warhost.realm.events import tell
from warhost.realm.handlers.spell_casting.refusals import CASTER_AURASTATE, NO_POWER, OK
from warhost.realm.kernel import kernel


@kernel
def cost_of(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return what a cast costs in points of the spell's power: flat, plus a share of base mana or base health."""
    spell = ct.spells[spell_row]
    cost = int(spell.cost_flat)
    if spell.cost_pct_base > 0:
        sheet = st.sheets[row]
        base = sheet.base_hp if spell.power_type == POWER_HEALTH else sheet.base_mana
        cost += base * spell.cost_pct_base // 100
    return cost


@kernel
def can_pay(st: Any, ct: Any, row: int, spell_row: int) -> int:
    """Return 0 where the unit has what the spell costs, else NO_POWER, or CASTER_AURASTATE where it would cost its life."""
    spell = ct.spells[spell_row]
    cost = cost_of(st, ct, row, spell_row)
    if cost <= 0:
        return OK
    u = st.units[row]
    if spell.power_type == POWER_HEALTH:
        return CASTER_AURASTATE if u.hp <= cost else OK
    return NO_POWER if u.powers[spell.power_type] < cost else OK


@kernel
def pay(st: Any, ct: Any, row: int, spell_row: int, at_ms: int) -> int:
    """Take what the spell costs (at most what is there) and return it. Mutates the unit and tells SMSG_POWER_UPDATE."""
    spell = ct.spells[spell_row]
    cost = cost_of(st, ct, row, spell_row)
    if cost <= 0:
        return 0
    u = st.units[row]
    if spell.power_type == POWER_HEALTH:
        u.hp -= min(cost, u.hp - 1)
        return cost
    power = int(spell.power_type)
    left = max(u.powers[power] - cost, 0)
    u.powers[power] = left
    if power == POWER_MANA:
        u.spent_ms = at_ms
    tell(st, SMSG_POWER_UPDATE, row, -1, at_ms, power, left, 0, 0)
    return cost
