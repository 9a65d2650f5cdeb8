# SPDX-License-Identifier: GPL-2.0-or-later
"""Log lines on the error output, as text for people or as one JSON object a line."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from warhost.config import LoggingSettings


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object: time (UTC, ISO 8601), level, logger, message and the error, if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for one record."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def configure(settings: LoggingSettings) -> None:
    """Send what our loggers say, from ``settings.level`` up, to the error output; mutates the logger ``warhost`` only."""
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", datefmt="%H:%M:%S")
    handler.setFormatter(JsonLines() if settings.format == "json" else text)
    logger = logging.getLogger("warhost")
    logger.handlers = [handler]
    logger.setLevel(settings.level.upper())
    logger.propagate = False
