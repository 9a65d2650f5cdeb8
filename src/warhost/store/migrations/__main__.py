# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the next step from what the models have and the steps lack: ``python -m warhost.store.migrations "Adds quests"``."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

from warhost.store.address import Address
from warhost.store.engine import make_migrating_engine
from warhost.store.migrations import VERSIONS, configuration, head, migrate


async def write(message: str, into: Path = VERSIONS) -> None:
    """Write a step named by the next number into a folder; look at it, mend it, format it before it is committed."""

    def revise(connection: Connection) -> None:
        config = configuration(connection)
        config.set_main_option("path_separator", "os")
        config.set_main_option("version_locations", os.pathsep.join({str(VERSIONS): "", str(into): ""}).replace("%", "%%"))
        command.revision(config, message, autogenerate=True, rev_id=f"{int(head()) + 1:04}", version_path=str(into))

    with tempfile.TemporaryDirectory(prefix="warhost-migration-") as folder:
        engine = make_migrating_engine(Address("a temporary file", Path(folder) / "store.sqlite3"))
        await migrate(engine)
        async with engine.connect() as connection:
            await connection.run_sync(revise)
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1]))
