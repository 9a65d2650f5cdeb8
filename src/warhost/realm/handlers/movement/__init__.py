# SPDX-License-Identifier: GPL-2.0-or-later
"""Movement: packets of the MSG_MOVE_* family, teleports, speeds and falling, and the paths of what the server moves."""
