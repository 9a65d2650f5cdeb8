# SPDX-License-Identifier: GPL-2.0-or-later
"""The rule settings are those of the realm's table of rules, by name, default and limits."""

from __future__ import annotations

from warhost.config import RulesSettings
from warhost.realm.tables.clock import RULES
from warhost.realm.world import World

LIMITS_OF_SESSIONS = {"packets_per_session_and_tick": World.packets_a_session, "packets_waiting_per_session": World.queue_a_session}


def test_every_rule_of_the_realm_is_a_setting_and_every_setting_a_rule() -> None:
    assert set(RulesSettings.model_fields) - set(LIMITS_OF_SESSIONS) == {column.name for column in RULES.columns}


def test_a_rule_has_one_default() -> None:
    defaults = RulesSettings()
    assert {column.name: column.empty for column in RULES.columns} == {
        column.name: getattr(defaults, column.name) for column in RULES.columns
    }
    assert {name: getattr(defaults, name) for name in LIMITS_OF_SESSIONS} == LIMITS_OF_SESSIONS


def test_the_table_holds_every_value_that_a_setting_allows() -> None:
    row = RULES.rows(1)
    for column in RULES.columns:
        for limit in RulesSettings.model_fields[column.name].metadata:
            value = getattr(limit, "ge", getattr(limit, "le", None))
            row[column.name] = value
            assert row[column.name][0] == value
            assert RULES.check(row) == [], column.name
