# SPDX-License-Identifier: GPL-2.0-or-later
"""Give each text one number: how name columns and ``Pack.names`` fit together."""

from __future__ import annotations


class Texts:
    """Gives each text one number, in the order of first use; the empty text is 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        """Return the number of ``text``, a new one where it is not yet known."""
        return self._numbers.setdefault(text, len(self._numbers))

    def names(self) -> tuple[str, ...]:
        """Return all texts in the order of their numbers."""
        return tuple(self._numbers)
