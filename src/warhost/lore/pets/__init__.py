# SPDX-License-Identifier: GPL-2.0-or-later
"""What players summon: kinds of pets, guardians, totems and traps, and what each has at its level."""
