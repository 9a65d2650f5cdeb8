# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the command line as ``python -m warhost``."""

from warhost.cli.main import main

main()
