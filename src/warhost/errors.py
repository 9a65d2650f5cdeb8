# SPDX-License-Identifier: GPL-2.0-or-later
"""The root of every error that Warhost raises on purpose.

A message says what was seen, what was expected, and what to do.
"""


class WarhostError(Exception):
    """Is the root of all errors a caller of Warhost can act on."""
