# SPDX-License-Identifier: GPL-2.0-or-later
"""Names what only one spell does: the column ``script``, for rules that no effect or aura number tells.

Emulators keep such rules in scripts by spell id; the numbers are our own. A kernel asks the column where the rule belongs.
"""

from __future__ import annotations

SCRIPT_NONE = 0
SCRIPT_LIFE_TAP = 1
"""Turns as many points of health as its DUMMY effect is worth into mana, with half the shadow power on top."""
SCRIPT_GROWING_TICKS = 2
"""Its ticks are worth half in the first third of their number and one and a half in the last (Curse of Agony)."""
SCRIPT_DRAIN_SOUL = 3
"""Ticks four times as hard below a quarter of the target's health, and each tick may make its item."""
SCRIPT_INCINERATE = 4
"""Deals a quarter more to who bears a caster's Immolate."""
SCRIPT_CONFLAGRATE = 5
"""Uses up the caster's Immolate or Shadowflame for 60 % of all its ticks at once and 40 % as ticks of its own."""
SCRIPT_HEALTH_FUNNEL = 6
"""Each tick costs its caster as much health as it is worth."""
SCRIPT_SEED = 7
"""Bursts (casts the trigger_spell of its DUMMY aura at its bearer) once so much damage was taken, or at its bearer's death."""
SCRIPT_BANISH = 8
"""Ends its own aura where its bearer is banished by the same caster already; its caster may banish one target alone."""
SCRIPT_SHADOW_BITE = 10
"""Deals 15 % more for each aura of periodic damage that the caster's owner has on the target."""
SCRIPT_ONE_TARGET = 9
"""Its caster may have its aura on one target alone: a new one ends the old (Fear, Polymorph, Shackle Undead)."""
