"""Sending the sign form: one answer for everyone, and help for whoever made a mistake."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from petition.rules.states import EmailKind, SignatureState
from petition.services import invalidation
from tests import factories
from tests.pages import Page
from tests.services import rows
from tests.web import forms

STORES = ["sqlite"]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)


def the_only() -> object:
    """The one signature of the database."""
    assert rows.signatures_count() == 1
    return factories.signature(1)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_signing_leads_to_the_page_that_says_to_look_into_the_mailbox(client, campaign, language):
    response = forms.sign(client, language)

    assert response.status_code == 303
    assert response.location == f"/{language}/chinahearts/check-your-email"
    assert client.get(response.location).status_code == 200


def test_a_signature_is_kept_as_it_was_typed(client, campaign):
    typed = {"name": "王芳", "email": "Wang+a@Example.org", "country": "CN", "city": "武汉"}
    more = {"affiliation": "教师", "comment": "加油", "visibility": "initials", "updates": "1"}

    forms.sign(client, "zh", **typed, **more)

    kept = factories.signature(1)
    assert {name: getattr(kept, name) for name in (*typed, *more)} == typed | more | {
        "updates": True
    }
    assert (kept.language, kept.state) == ("zh", SignatureState.PENDING)
    assert rows.emails(1) == [EmailKind.CONFIRM_SIGNATURE]


def test_a_source_comes_along_with_the_form(client, campaign):
    page = client.get("/it/chinahearts/?source=newsletter.3").text

    client.post("/it/chinahearts/sign", data=forms.drawn(page) | forms.ANNA)

    assert factories.signature(1).source == "newsletter.3"


def test_the_answer_is_the_same_to_the_byte_whoever_has_signed(client, campaign):
    def after(prepare=lambda _: None, **typed: str):
        email = f"{len(answers)}@example.org"
        prepare(email)
        return forms.answer(forms.sign(client, email=email, **typed))

    answers: list[object] = []
    answers.append(after())
    answers.append(after(factories.sign))
    answers.append(after(factories.sign_and_confirm))
    answers.append(after(lambda email: factories.withdraw(factories.sign_and_confirm(email))))
    answers.append(after(lambda e: invalidation.invalidate(factories.sign_and_confirm(e))))
    answers.append(after(website="https://spam.example"))
    answers.append(after(lambda email: factories.sign_as_suspect(email, 90)))

    assert [each for each in answers if each != answers[0]] == []


def test_the_page_that_says_to_look_into_the_mailbox_is_the_same_for_everyone(client, campaign):
    stranger = client.get("/it/chinahearts/check-your-email")

    forms.sign(client)

    assert client.get("/it/chinahearts/check-your-email").data == stranger.data


@pytest.mark.parametrize(
    ("typed", "score", "reason"),
    [({"website": "x"}, 60, "honeypot"), ({"name": "R2D2"}, 10, "digits_in_name")],
)
def test_what_looks_automated_is_marked_and_answered_like_the_rest(
    client, campaign, typed, score, reason
):
    response = forms.sign(client, **typed)

    kept = the_only()
    assert response.status_code == 303
    assert (kept.state, kept.suspicion_score) == (SignatureState.SUSPECT, score)
    assert kept.suspicion_reasons == reason
    assert rows.emails(kept.id) == [EmailKind.CONFIRM_SIGNATURE]


def test_a_form_sent_sooner_than_people_can_is_suspect(campaign, visitor_of):
    response = forms.sign(visitor_of(min_form_seconds=2))

    assert response.status_code == 303
    assert the_only().suspicion_reasons == "too_fast"


def test_a_form_sent_after_a_while_is_not_suspect(campaign, visitor_of):
    client = visitor_of(min_form_seconds=2)
    with time_machine.travel(NOON) as clock:
        page = client.get("/it/chinahearts/").text
        clock.shift(timedelta(seconds=3))
        client.post("/it/chinahearts/sign", data=forms.drawn(page) | forms.ANNA)

    assert the_only().state is SignatureState.PENDING


def test_a_form_may_be_sent_to_the_address_of_another_language(client, campaign):
    page = client.get("/it/chinahearts/").text

    response = client.post("/zh/chinahearts/sign", data=forms.drawn(page) | forms.ANNA)

    assert response.location == "/zh/chinahearts/check-your-email"


def test_signing_needs_no_cookie_and_sets_none(client, campaign):
    for response in (
        client.get("/it/chinahearts/"),
        forms.sign(client),
        forms.sign(client, name=""),
    ):
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        ({"opens_on": None, "closes_on": None}, 303),
        ({"opens_on": DAY, "closes_on": DAY}, 303),
        ({"opens_on": DAY + timedelta(days=1)}, 409),
        ({"closes_on": DAY - timedelta(days=1)}, 409),
        ({"state": "closed"}, 409),
        ({"state": "draft"}, 404),
    ],
)
def test_a_campaign_takes_signatures_from_its_first_day_to_its_last(client, app, dates, status):
    with time_machine.travel(NOON, tick=False):
        factories.given_campaign(**({"opens_on": None} | dates))
        factories.given_campaign("another", opens_on=None)
        token = forms.drawn(client.get("/it/another/").text)["token"]
        response = client.post("/it/chinahearts/sign", data=forms.ANNA | {"token": token})

    assert response.status_code == status
    assert rows.signatures_count() == (1 if status == 303 else 0)


@pytest.mark.parametrize("state", [{"state": "closed"}, {"closes_on": date(2020, 3, 1)}])
def test_the_page_of_a_closed_campaign_shows_no_form(client, app, state):
    factories.given_campaign(**state)

    page = Page(client.get("/it/chinahearts/").text)

    assert page.all("form") == []
    assert "#sign" not in {a.attributes.get("href") for a in page.all("a")}


def test_signing_nothing_of_ours_is_not_found(client, campaign):
    assert client.post("/it/nowhere/sign", data=forms.ANNA).status_code == 404
    assert client.post("/fr/chinahearts/sign", data=forms.ANNA).status_code == 404


def test_the_address_of_the_form_answers_no_reading(client, campaign):
    response = client.get("/it/chinahearts/sign")

    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
