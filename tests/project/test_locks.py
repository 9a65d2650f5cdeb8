# SPDX-License-Identifier: GPL-2.0-or-later
"""The locks agree with pyproject.toml and with each other, are hashed, and name no package host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {"base": PROJECT["project"]["dependencies"], **PROJECT["dependency-groups"]}


def pins(lock: str) -> dict[str, set[str]]:
    """Return name -> pinned versions of a lock; a package has several where Python versions need different ones."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8"), re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", WANTED)
def test_every_wanted_package_is_pinned_within_its_range(lock: str) -> None:
    pinned = pins(lock)
    for text in WANTED[lock]:
        wanted = Requirement(text)
        versions = pinned.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is not in requirements/{lock}.txt: run make lock"
        for version in versions:
            assert wanted.specifier.contains(version), f"{wanted.name} {version} is outside {wanted.specifier}: run make lock"


def test_tools_are_locked_beside_the_very_versions_that_users_get() -> None:
    base, dev = pins("base"), pins("dev")
    assert {name: dev.get(name) for name in base} == base


@pytest.mark.parametrize("lock", WANTED)
def test_every_pin_has_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_build_backend_is_locked() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])
