# SPDX-License-Identifier: GPL-2.0-or-later
"""Examples of casts of single classes, accepted and refused."""
