# SPDX-License-Identifier: GPL-2.0-or-later
"""Secrets in settings: what may be shown of them, and of a text that has one inside."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import SecretBytes, SecretStr

MASK = "********"
CREDENTIALS = re.compile(r"(?P<before>\b[a-zA-Z][\w+.-]*:/{0,3}[^:@/?#\s]*):\S*@")
"""Scheme, user and a password up to the last ``@`` of the word: a password that was not quoted may hold any sign."""
OPTION = re.compile(r"(?P<before>[?&](?:\w*(?:pass|secret|token)\w*|sslkey)=)[^&\s\"']*", re.IGNORECASE)


def redacted(text: str) -> str:
    """Return a text with the password of every URL in it masked, whether it stands before the host or among the options."""
    return OPTION.sub(rf"\g<before>{MASK}", CREDENTIALS.sub(rf"\g<before>:{MASK}@", text))


class SecretUrl(SecretStr):
    """Holds a URL that may hold a password: it is shown without it."""

    def _display(self) -> str:
        return redacted(self.get_secret_value())


def is_secret(annotation: object) -> bool:
    """Return whether a setting of this type may hold a secret."""
    if isinstance(annotation, type):
        return issubclass(annotation, SecretStr | SecretBytes)
    return any(is_secret(part) for part in get_args(annotation))
