# SPDX-License-Identifier: GPL-2.0-or-later
"""Combat state: swings, the attack table, damage and healing, threat, entering and leaving combat, regeneration."""
