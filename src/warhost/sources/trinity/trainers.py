# SPDX-License-Identifier: GPL-2.0-or-later
"""Read who teaches what: of ``npc_trainer``, where a spell below 0 names a list, or of ``trainer`` and its lists.

Source: AzerothCore ``ObjectMgr.cpp`` (LoadTrainerSpell of older versions; LoadTrainers and LoadCreatureDefaultTrainers of newer ones),
TrinityCore 3.3.5 likewise.
"""

from __future__ import annotations

from warhost.sources.fields import Fields, within_limits
from warhost.sources.gather import NO_CREATURE, Gathered, Row
from warhost.sources.lists import Lists
from warhost.sources.reading import Rows
from warhost.sources.services import lesson


def read(rows: Rows, gathered: Gathered, creatures: frozenset[int]) -> None:
    """Gather what every creature teaches; what rows of lists say is spread over their users."""
    _read_npc_trainer(rows, gathered, creatures)
    _read_trainers(rows, gathered, creatures)


def _read_npc_trainer(rows: Rows, gathered: Gathered, creatures: frozenset[int]) -> None:
    lists, own, shared = Lists("npc_trainer"), [], []
    told = gathered.report.table("npc_trainer", True)
    for line, row in rows.each("npc_trainer", _lesson_or_list):
        if row["spell_id"] < 0:
            if row["entry"] in creatures:
                lists.user(row["entry"], -row["spell_id"])
                told.take()
            else:
                told.reject(line, NO_CREATURE, f"entry {row['entry']}")
        elif row["entry"] in creatures:
            own.append((line, row))
        else:
            shared.append((line, row))
    gathered.add("trainer_spells", own, "npc_trainer")
    lists.spread_rows(shared, gathered, "trainer_spells")


def _read_trainers(rows: Rows, gathered: Gathered, creatures: frozenset[int]) -> None:
    lists = Lists("trainer_spell")
    kinds = {number: (line, kind) for line, (number, kind) in rows.each("trainer", lambda f: (f.integer("Id"), f.integer("Type")))}
    of_creature: dict[int, int] = {}
    for line, (entry, number) in rows.each("creature_default_trainer", _user):
        if entry not in creatures:
            gathered.report.table("creature_default_trainer", True).reject(line, NO_CREATURE, str(entry))
            continue
        gathered.told("creature_default_trainer", line)
        lists.user(entry, number)
        if number in kinds:
            of_creature[entry] = kinds[number][1]
    for number, (line, _) in kinds.items():
        if number in lists.users:
            gathered.told("trainer", line)
        else:
            gathered.report.table("trainer", True).reject(line, "no creature uses its list", str(number))
    for row in gathered.rows_of("creature_templates"):
        row["trainer_kind"] = of_creature.get(row["entry"], row["trainer_kind"])
    lists.spread_rows(rows.each("trainer_spell", _listed), gathered, "trainer_spells")


def _lesson_or_list(fields: Fields) -> Row:
    row = lesson(fields)
    return row if row["spell_id"] < 0 else within_limits("trainer_spells", row)


def _user(fields: Fields) -> tuple[int, int]:
    return fields.integer("CreatureId"), fields.integer("TrainerId")


def _listed(fields: Fields) -> Row:
    return within_limits("trainer_spells", {**lesson(fields), "entry": fields.integer("TrainerId")})
