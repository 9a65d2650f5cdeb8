# SPDX-License-Identifier: GPL-2.0-or-later
"""Write snapshots of a fleet: at its end here, meanwhile by a copy of this process, so that no tick waits for the disk."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from warhost.fleet.fleet import Fleet
from warhost.fleet.opening import Plan, save_fleet
from warhost.realm.snapshot import newest

logger = logging.getLogger(__name__)


class Saver:
    """Saves ``fleet`` into ``folder``, keeping the ``kept`` newest snapshots."""

    def __init__(self, fleet: Fleet, plan: Plan, folder: Path, kept: int) -> None:
        """Prepare; ``in_copy`` may be set: it is called first in the copy of the process, to let go of what is not its own."""
        self.fleet, self.plan, self.folder, self.kept = fleet, plan, folder, kept
        self.saved = 0
        self.saved_tick = fleet.world.state.tick if newest(folder) else 0
        self.in_copy: Callable[[], None] = lambda: None
        self._copy = 0
        self._copy_tick = 0

    def aside(self) -> bool:
        """Let a copy of this process write a snapshot; return False where the last one still writes."""
        self.look(wait=False)
        if self._copy:
            return False
        tick = self.fleet.world.state.tick
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                self.in_copy()
                save_fleet(self.fleet, self.folder, self.plan)
                self._drop_old()
                status = 0
            except Exception:
                logger.exception("the snapshot of tick %d was not written", tick)
            finally:
                os._exit(status)
        self._copy, self._copy_tick = pid, tick
        return True

    def look(self, wait: bool) -> None:
        """Take note of a copy that has ended, waiting for it if ``wait``."""
        if not self._copy:
            return
        done, status = os.waitpid(self._copy, 0 if wait else os.WNOHANG)
        if not done:
            return
        self._copy = 0
        if status == 0:
            self._note(self._copy_tick)
        else:
            logger.error("the snapshot of tick %d failed (status %d); the one before it is kept", self._copy_tick, status)

    def now(self) -> None:
        """Write a snapshot here, after the one that a copy may be writing."""
        self.look(wait=True)
        save_fleet(self.fleet, self.folder, self.plan)
        self._drop_old()
        self._note(self.fleet.world.state.tick)

    def _note(self, tick: int) -> None:
        self.saved += 1
        self.saved_tick = tick

    def _drop_old(self) -> None:
        for path in newest(self.folder)[self.kept :]:
            path.unlink(missing_ok=True)
