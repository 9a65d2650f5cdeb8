# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of the packets that cast spells and cancel them."""

from __future__ import annotations

from typing import Any

from warhost.protocol.flags import MovementFlag
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, Wait
from warhost.realm.handlers.pets import examples_totems
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples import hunter, mage, paladin, priest, rogue, shaman, warlock, warrior
from warhost.realm.handlers.spell_casting.class_examples.actors import DUMMY, alone, at, at_place, carry, ready
from warhost.realm.handlers.spell_casting.class_examples.deathknight import EXAMPLES as OF_DEATH_KNIGHTS
from warhost.realm.handlers.spell_casting.class_examples.druid import EXAMPLES as OF_DRUIDS
from warhost.realm.reasons import SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD
from warhost.realm.unit_flags import (
    UNIT_FLAG_CONFUSED,
    UNIT_FLAG_FLEEING,
    UNIT_FLAG_PACIFIED,
    UNIT_FLAG_SILENCED,
    UNIT_FLAG_STUNNED,
)

NOBODY = 9
"""A session that nobody uses."""
WARRIOR, PRIEST, MAGE, WARLOCK = 1, 5, 8, 9
BATTLE_STANCE, BERSERKER_STANCE = 17, 19
FIREBALL, FIRE_BLAST, BLIZZARD, FROST_ARMOR, ARCANE_MISSILES, SPELLSTEAL = 133, 2136, 10, 168, 5143, 30449
INTELLECT, INTELLECT_2, SHOOT = 1459, 1460, 5019
LESSER_HEAL, RESURRECTION, CURE_DISEASE, SHACKLE_UNDEAD = 2050, 2006, 528, 9484
SOUL_SHARD, SOUL_FIRE, LIFE_TAP, HEALTHSTONE = 6265, 6353, 1454, 6201
CHARGE, OVERPOWER, EXECUTE, REVENGE, PUMMEL, HEROIC_STRIKE = 100, 7384, 5308, 6572, 6552, 78


def _forget(world: Any, rows: dict[str, int]) -> None:
    world.state.plain["spellbook"][world.state["units"]["player"][rows["me"]]] = 0


def _actors(class_id: int, x: float) -> tuple[Step, ...]:
    race = {MAGE: 7}.get(class_id, 1)
    armed: tuple[Step, ...] = (Set("units[me].form", BATTLE_STANCE), Set("sheets[me].weapon_subclass[0]", 7)) if class_id == WARRIOR else ()
    return (Login("me", race=race, class_id=class_id, level=80), Creature("dummy", DUMMY, x=x), Do(ready), *armed)


def _refused(name: str, spell_id: int, reason: int, *steps: Step, class_id: int = MAGE, x: float = 10.0) -> Example:
    """Return an example of a cast at the dummy that is refused."""
    return Example("CMSG_CAST_SPELL", name, (*_actors(class_id, x), *steps), at("dummy", spell_id), reason)


FRIEND = Login("friend", race=1, class_id=PRIEST, level=80, x=5.0)
BERSERK = Set("units[me].form", BERSERKER_STANCE)

GOOD = (
    Example(
        "CMSG_CAST_SPELL",
        "an instant spell goes off",
        _actors(MAGE, 10.0),
        at("dummy", FIRE_BLAST),
        before={"units[me].powers[0]": 5000, "units[me].gcd_ends_ms": 0, "clock.casts": 0},
        after={"units[me].powers[0]": 4790, "clock.casts": 1},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a spell with a cast bar costs nothing yet",
        _actors(MAGE, 10.0),
        at("dummy", FIREBALL),
        before={"units[me].cast_ms": 0},
        after={"units[me].cast_ms": 1500, "units[me].powers[0]": 5000},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a channel at a place begins",
        _actors(MAGE, 10.0),
        at_place(10.0, BLIZZARD),
        after={"units[me].cast_x": 10.0, "units[me].cast_ms": 8000, "units[me].powers[0]": 4260},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "health becomes mana",
        (*_actors(WARLOCK, 10.0), Set("units[me].powers[0]", 100)),
        alone(LIFE_TAP),
        before={"units[me].hp": 5000, "units[me].powers[0]": 100},
        after={"units[me].hp": 4959, "units[me].powers[0]": 141},
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a cast a moment too early waits",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("dummy", FIRE_BLAST)), Wait(1200)),
        at("dummy", FIREBALL),
        before={"units[me].cast_ms": 0},
        after={"units[me].cast_ms": 1500},
        wait_ms=300,
    ),
)
REFUSED = (
    Example("CMSG_CAST_SPELL", "a session without a character", (), alone(FIRE_BLAST), SESSION_NOT_IN_WORLD, who=NOBODY),
    Example("CMSG_CAST_SPELL", "a place off the map", _actors(MAGE, 10.0), at_place(99999.0, BLIZZARD), SESSION_BAD_VALUE),
    Example("CMSG_CAST_SPELL", "no target", _actors(MAGE, 10.0), alone(FIRE_BLAST), no.BAD_TARGETS),
    Example("CMSG_CAST_SPELL", "a friend", (*_actors(MAGE, 9.0), FRIEND), at("friend", FIRE_BLAST), no.TARGET_FRIENDLY),
    Example("CMSG_CAST_SPELL", "a player", (*_actors(PRIEST, 9.0), FRIEND), at("friend", CURE_DISEASE), no.NOTHING_TO_DISPEL),
    Example(
        "CMSG_CAST_SPELL",
        "a weaker rank",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("me", INTELLECT_2)), Wait(2000)),
        at("me", INTELLECT),
        no.AURA_BOUNCED,
    ),
    Example(
        "CMSG_CAST_SPELL",
        "the global cooldown",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("dummy", FIRE_BLAST))),
        at("dummy", FIREBALL),
        no.NOT_READY,
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a cast under way",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("dummy", FIREBALL))),
        at("dummy", FIRE_BLAST),
        no.SPELL_IN_PROGRESS,
    ),
    _refused("an unknown spell", FIREBALL, no.NOT_KNOWN, Do(_forget)),
    _refused("a dead caster", FIRE_BLAST, no.CASTER_DEAD, Set("units[me].death", 1)),
    _refused("a caster who is a cat", FIRE_BLAST, no.NOT_SHAPESHIFT, Set("units[me].form", 1)),
    _refused("no defence before it", REVENGE, no.CASTER_AURASTATE, Set("units[me].form", 18), class_id=WARRIOR, x=3.0),
    _refused("a fight", CHARGE, no.AFFECTING_COMBAT, Set("units[me].in_combat", 1), class_id=WARRIOR, x=15.0),
    _refused("a caster who sits", FIRE_BLAST, no.NOT_STANDING, Set("units[me].stand_state", 1)),
    _refused("a dead target", FIRE_BLAST, no.TARGETS_DEAD, Set("units[dummy].death", 1)),
    _refused("an enemy", LESSER_HEAL, no.TARGET_ENEMY, class_id=PRIEST),
    _refused("a target that is too well", EXECUTE, no.TARGET_AURASTATE, class_id=WARRIOR, x=3.0),
    _refused("no wand", SHOOT, no.EQUIPPED_ITEM_CLASS),
    _refused("no soul shard", SOUL_FIRE, no.REAGENTS, class_id=WARLOCK),
    _refused("a healthstone already", HEALTHSTONE, no.TOO_MANY_OF_ITEM, carry(SOUL_SHARD, 5512), class_id=WARLOCK),
    _refused("full bags", HEALTHSTONE, no.DONT_REPORT, carry(*[SOUL_SHARD] * 16), class_id=WARLOCK),
    _refused("too little health to tap", LIFE_TAP, no.FIZZLE, Set("units[me].hp", 59), class_id=WARLOCK),
    _refused("a target too far away", FIRE_BLAST, no.OUT_OF_RANGE, x=24.0),
    _refused("a target too near", CHARGE, no.TOO_CLOSE, class_id=WARRIOR),
    _refused("a target behind the caster", FIRE_BLAST, no.UNIT_NOT_INFRONT, x=-10.0),
    _refused("too little mana", FIRE_BLAST, no.NO_POWER, Set("units[me].powers[0]", 100)),
    _refused("a stun", FIRE_BLAST, no.STUNNED, Set("units[me].flags", UNIT_FLAG_STUNNED)),
    _refused("a confusion", FIRE_BLAST, no.CONFUSED, Set("units[me].flags", UNIT_FLAG_CONFUSED)),
    _refused("a fear", FIRE_BLAST, no.FLEEING, Set("units[me].flags", UNIT_FLAG_FLEEING)),
    _refused("a silence", FIRE_BLAST, no.SILENCED, Set("units[me].flags", UNIT_FLAG_SILENCED)),
    _refused("a pacification", PUMMEL, no.PACIFIED, BERSERK, Set("units[me].flags", UNIT_FLAG_PACIFIED), class_id=WARRIOR, x=3.0),
    _refused("nothing to steal", SPELLSTEAL, no.NOTHING_TO_STEAL, x=4.0),
    _refused("a root", CHARGE, no.ROOTED, Set("units[me].move_flags", int(MovementFlag.ROOT)), class_id=WARRIOR, x=15.0),
    _refused("steps", FIREBALL, no.MOVING, Set("units[me].move_flags", int(MovementFlag.FORWARD))),
    _refused("no dodge before it", OVERPOWER, no.NO_COMBO_POINTS, class_id=WARRIOR, x=3.0),
)

CANCELS = (
    Example(
        "CMSG_CANCEL_CAST",
        "breaks a cast bar off",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("dummy", FIREBALL))),
        {"cast_count": 1, "spell_id": FIREBALL},
        before={"units[me].cast_ms": 1500},
        after={"units[me].cast_ms": 0, "units[me].cast_spell": -1},
    ),
    Example(
        "CMSG_CANCEL_CHANNELLING",
        "ends a channel",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", at("dummy", ARCANE_MISSILES))),
        {"spell_id": ARCANE_MISSILES},
        before={"units[me].cast_ms": 3000},
        after={"units[me].channel_spell": -1, "units[dummy].first_aura": -1},
    ),
    Example(
        "CMSG_CANCEL_AURA",
        "takes a helpful aura off",
        (*_actors(MAGE, 10.0), Send("CMSG_CAST_SPELL", alone(FROST_ARMOR))),
        {"spell_id": FROST_ARMOR},
        after={"units[me].first_aura": -1},
    ),
    Example(
        "CMSG_CANCEL_AUTO_REPEAT_SPELL",
        "stops a wand",
        (
            *_actors(MAGE, 10.0),
            Set("sheets[me].weapon_subclass[2]", 19),
            Set("sheets[me].attack_ms[2]", 1500),
            Send("CMSG_CAST_SPELL", at("dummy", SHOOT)),
        ),
        after={"units[me].repeat_spell": -1},
    ),
    *(
        Example(opcode, "a session without a character", (), fields, SESSION_NOT_IN_WORLD, who=NOBODY)
        for opcode, fields in (
            ("CMSG_CANCEL_CAST", {"cast_count": 1, "spell_id": FIREBALL}),
            ("CMSG_CANCEL_CHANNELLING", {"spell_id": ARCANE_MISSILES}),
            ("CMSG_CANCEL_AURA", {"spell_id": FROST_ARMOR}),
            ("CMSG_CANCEL_AUTO_REPEAT_SPELL", {}),
        )
    ),
)

EXAMPLES = (
    *GOOD,
    *REFUSED,
    *CANCELS,
    *OF_DEATH_KNIGHTS,
    *OF_DRUIDS,
    *(example for of_class in (hunter, mage, paladin, priest, rogue, shaman, warlock, warrior) for example in of_class.EXAMPLES),
    *examples_totems.CASTS,
)
