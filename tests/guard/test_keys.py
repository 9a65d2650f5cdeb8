# SPDX-License-Identifier: GPL-2.0-or-later
"""The shape of keys: enough random bytes, a hash that shows nothing, a signing secret that opens for its own key alone."""

from __future__ import annotations

import base64
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard import keys
from warhost.guard.sealing import Sealer, SealError

SEALER = Sealer((bytes(range(32)),))


def test_a_key_holds_32_random_bytes_behind_its_prefix() -> None:
    minted = [keys.mint(signs=False) for _ in range(200)]
    secrets = {each.text.get_secret_value().rpartition("_")[0] for each in minted}
    assert len({each.prefix for each in minted}) == len(secrets) == 200
    for each in minted:
        shape = keys.SHAPE.fullmatch(each.text.get_secret_value())
        assert shape is not None
        assert shape["prefix"] == each.prefix
        assert len(base64.urlsafe_b64decode(shape["secret"] + "=")) == 32
        assert each.signing_secret is None


def test_only_the_key_itself_fits_its_hash() -> None:
    one, other = keys.mint(signs=False), keys.mint(signs=False)
    shown = keys.read(one.text.get_secret_value())
    assert shown is not None
    assert shown.prefix == one.prefix
    assert keys.fits(shown, one.key_hash)
    assert not keys.fits(shown, other.key_hash)
    assert not keys.fits(shown, None)


def test_an_unknown_key_is_compared_too_and_never_fits() -> None:
    assert not keys.fits(keys.Shown("a" * 12, keys.NO_HASH), None)


def test_the_prefix_of_one_key_with_the_secret_of_another_fits_neither() -> None:
    one, other = keys.mint(signs=False), keys.mint(signs=False)
    mixed = keys.read(f"wh_{one.prefix}_{other.text.get_secret_value().split('_', 2)[2]}")
    assert mixed is not None
    assert mixed.prefix == one.prefix
    assert not keys.fits(mixed, one.key_hash)
    assert not keys.fits(mixed, other.key_hash)


def test_what_is_printed_or_kept_shows_no_secret() -> None:
    minted = keys.mint(signs=True)
    assert minted.signing_secret is not None
    secret = minted.text.get_secret_value().split("_", 2)[2]
    assert secret not in f"{minted} {minted!r} {asdict(minted)}"
    sealed = keys.seal_signing_secret(SEALER, minted.prefix, minted.signing_secret)
    assert minted.signing_secret.get_secret_value() not in sealed


@given(st.text(max_size=100) | st.from_regex(r"wh_[a-z2-7]{0,14}_[A-Za-z0-9_-]{0,50}"))
def test_any_text_is_a_key_or_none(text: str) -> None:
    shown = keys.read(text)
    assert (shown is not None) == (keys.SHAPE.fullmatch(text) is not None)


@pytest.mark.parametrize("slip", ["{}x", " {}", "{}\n", "x{}", "{}\0"])
def test_a_key_with_a_slip_has_not_its_shape(slip: str) -> None:
    text = keys.mint(signs=False).text.get_secret_value()
    assert keys.read(slip.format(text)) is None
    assert keys.read(text[:-1]) is None
    assert keys.read(text.upper()) is None


def test_a_signing_secret_opens_for_its_own_key_alone() -> None:
    minted = keys.mint(signs=True)
    assert minted.signing_secret is not None
    assert len(minted.signing_secret.get_secret_value()) == 32
    sealed = keys.seal_signing_secret(SEALER, minted.prefix, minted.signing_secret)
    assert keys.open_signing_secret(SEALER, minted.prefix, sealed) == minted.signing_secret
    assert base64.b64decode(keys.shown_signing_secret(minted.signing_secret)) == minted.signing_secret.get_secret_value()
    with pytest.raises(SealError):
        keys.open_signing_secret(SEALER, keys.mint(signs=False).prefix, sealed)
