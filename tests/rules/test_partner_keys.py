"""Keys of partners: random, recognisable, kept as a digest; their names can be a source."""

import hashlib

import pytest

from petition.rules import countries, partner_keys, signup
from petition.rules.errors import Invalid


def test_a_key_is_its_prefix_and_a_secret_that_nothing_kept_tells():
    key = partner_keys.fresh()

    head, prefix, secret = key.text.split("_")
    assert (head, prefix) == ("pk", key.prefix)
    assert 32 ** len(secret) >= 2**128
    assert key.digest == hashlib.sha256(key.text.encode()).digest()


def test_no_two_keys_are_alike():
    keys = [partner_keys.fresh() for _ in range(500)]

    assert len({key.text for key in keys}) == len({key.digest for key in keys}) == 500


def test_a_key_is_known_by_its_digest():
    key = partner_keys.fresh()

    assert partner_keys.digest(key.text) == key.digest


@pytest.mark.parametrize(
    "text", ["", "pk_", "x" * 10_000, "pk_aaaaaaaa_é", "pk_aaaaaaaa_" + "a" * 25]
)
def test_what_cannot_be_a_key_is_nobodys(text):
    assert partner_keys.digest(text) is None


@pytest.mark.parametrize("typed", ["rete", " rete-italia.cina ", "a1", "9_lives", "x" * 40])
def test_a_name_is_what_a_source_may_be(typed):
    name = partner_keys.name(typed)

    fields = {"name": "Anna", "email": "anna@example.org", "consent": "1", "source": name}
    assert name == typed.strip()
    assert signup.parse(fields, countries.CODES).source == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "partner_name_missing"),
        ("  ", "partner_name_missing"),
        ("a", "partner_name_unfit"),
        ("Rete", "partner_name_unfit"),
        ("rete italia", "partner_name_unfit"),
        (".rete", "partner_name_unfit"),
        ("x" * 41, "partner_name_unfit"),
        ("rete\0", "partner_name_unfit"),
        ("网络", "partner_name_unfit"),
    ],
)
def test_other_names_are_refused(typed, code):
    with pytest.raises(Invalid) as refusal:
        partner_keys.name(typed)

    assert refusal.value.errors == {"name": code}
