# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a cast is allowed: target, range, power, cooldowns, reagents; each refusal with the real reason."""
