# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for all tests."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real input beside the checkout, or skip with how to get it."""
    if not SHARED_DATA.is_dir():
        pytest.skip("real input is absent: put the data folder at ../shared/data beside the checkout")
    return SHARED_DATA
