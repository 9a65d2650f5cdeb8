# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints how much of the protocol is defined and cross-checked: ``python -m warhost.protocol``."""

from warhost.protocol import crosscheck
from warhost.protocol.opcodes import OPCODES
from warhost.protocol.registry import PACKETS


def main() -> None:
    """Print the counts; without the development package wow-world-messages nothing is cross-checked."""
    defined = {packet.name for packet in PACKETS if packet.direction != "host"}
    if not crosscheck.available():
        print(f"{len(defined)} of {len(OPCODES)} packets defined, 0 cross-checked (wow-world-messages is not installed)")
        return
    found = crosscheck.verdicts()
    agree = {key.partition("/")[0] for key, verdict in found.items() if verdict == "agrees"}
    differ = {key.partition("/")[0] for key, verdict in found.items() if verdict == "differs"}
    print(f"{len(defined)} of {len(OPCODES)} packets defined, {len(agree | differ)} cross-checked")
    print(f"{len(agree - differ)} agree with wow-world-messages; {len(differ)} differ, and the emulators' code decides:")
    for key, why in crosscheck.DIFFERENCES.items():
        print(f"  {key}: {why}")


if __name__ == "__main__":
    main()
