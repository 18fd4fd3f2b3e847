"""Where visitors are asked to write: after signing, on the campaign's page and under the wall."""

import pytest

from tests import factories, messages, published
from tests.pages import Page
from tests.web import forms

STORES = ["sqlite"]
WALL = "/it/chinahearts/messages"
PAGES = ("thank-you", "", "messages", "messages?kind=proposal")


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


def links(html: str) -> set[str]:
    """Where the links and forms in the main part of a page lead."""
    page = Page(html)
    addresses = {a.attributes["href"] for a in page.all("a") if a.is_inside("main")}
    return addresses | {form.attributes.get("action", "") for form in page.all("form")}


@pytest.mark.parametrize("language", ["it", "en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_who_reads_is_invited_to_write(client, language, page):
    shown = client.get(f"/{language}/chinahearts/{page}").text

    assert f"/{language}/chinahearts/messages/new" in links(shown)


def test_the_campaigns_page_shows_what_was_written_and_leads_to_the_wall(client):
    published.message("Un pensiero da Napoli")

    shown = client.get("/it/chinahearts/").text

    assert "Un pensiero da Napoli" in shown
    assert {WALL, f"{WALL}/new"} <= links(shown)


def test_the_form_under_the_wall_can_be_sent_as_it_is(client):
    published.message("Un pensiero da Napoli")
    fields = forms.drawn(client.get(WALL).text) | messages.TYPED

    response = client.post(WALL, data=fields)

    assert response.status_code == 303


@pytest.mark.parametrize("page", PAGES)
def test_a_closed_campaign_invites_nobody(client, page):
    published.message("Un pensiero da Napoli")
    factories.given_campaign(state="closed")

    shown = client.get(f"/it/chinahearts/{page}").text

    assert not {f"{WALL}/new", "#write"} & links(shown)
    assert 'id="write"' not in shown
