# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of what warlocks cast: what soul shards pay for, guardians."""

from __future__ import annotations

from typing import Any

from warhost.lore.pets.kinds import ROLE_GUARDIAN
from warhost.realm.examples import Do, Example, Send, Step, Wait, guid, row
from warhost.realm.handlers.spell_casting.checking import refusals as no
from warhost.realm.handlers.spell_casting.class_examples.actors import alone, at, at_place, carry, stage
from warhost.realm.reasons import SESSION_NOT_YOURS
from warhost.realm.tables.summons import COMMAND_FOLLOW

WARLOCK = 9
SOUL_SHARD, HEALTHSTONE, INFERNO, CORRUPTION = 6265, 6201, 1122, 172
STAY = 0x07000000


def _note_infernal(world: Any, rows: dict[str, int]) -> None:
    """Call what actor ``me`` has summoned actor ``infernal``."""
    state = world.state
    rows["infernal"] = int(state["summons"]["unit"][state["units"]["first_summon"][rows["me"]]])


INFERNAL: tuple[Step, ...] = (Send("CMSG_CAST_SPELL", at_place(12.0, INFERNO)), Wait(3000), Do(_note_infernal))

EXAMPLES = (
    Example(
        "CMSG_CAST_SPELL",
        "a soul shard becomes a healthstone",
        stage(WARLOCK, carry(SOUL_SHARD)),
        alone(HEALTHSTONE),
        before={"items[me:6265].count": 1, "items[me:5512].count": None},
        after={"items[me:6265].count": None, "items[me:5512].count": 1},
        wait_ms=3000,
        mechanic="Soul shards",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a healthstone without a soul shard",
        stage(WARLOCK),
        alone(HEALTHSTONE),
        no.REAGENTS,
        before={"items[me:5512].count": None},
        after={"items[me:5512].count": None},
        mechanic="Soul shards",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an infernal comes and nobody commands it",
        stage(WARLOCK),
        at_place(12.0, INFERNO),
        before={"summons[me:89].role": None, "units[me].pet": -1},
        after={"summons[me:89].role": ROLE_GUARDIAN, "units[me].pet": -1},
        wait_ms=1600,
        mechanic="Guardians",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "an infernal takes on whom its owner harms",
        stage(WARLOCK, *INFERNAL),
        at("dummy", CORRUPTION),
        before={"units[infernal].victim": -1},
        after={"units[infernal].victim": row("dummy")},
        wait_ms=2500,
        mechanic="Guardians",
    ),
    Example(
        "CMSG_PET_ACTION",
        "a guardian is told to stay",
        stage(WARLOCK, *INFERNAL),
        {"guid": guid("infernal"), "action": STAY, "target_guid": 0},
        SESSION_NOT_YOURS,
        before={"summons[infernal].command": COMMAND_FOLLOW},
        after={"summons[infernal].command": COMMAND_FOLLOW},
        mechanic="Guardians",
    ),
    Example(
        "CMSG_CAST_SPELL",
        "a second infernal within ten minutes",
        stage(WARLOCK, *INFERNAL),
        at_place(12.0, INFERNO),
        no.NOT_READY,
        before={"summons[me:89].role": ROLE_GUARDIAN},
        after={"summons[me:89].role": ROLE_GUARDIAN},
        mechanic="Guardians",
    ),
)
