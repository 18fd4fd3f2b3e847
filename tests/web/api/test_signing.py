"""Signing through the API: the form's rules and emails, and an answer that tells nothing."""

import pytest
import sqlalchemy as sa

from petition.mail import outbox
from petition.rules.states import SignatureState
from petition.services import confirming, partners, tallying
from petition.store import database
from petition.store.models import OutboxEmail, Signature
from tests import factories
from tests.partners import ANNA, SIGNATURES, bearing, given_partner, partner, sign
from tests.web import forms

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


@pytest.fixture
def key(app) -> str:
    return given_partner().key


def signed() -> Signature:
    """The only signature."""
    session = database.db.session()
    session.rollback()
    return session.scalars(sa.select(Signature)).one()


def emails() -> list[str]:
    """The kinds of the emails that were queued, oldest first."""
    with database.reading() as session:
        return list(session.scalars(sa.select(OutboxEmail.kind).order_by(OutboxEmail.id)))


def test_a_signature_is_confirmed_by_email_like_any_other(client, key):
    answer = sign(client, key, country="CN", city="武汉", visibility="initials", language="zh")

    assert (answer.status_code, answer.json) == (
        202,
        {"campaign": "chinahearts", "status": "accepted"},
    )
    row = signed()
    assert (row.state, row.language, row.source) == (SignatureState.PENDING, "zh", "rete")
    assert (row.country, row.city, row.visibility) == ("CN", "武汉", "initials")
    assert emails() == ["confirm_signature"]
    confirming.confirm(factories.token_of(row.id))
    tallying.tally_all()
    assert signed().number == 1


def test_the_email_is_sent_with_the_link(client, key, settings):
    sign(client, key, language="it")

    assert outbox.send_due() == 1
    (letter,) = (settings.instance_dir / "mail").glob("*.eml")
    assert b"/it/confirm/" in letter.read_bytes()


def test_whoever_signed_already_cannot_be_told_from_a_newcomer(client, key):
    pending = factories.sign("pending@example.org")
    factories.sign_and_confirm("confirmed@example.org")
    factories.sign_as_suspect("suspect@example.org", 90)

    names = ("new", "pending", "confirmed", "suspect", "new")
    answers = [sign(client, key, email=f"{name}@example.org") for name in names]
    answers.append(sign(client, key, email="a@mailinator.com", name="R0b0t"))

    assert len({repr(forms.answer(answer)) for answer in answers}) == 1
    assert answers[0].status_code == 202
    assert factories.signature(pending).source == "rete"


def test_the_key_is_the_source_whatever_is_sent(client, key):
    sign(client, key, source="newsletter")

    assert signed().source == "rete"


def test_without_a_language_the_email_speaks_that_of_the_campaign(client, key):
    sign(client, key, country=None, comment=None)

    assert signed().language == "it"


def test_an_address_gets_five_emails_a_day_and_no_more(client, key):
    for number in range(8):
        factories.given_campaign(f"campaign-{number}")
    for number in range(8):
        path = f"/api/v1/campaigns/campaign-{number}/signatures"
        assert sign(client, key, path=path).status_code == 202

    assert sum(iter(outbox.send_due, 0)) == 5


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer pk_aaaaaaaa_" + "a" * 26,
        "Bearer " + "x" * 9000,
        "Basic YTpi",
        "bearer é",
    ],
)
def test_without_a_key_in_force_nothing_is_done(client, key, header):
    headers = {} if header is None else {"Authorization": header}

    answer = client.post(SIGNATURES, json=ANNA, headers=headers)

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="partner keys"')
    assert emails() == []


def test_a_wrong_key_is_called_invalid_and_none_at_all_is_not(client, key):
    wrong = sign(client, key + "x").headers["WWW-Authenticate"]
    none = client.post(SIGNATURES, json=ANNA).headers["WWW-Authenticate"]

    assert ("invalid_token" in wrong, "invalid_token" in none) == (True, False)


def test_a_revoked_key_is_dead_with_the_next_request(client):
    given = given_partner()
    assert sign(client, given.key).status_code == 202

    partners.revoke(None, given.id)

    assert sign(client, given.key).status_code == 401


def test_a_key_opens_nothing_of_the_staff(client, key):
    for path in ("/admin/partners", "/moderation/messages"):
        assert client.get(path, headers=bearing(key)).status_code == 303


@pytest.mark.parametrize("state", ["closed", "draft"])
def test_a_campaign_that_takes_none_says_so(client, key, state):
    factories.given_campaign("other", state=state)

    answer = sign(client, key, path="/api/v1/campaigns/other/signatures")

    assert answer.status_code == {"closed": 409, "draft": 404}[state]


def test_a_browser_on_another_site_is_not_told_that_it_may_send_a_key(client, key):
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}

    answer = client.options(SIGNATURES, headers=asked)

    assert "Access-Control-Allow-Headers" not in answer.headers
    assert partner(1).last_used_on is None
