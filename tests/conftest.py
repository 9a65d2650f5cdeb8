# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real input beside the checkout, or skip with how to get it."""
    if not SHARED_DATA.is_dir():
        pytest.skip("real input is absent: put the data folder at ../shared/data beside the checkout")
    return SHARED_DATA


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
