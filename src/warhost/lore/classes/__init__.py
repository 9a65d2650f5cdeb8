# SPDX-License-Identifier: GPL-2.0-or-later
"""What classes, races and creatures have by level, as arrays fit for kernels."""
