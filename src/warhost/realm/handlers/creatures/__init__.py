# SPDX-License-Identifier: GPL-2.0-or-later
"""Creatures: their birth and return, what they notice, how they think, fight, flee, go home and wander."""
