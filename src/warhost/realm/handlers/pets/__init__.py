# SPDX-License-Identifier: GPL-2.0-or-later
"""Summoned units: pets that obey, guardians, totems and traps; how they come, think, fight, and go."""
