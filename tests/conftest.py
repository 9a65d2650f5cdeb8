# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import coverage
import pytest

TESTS = Path(__file__).resolve().parent
SHARED_DATA = TESTS.parent.parent / "shared" / "data"
KERNEL_FOLDERS = ("realm", "brains", "fleet")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real input beside the checkout, or skip with how to get it."""
    if not SHARED_DATA.is_dir():
        pytest.skip("real input is absent: put the data folder at ../shared/data beside the checkout")
    return SHARED_DATA


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings and the realm of whoever runs the tests out of them, and the tests out of those."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in [name for name in os.environ if name.startswith("WARHOST_") and "__" in name]:
            patch.delenv(variable)
        patch.setenv("WARHOST_CONFIG", "")
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the folders that hold kernels, so that they run uncompiled too (see tests/gate.py)."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in KERNEL_FOLDERS and not any(item.get_closest_marker(mark) for mark in ("compiled", "shows")):
            item.add_marker("kernels")
        if item.get_closest_marker("compiled") and os.environ.get("WARHOST_COMPILE") == "0":
            item.add_marker(pytest.mark.skip(reason="needs compiled kernels: run it without WARHOST_COMPILE=0"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Keep a test that reads real input out of coverage, so that the gate's figure does not depend on that folder."""
    measuring = coverage.Coverage.current()
    if measuring is None or "shared_data" not in getattr(item, "fixturenames", ()):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()
