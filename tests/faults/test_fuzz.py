"""Whatever bytes and texts chance comes up with, the form and the API stay calm."""

from collections.abc import Iterable
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from petition.web.forms import form_token
from tests import factories

CHANCES = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FIELDS = (
    "name",
    "email",
    "country",
    "city",
    "affiliation",
    "comment",
    "visibility",
    "consent",
    "updates",
    "source",
    "token",
    "website",
)
FORM = "application/x-www-form-urlencoded"
LISTS = ("signatures", "ledger", "count", "statistics")
WORDS = st.text(max_size=120) | st.binary(max_size=120)
FORMS = st.dictionaries(st.sampled_from(FIELDS), WORDS)
QUERIES = st.lists(st.tuples(st.sampled_from(("after", "limit", "campaigns", "x")), WORDS))


@pytest.fixture(autouse=True)
def token(app) -> str:
    """A good form token, in a database with one counted signature."""
    factories.given_campaign()
    factories.sign_and_confirm("first@example.org")
    return form_token.draw()


@CHANCES
@given(fields=FORMS)
@example(fields={"name": b"\xed\xa0\x80", "email": "a@b.org", "consent": "1"})
def test_no_form_is_answered_by_a_failure(client, token, fields):
    form = {"name": "Anna", "email": "anna@example.org", "consent": "1", "token": token} | fields

    answer = client.post("/it/chinahearts/sign", data=encoded(form.items()), content_type=FORM)

    assert answer.status_code in (303, 422)


@CHANCES
@given(address=st.emails() | st.text(max_size=300))
def test_no_address_is_answered_by_a_failure(client, token, address):
    form = {"name": "Anna", "email": address, "consent": "1", "token": token}

    answer = client.post("/it/chinahearts/sign", data=encoded(form.items()), content_type=FORM)

    assert answer.status_code in (303, 422)


@CHANCES
@given(name=st.sampled_from(LISTS), query=QUERIES)
@example(name="signatures", query=[("after", "9" * 4400)])
def test_no_query_of_the_api_is_answered_by_a_failure(client, name, query):
    answers = [
        client.get(f"/api/v1/campaigns/chinahearts/{name}?{encoded(query)}"),
        client.get(f"/api/v1/counts?{encoded(query)}"),
    ]

    for answer in answers:
        assert answer.status_code in (200, 422)
        assert answer.get_json()


@CHANCES
@given(token=st.text(max_size=60))
def test_no_token_of_a_link_is_answered_by_a_failure(client, token):
    path = f"/it/confirm/{quote_from_bytes(as_bytes(token), safe='')}"

    for answer in (client.get(path), client.post(path), client.post(f"{path}/reject")):
        assert answer.status_code in (303, 308, 404, 405, 410)


def encoded(pairs: Iterable[tuple[str, str | bytes]]) -> str:
    """Names and values as a browser would write them; bytes as no browser would."""
    return "&".join(f"{name}={quote_from_bytes(as_bytes(value))}" for name, value in pairs)


def as_bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
