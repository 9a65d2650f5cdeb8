# SPDX-License-Identifier: GPL-2.0-or-later
"""The coverage gate reads what pytest counted."""

from __future__ import annotations

import pytest

from tests.gate import closing_counts


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("..\n3 passed in 0.20s\n", {"passed": 3}),
        ("===== 1 failed, 2 passed, 4 skipped, 9 deselected in 61.20s (0:01:01) =====\n", {"passed": 2, "failed": 1, "skipped": 4}),
        ("no tests ran in 0.01s\n", {}),
        ("1 error in 0.1s", {"error": 1}),
    ],
)
def test_the_closing_line_gives_the_counts(text: str, counted: dict[str, int]) -> None:
    assert {name: count for name, count in closing_counts(text).items() if count} == counted
