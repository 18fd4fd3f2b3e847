"""A sign form with mistakes: every one is told, at its field, and nothing typed is lost."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests import factories
from tests.pages import Page
from tests.services import rows
from tests.web import forms

STORES = ["sqlite"]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVERY_FAULT = {
    "name": "",
    "email": "anna",
    "country": "XX",
    "city": "C" * 101,
    "affiliation": "A" * 101,
    "comment": "c" * 501,
    "visibility": "loud",
    "consent": None,
}


def errors(html: str) -> dict[str, str]:
    """The sentences of the error summary, by the field that each leads to."""
    page = Page(html)
    links = (
        a for a in page.all("a") if any(e.attributes.get("role") == "alert" for e in a.ancestors)
    )
    return {a.attributes["href"].removeprefix("#"): a.text for a in links}


def test_every_fault_is_told_at_once_at_its_field(client, campaign):
    response = forms.sign(client, **EVERY_FAULT)

    assert response.status_code == 422
    assert set(errors(response.text)) == set(EVERY_FAULT)
    faulty = {
        e.attributes["id"] for e in Page(response.text).elements if "aria-invalid" in e.attributes
    }
    assert faulty == set(EVERY_FAULT) - {"visibility"}
    assert rows.signatures_count() == 0


def test_faults_are_told_in_the_language_of_the_page(client, campaign):
    told = {
        lang: errors(forms.sign(client, lang, **EVERY_FAULT).text) for lang in ("it", "en", "zh")
    }

    for field in EVERY_FAULT:
        assert len({told[language][field] for language in told}) == 3
    assert re.search("[一-鿿]", told["zh"]["name"])


@pytest.mark.parametrize(
    ("language", "prefix"), [("it", "Errore: "), ("en", "Error: "), ("zh", "错误：")]
)
def test_the_title_says_first_that_there_is_an_error(client, campaign, language, prefix):
    page = Page(forms.sign(client, language, name="").text)

    title = next(each for each in page.all("title") if not each.is_inside("svg"))
    assert title.text.startswith(prefix)


def test_what_was_typed_is_kept_beside_the_error(client, campaign):
    typed = {
        "name": "O’Neill <b>",
        "email": "anna@",
        "country": "CN",
        "city": "武汉",
        "affiliation": "Teacher",
        "comment": "Two\nlines",
        "visibility": "initials",
        "updates": "1",
        "source": "wechat",
    }

    again = forms.drawn(forms.sign(client, "en", **typed).text)

    assert {name: again.get(name) for name in typed} == typed | {"comment": "Two lines"}
    assert again["consent"] == "1"


def test_a_form_with_errors_can_be_corrected_and_sent_again(client, campaign):
    again = forms.drawn(forms.sign(client, email="anna@").text)

    response = client.post("/it/chinahearts/sign", data=again | {"email": "anna@example.org"})

    assert response.status_code == 303
    assert factories.signature(1).name == "Anna Prova"


@pytest.mark.parametrize("token", [None, "", "junk", "1234-", "-", "abc-" + "0" * 24, "é-é"])
def test_a_form_that_we_did_not_draw_is_drawn_again(client, campaign, token):
    response = forms.sign(client, token=token)

    again = forms.drawn(response.text)
    assert response.status_code == 422
    assert (again["name"], again["email"]) == ("Anna Prova", "anna@example.org")
    assert rows.signatures_count() == 0
    assert client.post("/it/chinahearts/sign", data=again).status_code == 303


def test_a_form_that_lay_open_for_more_than_a_week_is_drawn_again(client, campaign):
    with time_machine.travel(NOON) as clock:
        page = client.get("/it/chinahearts/").text
        clock.shift(timedelta(days=7))
        response = client.post("/it/chinahearts/sign", data=forms.drawn(page) | forms.ANNA)

    assert response.status_code == 422
    assert rows.signatures_count() == 0


def test_a_form_drawn_by_another_instance_is_drawn_again(client, campaign, visitor_of):
    stranger = visitor_of(secret_key="another-secret-key-altogether")
    token = forms.drawn(stranger.get("/it/chinahearts/").text)["token"]

    assert forms.sign(client, token=token).status_code == 422
