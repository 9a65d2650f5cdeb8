# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts of a spell that few spells have: bits of the column ``traits``, beside ``attributes`` (`flags`), whose bits are used up."""

ANY_FORM = 1 << 0
"""May be cast in any shape, though it names no form (SPELL_ATTR0_NOT_SHAPESHIFT clear: forms themselves, Barkskin)."""
FORM_BOUND = 1 << 1
"""Its aura ends when its bearer leaves the form it asks for (Aura::IsRemovedOnShapeLost: Dash, Tiger's Fury, Prowl)."""
WHILE_CONTROLLED = 1 << 2
"""May be cast while stunned, afraid or confused (SPELL_ATTR5_USABLE_WHILE_STUNNED and its kin: Barkskin)."""
REST_OF_ENERGY = 1 << 3
"""Also spends up to 30 energy beyond its cost, each worth value_multiplier and 1/410 of attack power (Ferocious Bite)."""
OF_BASE_MANA = 1 << 4
"""The ticks of its PERIODIC_ENERGIZE share out its value in % of its caster's base mana (Innervate)."""
BLOOMS = 1 << 5
"""Its DUMMY aura heals its bearer when it runs out or is dispelled, and pays half its cost back a stack (Lifebloom)."""
