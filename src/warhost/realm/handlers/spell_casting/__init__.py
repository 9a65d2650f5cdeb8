# SPDX-License-Identifier: GPL-2.0-or-later
"""The spell casting system: a file per idea.

What casts: ``request`` (packets), ``checks``, ``casting``, ``queue``, ``channels``, ``missiles``, ``landing``, ``targets``,
``auto_repeat``, ``next_swing``, ``interrupts``, ``cooldowns``, ``costs``. What spells do: ``effects``, auras, procs, rolls.
"""
