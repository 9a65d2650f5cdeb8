# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of casts of hunters: shots, marks, traps, a feigned death, a leap back, pets called and mended."""

from __future__ import annotations

from warhost.lore.pets.kinds import ROLE_PET
from warhost.realm.examples import Creature, Do, Example, Login, Send, Set, Step, Wait, row
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import DUMMY, WOLF, alone, at, ready, sturdy
from warhost.realm.unit_flags import UNIT_FLAG_FEIGNS

HUNTER, ORC = 3, 2
AUTO_SHOT, HUNTERS_MARK, DISENGAGE, FREEZING_TRAP, FEIGN_DEATH, CALL_PET, MEND_PET = 75, 1130, 781, 1499, 5384, 883, 136
ACTORS: tuple[Step, ...] = (Login("me", race=ORC, class_id=HUNTER, level=80), Creature("dummy", DUMMY, x=10.0), Do(ready))
BOW = (Set("sheets[me].weapon_subclass[2]", 2), Set("sheets[me].attack_ms[2]", 2800))
NO_BEAST, DEAD_BEAST = Set("players[me].pet_kind", -1), Set("players[me].pet_dead", 1)
NEAR_WOLF = (Creature("wolf", WOLF, x=2.0), sturdy("wolf"))
TRAPPED = (Send("CMSG_CAST_SPELL", alone(FREEZING_TRAP)), Wait(2000))
GOT_UP = (Send("CMSG_CAST_SPELL", alone(FEIGN_DEATH)), Send("CMSG_CANCEL_AURA", {"spell_id": FEIGN_DEATH}), Wait(2000))
CALLED = (Send("CMSG_CAST_SPELL", alone(CALL_PET)), Wait(1600))

EXAMPLES = (
    Example("CMSG_CAST_SPELL", "a hunter shoots on and on", (*ACTORS, *BOW), at("dummy", AUTO_SHOT),
            before={"units[me].repeat_target": -1}, after={"units[me].repeat_target": row("dummy")}, mechanic="Shots that repeat"),
    Example("CMSG_CAST_SPELL", "Auto Shot without a bow", ACTORS, at("dummy", AUTO_SHOT), no.EQUIPPED_ITEM_CLASS,
            before={"units[me].repeat_target": -1}, after={"units[me].repeat_target": -1}, mechanic="Shots that repeat"),
    Example("CMSG_CAST_SPELL", "a mark draws arrows", ACTORS, at("dummy", HUNTERS_MARK),
            before={"sheets[dummy].ranged_power_taken": 0}, after={"sheets[dummy].ranged_power_taken": 20, "units[dummy].in_combat": 0}),
    Example("CMSG_CAST_SPELL", "a hunter feigns death and is forgotten", (*ACTORS, Set("units[me].in_combat", 1)), alone(FEIGN_DEATH),
            before={"units[me].in_combat": 1}, after={"units[me].in_combat": 0, "units[me].flags": UNIT_FLAG_FEIGNS},
            mechanic="Feigned death"),
    Example("CMSG_CAST_SPELL", "a second feigned death within half a minute", (*ACTORS, *GOT_UP), alone(FEIGN_DEATH), no.NOT_READY,
            before={"units[me].flags": 0}, after={"units[me].flags": 0}, mechanic="Feigned death"),
    Example("CMSG_CAST_SPELL", "a trap freezes the enemy who stands in it", (*ACTORS, *NEAR_WOLF), alone(FREEZING_TRAP),
            before={"auras[wolf:3355].duration_ms": None}, after={"auras[wolf:3355].duration_ms": 10000, "units[me].powers[0]": 4970},
            wait_ms=500, mechanic="Traps"),
    Example("CMSG_CAST_SPELL", "a trap waits while nobody comes", ACTORS, alone(FREEZING_TRAP), before={"units[dummy].first_aura": -1},
            after={"units[dummy].first_aura": -1, "units[me].powers[0]": 4970}, wait_ms=500, mechanic="Traps"),
    Example("CMSG_CAST_SPELL", "a second trap while the first cools down", (*ACTORS, *TRAPPED), alone(FREEZING_TRAP), no.NOT_READY,
            before={"units[me].powers[0]": 4970}, after={"units[me].powers[0]": 4970}, mechanic="Traps"),
    Example("CMSG_CAST_SPELL", "the hunter's beast comes", ACTORS, alone(CALL_PET), before={"summons[me:3098].role": None},
            after={"summons[me:3098].role": ROLE_PET}, wait_ms=50, mechanic="Pets"),
    Example("CMSG_CAST_SPELL", "Disengage leaps back out of a fight", (*ACTORS, Set("units[me].in_combat", 1)), alone(DISENGAGE),
            before={"players[me].teleport_due": 0}, after={"players[me].teleport_due": 1}, mechanic="Charges, leaps and pulls"),
    Example("CMSG_CAST_SPELL", "a leap back at peace", ACTORS, alone(DISENGAGE), no.CANT_DO_THAT_RIGHT_NOW,
            before={"players[me].teleport_due": 0}, after={"players[me].teleport_due": 0}, mechanic="Charges, leaps and pulls"),
    Example("CMSG_CAST_SPELL", "a call without a beast", (*ACTORS, NO_BEAST), alone(CALL_PET), no.NO_PET,
            before={"summons[me:3098].role": None}, after={"summons[me:3098].role": None}, mechanic="Pets"),
    Example("CMSG_CAST_SPELL", "a dead pet", (*ACTORS, DEAD_BEAST), alone(CALL_PET), no.TARGETS_DEAD),
    Example("CMSG_CAST_SPELL", "no pet to mend", ACTORS, alone(MEND_PET), no.NO_PET),
    Example("CMSG_CAST_SPELL", "a pet already", (*ACTORS, *CALLED), alone(CALL_PET), no.ALREADY_HAVE_SUMMON),
)  # fmt: skip
