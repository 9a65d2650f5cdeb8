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

# Death knights.
MORE_PER_DISEASE = 1 << 6
"""Deals value_multiplier more of its damage for each disease of the caster on the target (Blood Strike, Obliterate)."""
ENDS_DISEASES = 1 << 7
"""Ends the caster's diseases on the target after it has dealt its damage (Obliterate)."""
HEALS_PER_DISEASE = 1 << 8
"""Its DUMMY effect heals the caster by value_multiplier of his maximum health for each disease of his on the target (Death Strike)."""
SPREADS_DISEASES = 1 << 9
"""Its SCRIPT_EFFECT puts the caster's diseases that the target of the spell bears on whom the effect reaches (Pestilence)."""
HALF_MORE_TO_DISEASED = 1 << 10
"""Deals half as much again, and value_multiplier of attack power, to a target that bears a disease of the caster (Blood Boil)."""
PARTIAL_ABSORB = 1 << 11
"""Absorbs its value in % of each hit, in all its second effect's value in % of the caster's maximum health (Anti-Magic Shell)."""
MORE_WITH_DEFENCE = 1 << 12
"""Lowers its damage-taken effect by 0.15 % more for each point of defence skill beyond 400 (Icebound Fortitude)."""
HEALS_BY_DAMAGE_DONE = 1 << 13
"""Its DUMMY aura casts trigger_spell at its bearer for its value in % of the damage that the bearer deals (Blood Presence)."""
SLOW_FADES = 1 << 14
"""The ticks of its PERIODIC_DUMMY give that much of the speed back which its first effect took (Chains of Ice)."""
CRITS_DOUBLE = 1 << 15
"""Crits for twice its damage though it is magic (Runic Focus)."""
