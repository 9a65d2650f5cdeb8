# SPDX-License-Identifier: GPL-2.0-or-later
"""Refuse: one error for each way to say no, each with a code that faces, audit and documentation share."""

from __future__ import annotations

from warhost.errors import WarhostError


class GuardError(WarhostError):
    """Is the root of what guard raises on purpose."""


class Refusal(GuardError):  # noqa: N818 - a refusal is an answer, not a fault
    """Says that something is refused: ``code`` names the reason for programs, the text says what was seen and expected.

    The text never holds a secret, a token or a body, so a face may show it and audit may keep the code.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.fields: dict[str, str] = {}
        """Header fields that belong to the answer, such as ``Retry-After``."""


class Unauthenticated(Refusal):
    """Says that who asks has not shown who he is, or not well enough (HTTP 401)."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.fields["WWW-Authenticate"] = f'Bearer realm="warhost", error="{code}"'


class Forbidden(Refusal):
    """Says that who asks is known, or his address is, and may not (HTTP 403)."""


class Invalid(Refusal):
    """Says that what was asked for cannot be: a bad name, an unknown permission, a network that is none (HTTP 422)."""


class NotFound(Refusal):
    """Says that the user, key, role or secret asked for does not exist (HTTP 404)."""


class Limited(Refusal):
    """Says that who asks has asked too often (HTTP 429), and after how many milliseconds to ask again."""

    def __init__(self, code: str, text: str, retry_after_ms: int) -> None:
        super().__init__(code, text)
        self.retry_after_ms = retry_after_ms
        self.fields["Retry-After"] = str(-(-retry_after_ms // 1000))


class Unavailable(Refusal):
    """Says that guard cannot decide because something it needs is away, and so refuses (HTTP 503)."""

    def __init__(self, code: str, text: str, retry_after_ms: int = 1000) -> None:
        super().__init__(code, text)
        self.retry_after_ms = retry_after_ms
        self.fields["Retry-After"] = str(-(-retry_after_ms // 1000))
