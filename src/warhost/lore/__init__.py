# SPDX-License-Identifier: GPL-2.0-or-later
"""Knowledge of the game: records with era, source and confidence, spell and class tables, formulas fit for kernels."""
