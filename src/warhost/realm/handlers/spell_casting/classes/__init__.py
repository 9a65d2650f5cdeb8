# SPDX-License-Identifier: GPL-2.0-or-later
"""Mechanics that belong to one class: combo points, runes, seals, forms, shards, poisons."""
