# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the facts that ship from the real tables beside the checkout: ``python -m warhost.lore.build``."""
