# SPDX-License-Identifier: GPL-2.0-or-later
"""Whom a spell reaches: targets, areas, chains, company."""
