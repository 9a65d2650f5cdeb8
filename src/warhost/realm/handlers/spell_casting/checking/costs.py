# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cast costs, whether a unit has it, and taking it.

A player's ability that costs rage, energy or runic power and misses whom it is aimed at costs a quarter at most, by chance.

Source: AzerothCore src/server/game/Spells/SpellInfo.cpp:SpellInfo::CalcPowerCost, Spells/Spell.cpp:Spell::CheckPower,
Spell::TakePower. Rage is counted in tenths. Spending mana starts the five-second rule (``units.spent_ms``).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import POWER_ENERGY, POWER_HEALTH, POWER_MANA, POWER_RAGE, POWER_RUNIC_POWER
from warhost.lore.spells.flags import HARMFUL
from warhost.protocol.opcode_numbers import SMSG_POWER_UPDATE
from warhost.realm.chance import STREAM_SPELL_HIT, roll_int
from warhost.realm.events import tell
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.spell_casting.checking.refusals import CASTER_AURASTATE, NO_POWER, OK
from warhost.realm.handlers.spell_casting.effects.value import nth_of
from warhost.realm.handlers.spell_casting.rolls import SPELL_MISS_BLOCK, SPELL_MISS_NONE, SPELL_MISS_REFLECT, spell_outcome
from warhost.realm.kernel import kernel
from warhost.realm.tables.units import UNIT_PLAYER

GIVEN_BACK = (POWER_RAGE, POWER_ENERGY, POWER_RUNIC_POWER)
LANDS = (SPELL_MISS_NONE, SPELL_MISS_BLOCK, SPELL_MISS_REFLECT)


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
def will_land(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> bool:
    """Return whether the spell reaches the unit it is aimed at (-1 none) at ``at_ms``: the draw with which it then strikes."""
    if target < 0 or target == row or ct.spells[spell_row].attributes & HARMFUL == 0:
        return True
    return spell_outcome(st, ct, row, target, spell_row, at_ms) in LANDS


@kernel
def pay(st: Any, ct: Any, row: int, spell_row: int, target: int, at_ms: int) -> int:
    """Take what the spell costs (at most what is there) and return it. Mutates the unit and tells SMSG_POWER_UPDATE.

    Aimed at ``target`` (-1 nobody), who avoids it, an ability of rage, energy or runic power costs up to a quarter of that.
    """
    spell = ct.spells[spell_row]
    cost = cost_of(st, ct, row, spell_row)
    if spell.power_type in GIVEN_BACK and st.units[row].kind == UNIT_PLAYER and not will_land(st, ct, row, spell_row, target, at_ms):
        cost = roll_int(st, STREAM_SPELL_HIT, row, nth_of(spell_row, target, 9, at_ms), 0, cost // 4)
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
    wake_regeneration(st, row, at_ms)
    tell(st, SMSG_POWER_UPDATE, row, -1, at_ms, power, left, 0, 0)
    return cost
