# SPDX-License-Identifier: GPL-2.0-or-later
"""A pool of connections that sizes itself by load: it grows when many wait, and shrinks when connections lie idle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from sqlalchemy import exc
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.pool.base import ConnectionPoolEntry
from sqlalchemy.util.queue import Empty

PATIENCE_S = 0.01
"""How long somebody waits for a connection to come back before another is opened: about what opening one takes."""
GLANCE_S = 0.25
"""How often who waits at a full pool looks whether there is room again, because a connection was lost."""
IDLE_SINCE = "warhost_idle_since"


@dataclass(frozen=True)
class PoolCounts:
    """Says how a pool stands now, and what it did since it began."""

    open: int = 0
    in_use: int = 0
    waiting: int = 0
    """Who waits for a connection right now."""
    most: int = 0
    """The most connections that were ever open at once."""
    waited: int = 0
    waited_s: float = 0.0
    refused: int = 0
    """Who got none within ``store.pool_wait_s``."""
    grown: int = 0
    shrunk: int = 0


class LoadPool(AsyncAdaptedQueuePool):
    """Keeps between ``minimum`` and ``pool_size`` connections; all its users are in one event loop.

    Who finds no free connection waits PATIENCE_S for one to come back; only then one more is opened, one at a time. So a burst
    of short queries does not open as many connections as it has queries. The connection that came back last goes out
    first, so the others lie idle, and ``trim`` closes those.
    """

    _sqla_logger_namespace = "sqlalchemy.pool.LoadPool"  # what SQLAlchemy says of each use is not for Warhost's log

    def __init__(self, creator: Any, pool_size: int = 10, minimum: int = 1, **options: Any) -> None:
        super().__init__(creator, pool_size, **{**options, "max_overflow": 0, "use_lifo": True})
        self.minimum = minimum
        self._counts = PoolCounts()
        self._waiting = 0
        self._opening = False

    def counts(self) -> PoolCounts:
        """Return how the pool stands."""
        return replace(self._counts, open=self._open(), in_use=self.checkedout(), waiting=self._waiting)

    def _open(self) -> int:
        return self.size() + self._overflow

    def _count(self, **more: float) -> None:
        self._counts = replace(self._counts, **{name: getattr(self._counts, name) + value for name, value in more.items()})

    def _do_get(self) -> ConnectionPoolEntry:
        try:
            return self._pool.get(False)
        except Empty:
            return self._opened() if self._open() < self.minimum else self._awaited()

    def _awaited(self) -> ConnectionPoolEntry:
        """Wait for a connection to come back, or open one when patience ends and there may be more."""
        began = monotonic()
        self._waiting += 1
        try:
            while (left := began + self.timeout() - monotonic()) > 0:
                may_grow = self._open() < self.size() and not self._opening
                try:
                    return self._pool.get(True, min(left, PATIENCE_S if self._open() < self.size() else GLANCE_S))
                except Empty:
                    if may_grow and self._open() < self.size() and not self._opening:
                        return self._opened()
            self._count(refused=1)
            raise exc.TimeoutError(f"all {self.size()} connections are in use for {self.timeout()} s")
        finally:
            self._waiting -= 1
            self._count(waited=1, waited_s=monotonic() - began)

    def _opened(self) -> ConnectionPoolEntry:
        self._inc_overflow()
        self._opening = True
        try:
            entry = self._create_connection()
        except BaseException:
            self._dec_overflow()
            raise
        finally:
            self._opening = False
        self._count(grown=1)
        self._counts = replace(self._counts, most=max(self._counts.most, self._open()))
        return entry

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        record.info[IDLE_SINCE] = monotonic()
        super()._do_return_conn(record)

    def trim(self, idle_s: float) -> int:
        """Close what lies idle for ``idle_s`` or longer, down to the least number; return how many.

        Runs where SQLAlchemy may await (``greenlet_spawn``). While it closes them they are in nobody's reach.
        """
        free = []
        while True:
            try:
                free.append(self._pool.get(False))
            except Empty:
                break
        free.reverse()  # the last to go out come first; put back in this order they are last again
        spare, cutoff = self._open() - self.minimum, monotonic() - idle_s
        old = [entry for entry in free if entry.info.get(IDLE_SINCE, cutoff) <= cutoff][: max(spare, 0)]
        for entry in free:
            if entry not in old:
                self._pool.put(entry, False)
        for entry in old:
            self._dec_overflow()
            self._count(shrunk=1)
            entry.close()
        return len(old)

    def recreate(self) -> LoadPool:
        """Return an empty pool with the same bounds, as SQLAlchemy asks when the engine is disposed of."""
        return LoadPool(
            self._creator,
            pool_size=self.size(),
            minimum=self.minimum,
            timeout=self.timeout(),
            pre_ping=self._pre_ping,
            recycle=self._recycle,
            echo=self.echo,
            logging_name=self._orig_logging_name,
            reset_on_return=self._reset_on_return,
            _dispatch=self.dispatch,
            dialect=self._dialect,
        )
