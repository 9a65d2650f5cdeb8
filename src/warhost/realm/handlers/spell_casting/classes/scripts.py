# SPDX-License-Identifier: GPL-2.0-or-later
"""What only one spell does: the rules behind the column ``script`` of the spell table (``lore/spells/scripts.py``).

Life Tap turns health into mana; Shadow Bite gnaws where its owner's spells do; Incinerate burns what burns already harder;
Conflagrate asks for a fire and uses it up. What ticks by a rule of its own is in ``scripted_ticks``.
Source: AzerothCore src/server/scripts/Spells/spell_warlock.cpp:spell_warl_life_tap, Spells/SpellEffects.cpp:Spell::EffectSchoolDMG
(Incinerate, Conflagrate), Spells/SpellInfo.cpp:CheckTarget (AURA_STATE_CONFLAGRATE).
"""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.auras import SPELL_AURA_PERIODIC_DAMAGE
from warhost.lore.spells.scripts import SCRIPT_CONFLAGRATE, SCRIPT_INCINERATE, SCRIPT_LIFE_TAP, SCRIPT_SHADOW_BITE
from warhost.protocol.opcode_numbers import SMSG_SPELLENERGIZELOG
from warhost.realm.events import tell
from warhost.realm.handlers.combat.regeneration import wake_regeneration
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.effects.value import done_factor, points, power_share
from warhost.realm.kernel import kernel

IMMOLATE, SHADOWFLAME, SHADOWFLAME_2 = 348, 47960, 61291
"""Immolate's first rank, and the fires that the ranks of Shadowflame leave."""
HEALTH_PER_LEVEL = 3.1
"""Life Tap asks for so much health more, for each level at which its rank is learnt (spell_warl_life_tap::CheckCast)."""
BITE_SHARE = 0.15
"""Shadow Bite gains so much with each of its owner's pains (its tooltip; Unit.cpp:SpellPctDamageModsDone)."""
MORE = 4
"""Incinerate's damage to a burning target is so many quarters … plus one."""


@kernel
def find_fire(st: Any, ct: Any, target: int, caster: int) -> int:
    """Return the row of auras of ``caster``'s Immolate or Shadowflame on ``target`` (of anybody's where ``caster`` is -1), or -1."""
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        if (s.chain == IMMOLATE or s.id == SHADOWFLAME or s.id == SHADOWFLAME_2) and (caster < 0 or a.caster == caster):
            return aura
        aura = 0 + a.next
    return -1


@kernel
def pains_of(st: Any, ct: Any, target: int, caster: int) -> int:
    """Return how many auras of periodic damage ``caster`` has on ``target`` (Unit.cpp:Unit::GetDoTsByCaster)."""
    count = 0
    aura = 0 + st.units[target].first_aura
    while aura >= 0:
        a = st.auras[aura]
        s = ct.spells[a.spell]
        for k in range(3):
            if a.caster == caster and a.effects >> k & 1 and s.aura[k] == SPELL_AURA_PERIODIC_DAMAGE:
                count += 1
        aura = 0 + a.next
    return count


@kernel
def check_script(st: Any, ct: Any, row: int, spell_row: int, target: int) -> int:
    """Return what a scripted spell asks and is not so: FIZZLE (Life Tap, too little health), TARGET_AURASTATE (no fire), or 0."""
    s = ct.spells[spell_row]
    if s.script == SCRIPT_LIFE_TAP:
        wanted = points(st, ct, row, row, spell_row, 0, 0) + int(HEALTH_PER_LEVEL * s.base_level + 0.9)
        return no.FIZZLE if st.units[row].hp <= wanted else no.OK
    if s.script == SCRIPT_CONFLAGRATE and target >= 0 and find_fire(st, ct, target, row) < 0:
        return no.TARGET_AURASTATE
    return no.OK


@kernel
def life_tap(st: Any, ct: Any, row: int, spell_row: int, k: int, value: int, at_ms: int) -> int:
    """Turn ``value`` points of the unit's health into mana, with its share of shadow power on top; return the mana gained.

    Mutates the unit and wakes its regeneration; tells SMSG_SPELLENERGIZELOG. It is no harm: it breaks nothing and threatens nobody.
    """
    u = st.units[row]
    u.hp = max(u.hp - value, 1)
    mana = value + int(power_share(st, ct, row, spell_row, k, False))
    gained = min(mana, u.max_powers[0] - u.powers[0])
    u.powers[0] += gained
    wake_regeneration(st, row, at_ms)
    tell(st, SMSG_SPELLENERGIZELOG, row, row, at_ms, 0 + ct.spells[spell_row].id, 0, gained, 0)
    return gained


@kernel
def fire_left(st: Any, ct: Any, aura: int) -> int:
    """Return what all ticks of a fire are worth together, from its first on."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    total = 0
    for k in range(3):
        if a.effects >> k & 1 and s.aura[k] == SPELL_AURA_PERIODIC_DAMAGE and s.period_ms[k] > 0:
            total += a.amounts[k] * (s.duration_ms // s.period_ms[k])
    return total


@kernel
def scripted_value(st: Any, ct: Any, caster: int, target: int, spell_row: int, value: int) -> float:
    """Return what a scripted spell's direct damage is worth before power, of its own ``value`` points.

    Incinerate: a quarter more on who burns by an Immolate of anybody. Conflagrate: so many % of its caster's fire, to which
    neither power nor the caster's factor is added again.
    """
    script = ct.spells[spell_row].script
    if script == SCRIPT_INCINERATE and find_fire(st, ct, target, -1) >= 0:
        return float(value + value // MORE)
    if script == SCRIPT_CONFLAGRATE:
        fire = find_fire(st, ct, target, caster)
        if fire < 0:
            return 0.0
        return fire_left(st, ct, fire) * value / 100.0 / done_factor(st, caster, 0 + ct.spells[spell_row].school)
    if script == SCRIPT_SHADOW_BITE and st.units[caster].owner >= 0:
        return value * (1.0 + BITE_SHARE * pains_of(st, ct, target, 0 + st.units[caster].owner))
    return float(value)


@kernel
def conflagration_tick(st: Any, ct: Any, caster: int, target: int, spell_row: int, k: int, value: int) -> int:
    """Return what one tick of Conflagrate's own fire is worth: ``value`` % of the fire that it uses up, in as many parts as it ticks."""
    s = ct.spells[spell_row]
    fire = find_fire(st, ct, target, caster)
    if fire < 0 or s.period_ms[k] <= 0:
        return 0
    return fire_left(st, ct, fire) * value // 100 // max(s.duration_ms // s.period_ms[k], 1)
