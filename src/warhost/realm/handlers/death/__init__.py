# SPDX-License-Identifier: GPL-2.0-or-later
"""Death and what follows: dying, release, the corpse run, spirit healers, experience and levels, falls."""
