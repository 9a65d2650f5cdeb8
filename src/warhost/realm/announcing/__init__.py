# SPDX-License-Identifier: GPL-2.0-or-later
"""Tells a session, in the server's packets, what has changed in its sight: one ``Announcer`` a session."""

from warhost.realm.announcing.announcer import Announcer

__all__ = ["Announcer"]
