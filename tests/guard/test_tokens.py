# SPDX-License-Identifier: GPL-2.0-or-later
"""Access tokens: only what was issued here, with this key, for this use, not long ago, is read."""

from __future__ import annotations

import base64
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warhost.guard.clock import SECOND_MS, SetClock
from warhost.guard.errors import Invalid, Unauthenticated
from warhost.guard.sealing import open_key_file
from warhost.guard.secrets import Secrets, Vault
from warhost.guard.tokens import KEY_NAME, AccessTokens, Claim, TokenKeys, is_refresh, key_name, new_login_id, new_refresh, refresh_hash

NOW_MS = 1_790_000_000_000
KEY, OTHER = b"k" * 32, b"o" * 32
LOGIN = "0123456789abcdef" * 2


def tokens(clock: SetClock | None = None, *keys: bytes) -> AccessTokens:
    """Return access tokens of 600 s with these keys."""
    return AccessTokens(lambda: keys or (KEY,), 600, clock or SetClock(NOW_MS))


def part(content: object) -> bytes:
    """Return a part of a token: JSON in base64."""
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=")


def forged(key: bytes = KEY, header: dict[str, Any] | None = None, hashed: str = "sha256", **claims: Any) -> str:
    """Return a token that claims what it likes, signed by hand; a claim of None is left out."""
    now_s = NOW_MS // 1000
    good = {"iss": "warhost", "aud": "warhost", "sub": "7", "sid": LOGIN, "iat": now_s, "exp": now_s + 600}
    body = {name: value for name, value in {**good, **claims}.items() if value is not None}
    signed = part({"alg": "HS256", "kid": key_name(KEY), "typ": "at+jwt", **(header or {})}) + b"." + part(body)
    return (signed + b"." + base64.urlsafe_b64encode(hmac.digest(key, signed, hashed)).rstrip(b"=")).decode()


def refused(text: str, clock: SetClock | None = None, *keys: bytes) -> str:
    """Return the code of the refusal of a token."""
    with pytest.raises(Unauthenticated) as refusal:
        tokens(clock, *keys).read(text)
    return refusal.value.code


def test_a_token_says_whose_it_is_and_how_long_it_is_good() -> None:
    issued = tokens().issue(7, LOGIN)
    assert tokens().read(issued.get_secret_value()) == Claim(7, LOGIN, NOW_MS, NOW_MS + 600 * SECOND_MS)
    assert issued.get_secret_value() not in f"{issued} {issued!r}"
    assert tokens().read(forged()) == tokens().read(issued.get_secret_value())


def test_a_token_holds_no_permission_and_no_name() -> None:
    body = tokens().issue(7, LOGIN).get_secret_value().split(".")[1]
    assert json.loads(base64.urlsafe_b64decode(body + "==")).keys() == {"iss", "aud", "sub", "sid", "iat", "exp"}


def test_a_token_is_good_to_its_last_millisecond() -> None:
    text = tokens().issue(7, LOGIN).get_secret_value()
    clock = SetClock(NOW_MS + 600 * SECOND_MS - 1)
    assert tokens(clock).read(text).user_id == 7
    clock.advance(1)
    assert refused(text, clock) == "token_expired"


def test_a_token_from_a_clock_that_is_far_ahead_is_refused() -> None:
    text = tokens().issue(7, LOGIN).get_secret_value()
    assert tokens(SetClock(NOW_MS - 30 * SECOND_MS)).read(text).user_id == 7
    assert refused(text, SetClock(NOW_MS - 31 * SECOND_MS)) == "bad_token"


@pytest.mark.parametrize(
    "text",
    [
        forged(key=OTHER),
        forged(header={"alg": "HS512"}, hashed="sha512"),
        forged(header={"alg": "HS384"}, hashed="sha384"),
        forged(header={"alg": "none"}),
        forged(header={"alg": "none"}).rpartition(".")[0] + ".",
        forged(header={"alg": "RS256"}),
        forged(header={"crit": ["b64"], "b64": False}),
        forged(header={"typ": "JWT"}),
        forged(header={"kid": key_name(OTHER)}),
        forged(header={"kid": None}),
        forged(header={"kid": 5}),
        forged(iss="somebody"),
        forged(aud="another"),
        forged(aud=["another", "third"]),
        *(forged(**{name: None}) for name in ("iss", "aud", "sub", "sid", "iat", "exp")),
        forged(sub="seven"),
        forged(sub="-7"),
        forged(sub="٧"),
        forged(sub="9" * 30),
        forged(sid="' or 1=1 --"),
        forged(sid=LOGIN.upper()),
        forged(exp="never"),
        forged(exp=True),
        forged(iat=1e300),
        forged(exp=float("inf")),
        "",
        "a.b.c",
        "....",
        "x" * 5000,
        forged() + "x" * 1000,
    ],
)
def test_a_forged_token_is_refused(text: str) -> None:
    assert refused(text) == "bad_token"


@given(st.data())
def test_a_token_with_any_character_changed_is_refused(data: st.DataObject) -> None:
    text = tokens().issue(7, LOGIN).get_secret_value()
    place = data.draw(st.integers(0, len(text) - 2))  # the last character of a signature carries bits that are not read
    letter = data.draw(st.sampled_from("abcXYZ019-_.=").filter(lambda new: new != text[place]))
    assert refused(text[:place] + letter + text[place + 1 :]) == "bad_token"


@given(st.text(max_size=200))
def test_any_text_is_refused_with_a_reason(text: str) -> None:
    assert refused(text) == "bad_token"


def test_a_rotated_key_still_reads_what_it_signed_and_signs_nothing_more() -> None:
    old = tokens().issue(7, LOGIN).get_secret_value()
    both = tokens(None, OTHER, KEY)
    assert both.read(old).user_id == 7
    fresh = both.issue(7, LOGIN).get_secret_value()
    assert refused(fresh) == "bad_token"
    assert refused(old, None, OTHER) == "bad_token"


def test_keys_come_from_the_secrets_and_follow_a_rotation_by_another_process(tmp_path: Path) -> None:
    def vault() -> Vault:
        return Vault(tmp_path / "secrets.json", open_key_file(tmp_path / "key"), SetClock(NOW_MS))

    keys = TokenKeys(Secrets({}, vault()))
    first = keys()
    assert len(first) == 1
    assert len(first[0]) == 32
    assert keys() == first
    vault().rotate(KEY_NAME)
    assert keys()[1:] == first
    vault().forget_previous(KEY_NAME)
    assert len(keys()) == 1
    assert keys() != first


def test_a_key_that_is_too_short_is_refused_before_it_signs(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "secrets.json", open_key_file(tmp_path / "key"), SetClock(NOW_MS))
    keys = TokenKeys(Secrets({"WARHOST_SECRET_GUARD__TOKEN_KEY": "short"}, vault))
    with pytest.raises(Invalid, match="5 bytes, expected at least 32"):
        keys()


def test_a_refresh_token_is_random_kept_as_a_hash_and_known_by_its_shape() -> None:
    made = [new_refresh() for _ in range(100)]
    assert len({each.token_hash for each in made}) == 100
    for each in made:
        text = each.text.get_secret_value()
        assert is_refresh(text)
        assert each.token_hash == refresh_hash(text)
        assert text not in f"{each} {each!r}"
    assert not is_refresh(tokens().issue(7, LOGIN).get_secret_value())
    assert new_login_id() != new_login_id()
