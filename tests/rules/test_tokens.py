"""The links in emails: unguessable, good for one purpose, and safe from what mail clients do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import tokens

CONFIRM = tokens.Purpose("a-key", "confirm")
NONCES = st.binary(min_size=16, max_size=16)
ROWS = st.integers(1, 2**53)


@given(ROWS, NONCES)
def test_a_token_says_which_row_it_opens_and_opens_it(row, nonce):
    link = tokens.read(CONFIRM.token(row, nonce))

    assert link is not None
    assert link.id == row
    assert tokens.opens(link, tokens.digest(CONFIRM.secret(nonce)))
    assert CONFIRM.has_issued(link)


@given(ROWS, NONCES)
def test_a_token_holds_nothing_that_a_mail_client_could_break_or_cut(row, nonce):
    assert re.fullmatch(r"[a-z0-9]{33,50}", CONFIRM.token(row, nonce))


@given(ROWS, NONCES)
def test_a_token_survives_a_change_of_case(row, nonce):
    token = CONFIRM.token(row, nonce)

    assert tokens.read(token.upper()) == tokens.read(token)


def test_a_secret_has_128_bits():
    secrets = [CONFIRM.secret(bytes([n]) * 16) for n in range(256)]

    assert len(set(secrets)) == 256
    *whole, last = (len(set(column)) for column in zip(*secrets, strict=True))
    assert (len(whole), min(whole), last) == (25, 32, 8)  # 25 digits of 5 bits, and one of 3


def test_each_row_gets_128_fresh_bits():
    nonces = {tokens.fresh_nonce() for _ in range(100)}

    assert len(nonces) == 100
    assert {len(nonce) for nonce in nonces} == {16}


@pytest.mark.parametrize(
    "other", [tokens.Purpose("a-key", "withdraw"), tokens.Purpose("b-key", "confirm")]
)
def test_a_token_is_good_for_one_purpose_under_one_key(other):
    nonce = tokens.fresh_nonce()
    link = tokens.read(other.token(7, nonce))

    assert link is not None
    assert not tokens.opens(link, tokens.digest(CONFIRM.secret(nonce)))
    assert not CONFIRM.has_issued(link)


def test_what_the_database_keeps_is_not_what_opens():
    nonce = tokens.fresh_nonce()

    kept = tokens.digest(CONFIRM.secret(nonce))

    assert CONFIRM.secret(nonce).encode() not in (nonce, kept)
    assert len(kept) == 32


def test_a_change_of_any_character_spoils_the_secret_or_the_seal():
    nonce = tokens.fresh_nonce()
    token, kept = CONFIRM.token(7, nonce), tokens.digest(CONFIRM.secret(nonce))

    for place in range(len(token)):
        spoilt = token[:place] + ("a" if token[place] != "a" else "b") + token[place + 1 :]
        link = tokens.read(spoilt)
        assert link is not None
        assert not (tokens.opens(link, kept) and CONFIRM.has_issued(link))


@pytest.mark.parametrize(
    "junk",
    ["", "abc", "a" * 32, "a" * 45, "é" * 36, "1" * 20 + "-" + "1" * 20, " " * 36, "١" * 36],
)
def test_what_cannot_be_a_token_is_none(junk):
    assert tokens.read(junk) is None


@given(st.text(max_size=60))
def test_any_text_is_read_calmly(text):
    link = tokens.read(text)

    assert link is None or (link.id >= 0 and len(link.secret) == 26)
