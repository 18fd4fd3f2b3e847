"""What a partner sends and nobody can accept: told field by field, or refused as a whole."""

import pytest
import sqlalchemy as sa

from petition.store import database
from petition.store.models import OutboxEmail
from tests.partners import ANNA, SIGNATURES, bearing, given_partner, sign

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


@pytest.fixture
def key(app) -> str:
    return given_partner().key


def emails() -> int:
    """How many emails were queued."""
    with database.reading() as session:
        return session.scalars(sa.select(sa.func.count()).select_from(OutboxEmail)).one()


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"name": ""}, {"name": "name_missing"}),
        ({"name": ...}, {"name": "name_missing"}),
        ({"name": None}, {"name": "name_missing"}),
        ({"name": 7}, {"name": "text_expected"}),
        ({"name": ["Anna"]}, {"name": "text_expected"}),
        ({"name": "=1+1", "email": "x"}, {"name": "name_formula", "email": "email_no_at"}),
        ({"email": "a@b.org,c@d.org"}, {"email": "email_characters"}),
        ({"consent": ...}, {"consent": "consent_missing"}),
        ({"consent": False}, {"consent": "consent_missing"}),
        ({"consent": "1"}, {"consent": "boolean_expected"}),
        ({"consent": 1}, {"consent": "boolean_expected"}),
        ({"updates": "no"}, {"updates": "boolean_expected"}),
        ({"country": "XX"}, {"country": "country_unknown"}),
        ({"visibility": "all"}, {"visibility": "visibility_unknown"}),
        ({"language": "fr"}, {"language": "language_unknown"}),
        ({"visibilty": "anonymous"}, {"visibilty": "field_unexpected"}),
        ({"comment": "x" * 501}, {"comment": "comment_too_long"}),
    ],
)
def test_what_cannot_be_accepted_is_told_field_by_field(client, key, fields, errors):
    answer = sign(client, key, **fields)

    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert answer.json["errors"] == errors
    assert emails() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"[" * 60_000,
        b'{"a":' * 12_000,
        b'{"name": "A\\u0000"}',
        b'{"name": "\\ud800"}',
        b'{"\\ud800": 1}',
        b'{"name": NaN}',
        b'{"name": 1, "name": 2}',
        b'{"x": %s}' % (b"9" * 5000),
        b'{"name": "\xff\xfe"}',
        "{}".encode("utf-16"),
    ],
)
def test_what_is_no_json_of_ours_is_refused(client, key, body):
    answer = client.post(
        SIGNATURES, data=body, content_type="application/json", headers=bearing(key)
    )

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_too_much_is_refused(client, key):
    answer = sign(client, key, comment="x" * 70_000)

    assert (answer.status_code, answer.json["title"]) == (413, "Request Entity Too Large")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "json"])
def test_another_type_is_refused(client, key, kind):
    answer = client.post(SIGNATURES, data=b"{}", content_type=kind, headers=bearing(key))

    assert (answer.status_code, answer.json["status"]) == (415, 415)


def test_a_charset_beside_the_type_is_no_fault(client, key):
    headers = bearing(key) | {"Content-Type": "application/json; charset=utf-8"}

    assert client.post(SIGNATURES, json=ANNA, headers=headers).status_code == 202
