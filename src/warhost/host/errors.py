# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong between a running realm and those who attach to it."""

from __future__ import annotations

from typing import Any

from warhost.errors import WarhostError


class HostError(WarhostError):
    """Tells that the running program could not be started, found or kept up."""


class NotRunningError(HostError):
    """Tells that no realm runs on a data folder, or that it is still starting."""


class BusyError(HostError):
    """Tells that a realm runs on this data folder already."""


class LinkError(HostError):
    """Tells that the realm did not answer: the connection broke, or time ran out."""


class RefusedError(HostError):
    """Is a realm's answer that it cannot do what was asked: a code, what was seen, what was expected."""

    def __init__(self, code: str, text: str, seen: Any = None, expected: Any = None) -> None:
        super().__init__(text)
        self.code, self.seen, self.expected = code, seen, expected
