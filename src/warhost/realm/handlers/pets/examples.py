# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what a player tells his pet. His pet is a wolf of his level, as a hunter's; it knows Fireball in place of its own spells."""

from __future__ import annotations

from typing import Any

from warhost.lore.spells.enums import POWER_FOCUS
from warhost.realm.examples import Creature, Do, Example, Login, Set, Step, guid, row
from warhost.realm.handlers.pets import examples_totems
from warhost.realm.handlers.pets.birth import summon_unit
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.reasons import ATTACK_CANT_ATTACK, ATTACK_NOTHING_TO_STOP, SESSION_BAD_VALUE, SESSION_NOT_IN_WORLD, SESSION_NOT_YOURS
from warhost.realm.tables.summons import COMMAND_FOLLOW, COMMAND_STAY, REACT_DEFENSIVE, REACT_PASSIVE

HUNTER, ORC = 3, 2
BEAST_KIND = 0
"""Row of summon_kinds of the wolf."""
BANDIT, HEALER = 102, 104
NOBODY = 9
"""A session that is free on the small world."""
FIREBALL, SMITE, BITE = 133, 585, 17253
COMMAND, REACTION, SPELL = 0x07000000, 0x06000000, 0xC1000000


def _pet(world: Any, rows: dict[str, int]) -> None:
    """Summon the wolf beside actor ``me``; it stands at (1, 0) and knows Fireball, not by itself."""
    state = world.state
    pet = int(summon_unit(state.kernels(), world.content, rows["me"], BEAST_KIND, 0, -1, 1.0, 0.0, 0.0, 0, state.now_ms + 1))
    summon = state["summons"][state["units"]["summon"][pet]]
    summon["spells"] = -1
    summon["spells"][0] = int(world.content.spell_rows[FIREBALL])
    summon["autocast"] = 0
    state["units"]["power_type"][pet] = 0
    state["units"]["max_powers"][pet] = state["units"]["powers"][pet] = 1000
    state["sheets"]["base_mana"][pet] = 1000
    rows["pet"] = pet


def _feeds_on_focus(world: Any, rows: dict[str, int]) -> None:
    """Let the wolf have the focus of a beast, all of it, and know Bite in place of Fireball, not by itself."""
    units, pet = world.state["units"], rows["pet"]
    units["power_type"][pet] = POWER_FOCUS
    units["max_powers"][pet][POWER_FOCUS] = units["powers"][pet][POWER_FOCUS] = 100
    world.state["summons"]["spells"][units["summon"][pet]][0] = int(world.content.spell_rows[BITE])


MINE: tuple[Step, ...] = (Login("me", race=ORC, class_id=HUNTER, level=20), Do(_pet))
FOCUSED: tuple[Step, ...] = (*MINE, Do(_feeds_on_focus))
NEAR_BANDIT: tuple[Step, ...] = (*MINE, Creature("bandit", BANDIT, x=12.0))
KEPT: tuple[Step, ...] = (*MINE, Set("players[me].pet_kind", BEAST_KIND))
DEAD: tuple[Step, ...] = (*MINE, Set("units[pet].death", 1))


def _tells(action: int, target: Any = 0) -> dict[str, Any]:
    return {"guid": guid("pet"), "action": action, "target_guid": target}


ACTION = (
    Example("CMSG_PET_ACTION", "sends the pet at a bandit", NEAR_BANDIT, _tells(COMMAND | 2, guid("bandit")),
            before={"units[pet].victim": -1, "summons[pet].told": 0}, after={"units[pet].victim": row("bandit"), "summons[pet].told": 1},
            mechanic="Pets"),
    Example("CMSG_PET_ACTION", "lets the pet stay where it is", MINE, _tells(COMMAND | 0),
            before={"summons[pet].command": COMMAND_FOLLOW}, after={"summons[pet].command": COMMAND_STAY, "summons[pet].stay_x": 1.0}),
    Example("CMSG_PET_ACTION", "calls it off", (*NEAR_BANDIT, Set("units[pet].victim", row("bandit"))), _tells(COMMAND | 1),
            before={"units[pet].victim": row("bandit")}, after={"units[pet].victim": -1}),
    Example("CMSG_PET_ACTION", "lets a hunter's beast go for good", KEPT, _tells(COMMAND | 3),
            before={"units[me].pet": row("pet")}, after={"units[me].pet": -1, "players[me].pet_kind": -1, "units[pet].kind": 0}),
    Example("CMSG_PET_ACTION", "makes it passive", MINE, _tells(REACTION | 0),
            before={"summons[pet].react": REACT_DEFENSIVE}, after={"summons[pet].react": REACT_PASSIVE}),
    Example("CMSG_PET_ACTION", "lets it cast a spell at a bandit", NEAR_BANDIT, _tells(SPELL | FIREBALL, guid("bandit")),
            before={"units[pet].cast_spell": -1}, after={"units[pet].victim": row("bandit"), "units[pet].cast_target": row("bandit")}),
    Example("CMSG_PET_ACTION", "goes where it can cast", (*MINE, Creature("bandit", BANDIT, x=60.0)),
            _tells(SPELL | FIREBALL, guid("bandit")), before={"summons[pet].order_target": -1},
            after={"summons[pet].order_target": row("bandit"), "units[pet].cast_spell": -1}),
    Example("CMSG_PET_ACTION", "of another's pet", MINE, {"guid": 7, "action": COMMAND | 1, "target_guid": 0}, SESSION_NOT_YOURS),
    Example("CMSG_PET_ACTION", "to a dead pet", DEAD, _tells(COMMAND | 1), no.CASTER_DEAD),
    Example("CMSG_PET_ACTION", "sent at a friend", (*MINE, Creature("healer", HEALER, x=5.0)), _tells(COMMAND | 2, guid("healer")),
            ATTACK_CANT_ATTACK, before={"units[pet].victim": -1}, after={"units[pet].victim": -1}, mechanic="Pets"),
    Example("CMSG_PET_ACTION", "a bite costs focus", (*FOCUSED, Creature("bandit", BANDIT, x=3.0)), _tells(SPELL | BITE, guid("bandit")),
            before={"units[pet].powers[2]": 100}, after={"units[pet].powers[2]": 75}, mechanic="Focus"),
    Example("CMSG_PET_ACTION", "24 of the 25 points of a bite come back in four seconds", (*FOCUSED, Creature("bandit", BANDIT, x=3.0)),
            _tells(SPELL | BITE, guid("bandit")), before={"units[pet].powers[2]": 100}, after={"units[pet].powers[2]": 99}, wait_ms=4000,
            mechanic="Focus"),
    Example("CMSG_PET_ACTION", "a bite without focus", (*FOCUSED, Creature("bandit", BANDIT, x=3.0), Set("units[pet].powers[2]", 24)),
            _tells(SPELL | BITE, guid("bandit")), no.NO_POWER, before={"units[pet].powers[2]": 24}, after={"units[pet].powers[2]": 24},
            mechanic="Focus"),
    Example("CMSG_PET_ACTION", "by a button that is none", MINE, _tells(0x55000000), SESSION_BAD_VALUE),
    Example("CMSG_PET_ACTION", "a spell it does not know", MINE, _tells(SPELL | SMITE), no.NOT_KNOWN),
    Example("CMSG_PET_ACTION", "a harmful spell at nobody", MINE, _tells(SPELL | FIREBALL), no.BAD_TARGETS),
    Example("CMSG_PET_ACTION", "a spell it cannot pay for", (*NEAR_BANDIT, Set("units[pet].powers[0]", 0)),
            _tells(SPELL | FIREBALL, guid("bandit")), no.NO_POWER),
    Example("CMSG_PET_ACTION", "from outside the world", (), {"guid": 7, "action": 0, "target_guid": 0}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
STOP = (
    Example("CMSG_PET_STOP_ATTACK", "stops its attack", (*NEAR_BANDIT, Set("units[pet].victim", row("bandit"))), {"guid": guid("pet")},
            before={"units[pet].victim": row("bandit")}, after={"units[pet].victim": -1}),
    Example("CMSG_PET_STOP_ATTACK", "of another's pet", MINE, {"guid": 7}, SESSION_NOT_YOURS),
    Example("CMSG_PET_STOP_ATTACK", "with nothing to stop", MINE, {"guid": guid("pet")}, ATTACK_NOTHING_TO_STOP),
    Example("CMSG_PET_STOP_ATTACK", "from outside the world", (), {"guid": 7}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
AUTOCAST = (
    Example("CMSG_PET_SPELL_AUTOCAST", "lets it cast a spell by itself", MINE, {"guid": guid("pet"), "spell_id": FIREBALL, "on": 1},
            before={"summons[pet].autocast": 0}, after={"summons[pet].autocast": 1}),
    Example("CMSG_PET_SPELL_AUTOCAST", "a spell it does not know", MINE, {"guid": guid("pet"), "spell_id": SMITE, "on": 1}, no.NOT_KNOWN),
    Example("CMSG_PET_SPELL_AUTOCAST", "of another's pet", MINE, {"guid": 7, "spell_id": FIREBALL, "on": 1}, SESSION_NOT_YOURS),
    Example("CMSG_PET_SPELL_AUTOCAST", "from outside the world", (), {"guid": 7, "spell_id": 1, "on": 1}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
ABANDON = (
    Example("CMSG_PET_ABANDON", "lets a hunter's beast go for good", KEPT, {"guid": guid("pet")},
            before={"units[me].pet": row("pet")}, after={"units[me].pet": -1, "players[me].pet_kind": -1}),
    Example("CMSG_PET_ABANDON", "of another's pet", MINE, {"guid": 7}, SESSION_NOT_YOURS),
    Example("CMSG_PET_ABANDON", "from outside the world", (), {"guid": 7}, SESSION_NOT_IN_WORLD, who=NOBODY),
)  # fmt: skip
EXAMPLES = (*ACTION, *STOP, *AUTOCAST, *ABANDON, *examples_totems.EXAMPLES)
