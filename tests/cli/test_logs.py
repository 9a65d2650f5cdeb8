# SPDX-License-Identifier: GPL-2.0-or-later
"""Log lines go to the error output, as text or JSON, from the level that is set."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from warhost.cli.logs import configure
from warhost.config import LoggingSettings

LOGGER = logging.getLogger("warhost.test")


@pytest.fixture(autouse=True)
def _restored_logger() -> Iterator[None]:
    root = logging.getLogger("warhost")
    before = (root.handlers, root.level, root.propagate)
    yield
    root.handlers, root.level, root.propagate = before


def test_json_lines_carry_level_logger_message_and_error(capsys: pytest.CaptureFixture[str]) -> None:
    configure(LoggingSettings(format="json"))
    try:
        raise ValueError("broken")
    except ValueError:
        LOGGER.exception("it %s", "failed")
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["message"]) == ("error", "warhost.test", "it failed")
    assert line["time"].endswith("+00:00")
    assert "ValueError: broken" in line["error"]


def test_text_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure(LoggingSettings(level="warning"))
    LOGGER.info("quiet")
    LOGGER.warning("loud")
    text = capsys.readouterr().err
    assert "warhost.test: loud" in text
    assert "quiet" not in text
