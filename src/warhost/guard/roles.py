# SPDX-License-Identifier: GPL-2.0-or-later
"""Name what can be done, bundle it in roles, and hold that nobody hands out, takes away or takes over more than he has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from warhost.guard.errors import Forbidden, Invalid, NotFound

PERMISSION = re.compile(r"[a-z][a-z_]{0,31}(\.[a-z][a-z_]{0,31}){1,2}")
ROLE = re.compile(r"[a-z][a-z0-9_-]{1,31}")

VIEWER, OPERATOR, ADMIN = "viewer", "operator", "admin"
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Permission:
    """Is one thing that can be allowed: its name, what it lets somebody do, and the least of the built-in roles that has it."""

    name: str
    meaning: str
    least_role: str


PERMISSIONS = (
    Permission("realm.read", "see the realm's status, map, charts and events", VIEWER),
    Permission("bots.read", "list bots and look at one: state, perception, decisions, packets", VIEWER),
    Permission("content.read", "see content packs and what they hold", VIEWER),
    Permission("jobs.read", "see jobs, their progress and results", VIEWER),
    Permission("alerts.read", "see alerts", VIEWER),
    Permission("metrics.read", "read the figures at /metrics", VIEWER),
    Permission("settings.read", "see settings; secrets stay masked", VIEWER),
    Permission("bots.order", "send orders to bots: go, follow, attack, grind, pause, resume", OPERATOR),
    Permission("bots.spawn", "spawn bots", OPERATOR),
    Permission("bots.retire", "retire bots for good", OPERATOR),
    Permission("realm.steer", "pause and resume the realm, change its speed", OPERATOR),
    Permission("jobs.write", "start and cancel jobs", OPERATOR),
    Permission("alerts.write", "acknowledge alerts", OPERATOR),
    Permission("snapshots.read", "list snapshots", OPERATOR),
    Permission("snapshots.write", "take snapshots", OPERATOR),
    Permission("content.write", "change the content pack of the realm", ADMIN),
    Permission("snapshots.restore", "put the realm back to a snapshot", ADMIN),
    Permission("settings.write", "change settings of a running realm", ADMIN),
    Permission("logs.write", "change what is logged while the program runs", ADMIN),
    Permission("users.read", "see users and their sessions", ADMIN),
    Permission("users.write", "make, change, disable and remove users, and end their sessions", ADMIN),
    Permission("roles.read", "see roles and their permissions", ADMIN),
    Permission("roles.write", "make, change and remove roles", ADMIN),
    Permission("keys.own", "make, rotate and revoke one's own keys", OPERATOR),
    Permission("keys.read", "see everybody's keys (never their secrets)", ADMIN),
    Permission("keys.write", "rotate and revoke everybody's keys", ADMIN),
    Permission("keys.tier", "say how often a key may ask (its tier)", ADMIN),
    Permission("audit.read", "read the audit chain and verify it", ADMIN),
    Permission("guard.read", "see address lists, limits and what was refused", ADMIN),
)
"""What this program itself can allow. A package with routes of its own adds its permissions when the catalogue is made."""

RANKS = (VIEWER, OPERATOR, ADMIN)
MEANINGS = MappingProxyType(
    {
        VIEWER: "sees the realm and its bots, changes nothing",
        OPERATOR: "steers the realm and its bots, has keys of his own",
        ADMIN: "may do everything, packages added later included",
    }
)


@dataclass(frozen=True)
class Role:
    """Is a named bundle of permissions; built-in ones cannot be changed."""

    name: str
    permissions: frozenset[str]
    built_in: bool = False
    meaning: str = ""


class Catalogue:
    """Knows every permission that exists in this program, and the built-in roles that follow from them."""

    def __init__(self, more: Iterable[Permission] = ()) -> None:
        found: dict[str, Permission] = {}
        for permission in (*PERMISSIONS, *more):
            if not PERMISSION.fullmatch(permission.name) or permission.least_role not in RANKS:
                raise Invalid(
                    "bad_permission", f"seen {permission}, expected a name such as bots.read and one of the roles {', '.join(RANKS)}"
                )
            if permission.name in found:
                raise Invalid("bad_permission", f"two permissions are named {permission.name}; expected one")
            found[permission.name] = permission
        self.permissions: Mapping[str, Permission] = MappingProxyType(found)
        self.built_in: Mapping[str, Role] = MappingProxyType(
            {
                name: Role(
                    name,
                    frozenset(each.name for each in found.values() if RANKS.index(each.least_role) <= rank),
                    built_in=True,
                    meaning=MEANINGS[name],
                )
                for rank, name in enumerate(RANKS)
            }
        )

    def known(self, names: Iterable[str]) -> frozenset[str]:
        """Return the names as a set; raises Invalid for one that is no permission of this program."""
        wanted = frozenset(names)
        unknown = sorted(wanted - self.permissions.keys())
        if unknown:
            raise Invalid("unknown_permission", f"no such permission: {', '.join(unknown)}; known: {', '.join(sorted(self.permissions))}")
        return wanted

    def custom(self, name: str, permissions: Iterable[str], meaning: str = "") -> Role:
        """Return a role of an operator's own; raises Invalid for a bad or taken name or an unknown permission."""
        if not ROLE.fullmatch(name):
            raise Invalid("bad_role_name", f"seen {name!r}, expected 2 to 32 of a-z, 0-9, - and _, a letter first")
        if name in self.built_in:
            raise Invalid("role_is_built_in", f"the role {name} is built in and cannot be changed; choose another name")
        return Role(name, self.known(permissions), meaning=meaning)

    def of(self, roles: Iterable[str], custom: Mapping[str, Role]) -> frozenset[str]:
        """Return what somebody with these roles may do. A stored permission that this program does not know (any more) is worth nothing.

        Raises NotFound for a role that does not exist.
        """
        granted: set[str] = set()
        for name in roles:
            role = self.built_in.get(name) or custom.get(name)
            if role is None:
                raise NotFound("unknown_role", f"no such role: {name}; known: {', '.join(sorted({*self.built_in, *custom}))}")
            granted |= role.permissions
        return frozenset(granted & self.permissions.keys())


def require(held: frozenset[str], permission: str) -> None:
    """Raise Forbidden unless ``permission`` is among those held."""
    if permission not in held:
        raise Forbidden("missing_permission", f"this needs the permission {permission}, which you do not have")


def require_reach(held: frozenset[str], touched: Iterable[str], deed: str) -> None:
    """Raise Forbidden unless everything that a deed hands out, takes away or takes over is held by who does it.

    Granting a role, editing one, making a key, and changing a user (his password above all) are all ways to what that role, key or
    user may do; so ``touched`` is what it could do before **and** after.
    """
    beyond = sorted(frozenset(touched) - held)
    if beyond:
        raise Forbidden("beyond_own_permissions", f"to {deed} you need every permission that it carries; you lack {', '.join(beyond)}")
