# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the audit chain: one task of a process appends, in batches, and waits for the store where that is away."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass

from warhost.guard.anchor import Anchor
from warhost.guard.audit import Entry, Head, Link
from warhost.guard.audit_rows import append, holds
from warhost.guard.clock import SECOND_MS, Clock
from warhost.guard.errors import Unavailable
from warhost.guard.refusals import Refusals
from warhost.guard.sealing import SealError
from warhost.store import Store, StoreConflictError, StoreError

LOG = logging.getLogger(__name__)
BATCH = 500
RETRY_S = 0.25
PATIENCE_S = 5.0
"""How long somebody waits for his entry to be written before what he asked for is refused."""
SWEEP_S = 1.0
CONFLICTS = 50
"""So many times in a row another process may append first before this one rests."""


@dataclass(eq=False)
class _Waiting:
    """Is an entry on its way, with who waits for it."""

    at_ms: int
    entry: Entry
    done: asyncio.Future[int] | None = None

    @property
    def dropped(self) -> bool:
        """Return whether who waited for it gave up, so that it need not be written."""
        return self.done is not None and self.done.cancelled()


class AuditWriter:
    """Appends to the chain. ``record`` waits until it is written, ``refused`` counts, ``run`` is the task that writes."""

    def __init__(self, store: Store, clock: Clock, anchor: Anchor, most_waiting: int) -> None:
        self._store = store
        self._clock = clock
        self._anchor = anchor
        self.most_waiting = most_waiting
        self._waiting: deque[_Waiting] = deque()
        self._wake = asyncio.Event()
        self._stopping = False
        self._conflicts = 0
        self._head: Head | None = None
        self._anchored_ms = 0
        self._anchoring: asyncio.Task[None] | None = None
        self.patience_s = PATIENCE_S
        self.refusals = Refusals()
        self.written = 0
        self.lost = 0
        """Refusals that found no room, until an entry says so."""
        self.behind_since_ms: int | None = None

    @property
    def waiting(self) -> int:
        """Return how many entries wait to be written."""
        return len(self._waiting)

    async def record(self, entry: Entry, patience_s: float | None = None) -> int:
        """Write an entry and return its number. Call it before the deed: rather an entry too many than a deed unseen.

        Raises Unavailable where too many wait, or the store does not take it in time.
        """
        if self._stopping or len(self._waiting) >= self.most_waiting:
            raise Unavailable("audit_full", "this has to be audited, and too many entries wait for the store; ask again later")
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(self._clock(), entry, done))
        self._wake.set()
        try:
            return await asyncio.wait_for(done, self.patience_s if patience_s is None else patience_s)
        except TimeoutError as error:
            raise Unavailable("audit_away", "this has to be audited, and the store takes no entry; ask again later") from error

    def refused(self, actor: str, address: str | None, code: str) -> None:
        """Count a refusal; it is written when its minute is over, with the others of the same asker."""
        self.refusals.add(actor, address, code, self._clock())

    def sweep(self) -> None:
        """Queue the refusals of minutes that are over. Those that find no room are counted, and told as soon as there is some."""
        for at_ms, entry in self.refusals.due(self._clock(), everything=self._stopping):
            if len(self._waiting) >= self.most_waiting:
                self.lost += entry.count
            else:
                self._waiting.append(_Waiting(at_ms, entry))
        if self.lost and len(self._waiting) < self.most_waiting:
            told = Entry("system", "audit.lose", outcome="lost", reason="the store was away for too long", count=self.lost)
            self._waiting.append(_Waiting(self._clock(), told))
            self.lost = 0

    async def run(self) -> None:
        """Write what comes until ``stop``; then write what is left, as far as the store takes it."""
        while True:
            ending = self._stopping  # told to stop any later, there is one more round: what came meanwhile is swept up
            self.sweep()
            if self._waiting:
                if not await self.write_once():
                    if ending:
                        LOG.error("%d audit entries could not be written before the end", len(self._waiting))
                        return
                    await asyncio.sleep(RETRY_S)
            elif ending:
                await self._anchored()
                return
            else:
                self._anchor_head()
                await self._rest()

    def stop(self) -> None:
        """Let ``run`` end once everything is written."""
        self._stopping = True
        self._wake.set()

    async def _rest(self) -> None:
        self._wake.clear()
        if self._stopping or self._waiting:
            return
        try:
            await asyncio.wait_for(self._wake.wait(), SWEEP_S)
        except TimeoutError:
            return

    async def write_once(self) -> bool:
        """Append a batch of what waits; return False where the store did not take it, and it goes on waiting."""
        front = list(self._waiting)[:BATCH]
        batch = [waiting for waiting in front if not waiting.dropped]
        if not batch:
            self._remove(front)
            return True
        links: list[Link] = []
        try:
            async with self._store.session() as session:
                links = await append(session, [(waiting.at_ms, waiting.entry) for waiting in batch])
        except StoreConflictError:  # another process appended first: the next try follows its links
            self._conflicts += 1
            return self._conflicts < CONFLICTS
        except StoreError as error:
            if not await self._was_written(links):
                self._fell_behind(error)
                return False
        self._remove(front)
        self._told(batch, links)
        if self._clock() - self._anchored_ms >= SECOND_MS:
            self._anchor_head()
        return True

    async def _was_written(self, links: list[Link]) -> bool:
        """Return whether a batch is there whose commit nobody confirmed."""
        try:
            return bool(links) and await holds(self._store, links[-1])
        except StoreError:
            return False

    def _fell_behind(self, error: StoreError) -> None:
        if self.behind_since_ms is None:
            LOG.warning("audit entries wait for the store: %s", error)
            self.behind_since_ms = self._clock()

    def _remove(self, front: list[_Waiting]) -> None:
        for _ in front:
            self._waiting.popleft()

    def _told(self, batch: list[_Waiting], links: list[Link]) -> None:
        self.behind_since_ms = None
        self._conflicts = 0
        self.written += len(links)
        self._head = Head(links[-1].seq, links[-1].hash)
        for waiting, link in zip(batch, links, strict=True):
            if waiting.done is not None and not waiting.done.done():
                waiting.done.set_result(link.seq)

    def _anchor_head(self) -> None:
        """Begin to keep the head that was reached, unless that is under way: it takes a disk's time, and no entry waits for it."""
        if self._head is not None and (self._anchoring is None or self._anchoring.done()):
            head, self._head, self._anchored_ms = self._head, None, self._clock()
            self._anchoring = asyncio.create_task(self._keep(head), name="audit anchor")

    async def _anchored(self) -> None:
        """Wait until the last head is kept."""
        if self._anchoring is not None:
            await self._anchoring
        self._anchor_head()
        if self._anchoring is not None:
            await self._anchoring

    async def _keep(self, head: Head) -> None:
        try:
            await asyncio.to_thread(self._anchor.keep, head)
        except (SealError, OSError) as error:
            LOG.error("the head of the audit chain is not kept, so that a cut would not show: %s", error)
