# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide docs/lore.md names every kind of effect and aura that shipped spells use, and every confidence."""

from pathlib import Path

import pytest

from warhost.lore.provenance import Confidence
from warhost.lore.spells import auras, effects
from warhost.lore.spells.table import load

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "lore.md").read_text(encoding="utf-8")
KINDS = {value: name.removeprefix("SPELL_EFFECT_") for name, value in vars(effects).items() if name.startswith("SPELL_EFFECT_")}
AURAS = {value: name.removeprefix("SPELL_AURA_") for name, value in vars(auras).items() if name.startswith("SPELL_AURA_")}


@pytest.mark.parametrize("kind", sorted({int(kind) for kind in load().rows["effect"].ravel() if kind}))
def test_every_effect_is_explained(kind: int) -> None:
    assert f"{KINDS[kind]}`" in GUIDE


@pytest.mark.parametrize("kind", sorted({int(kind) for kind in load().rows["aura"].ravel() if kind}))
def test_every_aura_is_explained(kind: int) -> None:
    assert f"{AURAS[kind]}`" in GUIDE


@pytest.mark.parametrize("confidence", Confidence)
def test_every_confidence_is_explained(confidence: Confidence) -> None:
    assert f"| `{confidence.name.lower()}` |" in GUIDE
