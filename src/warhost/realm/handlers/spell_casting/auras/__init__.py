# SPDX-License-Identifier: GPL-2.0-or-later
"""Auras on their bearers: putting them on and taking them off, ticks, procs, what excludes what."""
