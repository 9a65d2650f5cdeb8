# SPDX-License-Identifier: GPL-2.0-or-later
"""Roles: what each may do, and that no way leads to more than one has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard.errors import Forbidden, Invalid, NotFound
from warhost.guard.roles import ADMIN, OPERATOR, PERMISSIONS, VIEWER, Catalogue, Permission, require, require_reach

CATALOGUE = Catalogue()
NAMES = sorted(CATALOGUE.permissions)


def test_each_built_in_role_has_what_the_one_below_has_and_more() -> None:
    viewer, operator, admin = (CATALOGUE.built_in[name].permissions for name in (VIEWER, OPERATOR, ADMIN))
    assert viewer < operator < admin
    assert admin == set(NAMES)


def test_a_viewer_only_reads_and_reads_nothing_personal() -> None:
    viewer = CATALOGUE.built_in[VIEWER].permissions
    assert {name.rpartition(".")[2] for name in viewer} == {"read"}
    assert not viewer & {"users.read", "keys.read", "audit.read", "guard.read", "roles.read"}


def test_an_operator_steers_the_realm_and_manages_nobody() -> None:
    operator = CATALOGUE.built_in[OPERATOR].permissions
    assert {"bots.order", "bots.spawn", "realm.steer", "jobs.write", "keys.own"} <= operator
    assert not [name for name in operator if name.partition(".")[0] in ("users", "roles", "audit", "settings") and name.endswith(".write")]
    assert "keys.tier" not in operator


def test_a_package_adds_permissions_that_the_admin_has_at_once() -> None:
    catalogue = Catalogue([Permission("chats.read", "read chats", OPERATOR)])
    assert "chats.read" in catalogue.built_in[ADMIN].permissions
    assert "chats.read" in catalogue.built_in[OPERATOR].permissions
    assert "chats.read" not in catalogue.built_in[VIEWER].permissions


@pytest.mark.parametrize(
    "permission",
    [
        PERMISSIONS[0],
        Permission("all", "", ADMIN),
        Permission("*.*", "", ADMIN),
        Permission("a.b", "", "root"),
        Permission("A.b", "", ADMIN),
    ],
)
def test_a_permission_that_is_double_or_misnamed_is_refused(permission: Permission) -> None:
    with pytest.raises(Invalid) as refusal:
        Catalogue([permission])
    assert refusal.value.code == "bad_permission"


def test_a_custom_role_holds_known_permissions_under_a_free_name() -> None:
    role = CATALOGUE.custom("night-watch", ["bots.read", "alerts.write"])
    assert CATALOGUE.of(["night-watch", VIEWER], {role.name: role}) == CATALOGUE.built_in[VIEWER].permissions | {"alerts.write"}
    for name, permissions, code in (
        ("admin", ["bots.read"], "role_is_built_in"),
        ("night watch", ["bots.read"], "bad_role_name"),
        ("Admin", [], "bad_role_name"),
        ("watch", ["bots.*"], "unknown_permission"),
        ("watch", ["bots.fly"], "unknown_permission"),
    ):
        with pytest.raises(Invalid) as refusal:
            CATALOGUE.custom(name, permissions)
        assert refusal.value.code == code


def test_a_role_that_does_not_exist_gives_nothing_and_says_so() -> None:
    with pytest.raises(NotFound, match="night-watch"):
        CATALOGUE.of([VIEWER, "night-watch"], {})


def test_a_stored_permission_that_no_package_declares_is_worth_nothing() -> None:
    role = Catalogue([Permission("chats.read", "read chats", ADMIN)]).custom("reader", ["chats.read", "bots.read"])
    assert CATALOGUE.of(["reader"], {"reader": role}) == {"bots.read"}


def test_no_role_means_no_permission() -> None:
    assert CATALOGUE.of([], {}) == frozenset()
    with pytest.raises(Forbidden) as refusal:
        require(frozenset(), "bots.read")
    assert refusal.value.code == "missing_permission"
    require(frozenset({"bots.read"}), "bots.read")


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_nobody_hands_out_more_than_he_has(held: set[str], touched: set[str]) -> None:
    if touched <= held:
        require_reach(frozenset(held), touched, "make this role")
    else:
        with pytest.raises(Forbidden) as refusal:
            require_reach(frozenset(held), touched, "make this role")
        assert refusal.value.code == "beyond_own_permissions"
        assert all(name in str(refusal.value) for name in touched - held)
