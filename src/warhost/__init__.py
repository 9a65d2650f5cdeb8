# SPDX-License-Identifier: GPL-2.0-or-later
"""Warhost fields, runs and studies armies of player bots on realms that their operators own."""

__version__ = "0.1.0"
