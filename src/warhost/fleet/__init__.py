# SPDX-License-Identifier: GPL-2.0-or-later
"""Who plays: names, races and levels of a population, and what joins their brains to a realm."""
