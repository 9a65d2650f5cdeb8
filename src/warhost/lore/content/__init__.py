# SPDX-License-Identifier: GPL-2.0-or-later
"""Content packs: what a realm is filled with. ``load_pack`` is the way in."""

from warhost.lore.content.manifest import Manifest, PackError, Source
from warhost.lore.content.pack import Pack, load_pack, make_pack, save_pack

__all__ = ["Manifest", "Pack", "PackError", "Source", "load_pack", "make_pack", "save_pack"]
