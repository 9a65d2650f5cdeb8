# SPDX-License-Identifier: GPL-2.0-or-later
"""Fixtures for what reads world databases."""

from collections.abc import Iterator

import pytest

from tests.sources.mariadb import Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a MariaDB server of the tests' own."""
    with running() as found:
        yield found
