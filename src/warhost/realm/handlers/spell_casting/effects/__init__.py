# SPDX-License-Identifier: GPL-2.0-or-later
"""What a landed spell does to a unit, an effect a kind."""
