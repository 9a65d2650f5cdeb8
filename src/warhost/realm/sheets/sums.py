# SPDX-License-Identifier: GPL-2.0-or-later
"""Add up what a unit's auras do to its sheet, by the rules of ``sheet_rules``."""

from __future__ import annotations

from typing import Any

from warhost.realm.kernel import kernel
from warhost.realm.sheet_rules import ADD, GCD, HASTE, LOWER, MANA, PERCENT, RAISE, RATING, SCHOOL, SPELLMOD_GLOBAL_COOLDOWN, STAT
from warhost.realm.spell_notes import NOTE_SHEET, NOTE_SPEED


@kernel
def put(sums: Any, place: int, how: int, amount: float) -> None:
    """Add ``amount`` to one sum in the way ``how`` says. Mutates ``sums``."""
    if how == ADD:
        sums[place] += amount
    elif how == PERCENT:
        sums[place] *= (100.0 + amount) / 100.0
    elif how == HASTE:
        if amount >= 0.0:
            sums[place] *= (100.0 + amount) / 100.0
        else:
            sums[place] *= 100.0 / (100.0 - amount)
    elif how == RAISE:
        sums[place] = max(sums[place], amount)
    elif how == LOWER:
        sums[place] = min(sums[place], amount)


@kernel
def put_aura(ct: Any, sums: Any, number: int, misc: int, amount: float) -> None:
    """Add one aura effect to the sums it changes. Mutates ``sums``."""
    rule = ct.sheet_rules[number]
    how = rule.how
    if how == 0:
        return
    by = rule.by
    place = rule.place
    if by == STAT:
        for k in range(5):
            if misc < 0 or misc == k:
                put(sums, place + k, how, amount)
    elif by == SCHOOL:
        mask = 127 if rule.second == -2 else misc
        for k in range(7):
            if mask >> k & 1:
                put(sums, place + k, how, amount)
    elif by == RATING:
        for k in range(25):
            if misc >> k & 1:
                put(sums, place + k, how, amount)
    elif by == GCD:
        if misc == SPELLMOD_GLOBAL_COOLDOWN:
            put(sums, place, how, amount)
    elif by != MANA or misc == 0:
        put(sums, place, how, amount)
        if rule.second >= 0:
            other = how
            if how == RAISE:
                other = LOWER
            elif how == LOWER:
                other = RAISE
            put(sums, rule.second, other, amount)


@kernel
def outshone(st: Any, ct: Any, aura: int, k: int) -> bool:
    """Return whether another aura of its stack_group gives more of what effect ``k`` of an aura gives; of equals the first counts."""
    a = st.auras[aura]
    s = ct.spells[a.spell]
    amount = abs(0 + a.amounts[k])
    before = True
    other = 0 + st.units[a.unit].first_aura
    while other >= 0:
        b = st.auras[other]
        t = ct.spells[b.spell]
        if other == aura:
            before = False
        elif t.stack_group == s.stack_group:
            for j in range(3):
                if b.effects >> j & 1 and t.aura[j] == s.aura[k] and t.misc[j] == s.misc[k]:
                    rival = abs(0 + b.amounts[j])
                    if rival > amount or (before and rival == amount):
                        return True
        other = 0 + b.next
    return False


@kernel
def gather(st: Any, ct: Any, row: int, sums: Any) -> None:
    """Set ``sums`` (float64, SUMS long) to what the auras of unit ``row`` add up to. Mutates ``sums`` alone.

    A MOD_REGEN or MOD_POWER_REGEN that has a period (food, drink) gives by its ticks and is left out here.
    """
    for k in range(len(sums)):
        sums[k] = ct.first_sums[k]
    aura = st.units[row].first_aura
    while aura >= 0:
        a = st.auras[aura]
        if int(ct.spell_notes[a.spell]) & (NOTE_SHEET | NOTE_SPEED):
            s = ct.spells[a.spell]
            for k in range(3):
                if a.effects >> k & 1 and s.period_ms[k] == 0 and s.aura[k] > 0:
                    if s.stack_group != 0 and outshone(st, ct, 0 + aura, k):
                        continue
                    put_aura(ct, sums, s.aura[k], s.misc[k], float(a.amounts[k]))
        aura = a.next
