"""The page of a campaign, and the page that lists several."""

import pytest

from petition.rules.campaign_document import Elsewhere
from tests import factories
from tests.pages import Page
from tests.web import forms

STORES = ["sqlite"]

FIELDS = [
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
]


def heading(html: str) -> str:
    (only,) = Page(html).all("h1")
    return only.text


def links(html: str) -> list[str]:
    return [a.attributes.get("href", "") for a in Page(html).all("a")]


def test_without_a_campaign_the_first_page_says_so(client):
    assert client.get("/en/").status_code == 200


def test_the_only_campaign_is_the_first_page(client, campaign):
    assert heading(client.get("/en/").text) == factories.chinahearts().texts["en"].title


def test_several_campaigns_are_listed_on_the_first_page(client, campaign):
    factories.given_campaign("river-park")

    page = client.get("/en/").text

    assert {"/en/chinahearts/", "/en/river-park/"} <= set(links(page))


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_a_campaign_page_holds_the_campaign_in_its_language(client, campaign, language):
    content = factories.chinahearts()
    text = content.texts[language]

    page = client.get(f"/{language}/chinahearts/").text
    said = Page(page).all("body")[0].text

    assert heading(page) == text.title
    for words in (text.lead, *text.manifesto, *text.pledges, text.closing, text.dateline):
        assert words in said
    for news in content.news:
        assert news.texts[language].title in said
    for action in content.actions:
        assert action.texts[language].title in said


@pytest.mark.parametrize(("language", "total"), [("it", "8.630"), ("en", "8,630"), ("zh", "8,630")])
def test_the_count_is_written_as_readers_of_the_language_write_it(client, app, language, total):
    part = Elsewhere("change.org", "", 8629, factories.chinahearts().elsewhere[0].as_of)
    factories.given_campaign(elsewhere=(part,))
    factories.sign_and_confirm()

    page = Page(client.get(f"/{language}/chinahearts/").text)

    (count,) = [e for e in page.elements if e.attributes.get("data-url")]
    assert count.text == total
    assert count.attributes["data-url"] == "/api/v1/campaigns/chinahearts/count"


def test_what_is_counted_elsewhere_is_shown_apart_and_named(client, campaign):
    page = client.get("/it/chinahearts/").text

    said = [e.text for e in Page(page).all("p") if "elsewhere" in e.attributes.get("class", "")]
    assert len(said) == 1
    assert "change.org" in said[0]


def test_the_form_has_the_fields_that_the_contract_names(client, campaign):
    page = Page(client.get("/it/chinahearts/").text)

    names = {control.attributes.get("name") for control in page.all("input", "select", "textarea")}

    assert names == set(FIELDS)
    (form,) = page.all("form")
    assert (form.attributes["method"], form.attributes["action"]) == (
        "post",
        "/it/chinahearts/sign",
    )


def test_nothing_is_ticked_beforehand(client, campaign):
    drawn = forms.drawn(client.get("/it/chinahearts/").text)

    assert {"consent", "updates"} & drawn.keys() == set()
    assert drawn["visibility"] == "name"


@pytest.mark.parametrize(
    ("given", "kept"), [("wechat", "wechat"), ("<b>", ""), ("A B", ""), ("x" * 41, "")]
)
def test_the_form_keeps_where_a_visitor_came_from_when_that_is_a_plain_word(
    client, campaign, given, kept
):
    page = client.get("/it/chinahearts/", query_string={"source": given}).text

    assert forms.drawn(page)["source"] == kept


def test_countries_that_the_instance_excludes_cannot_be_chosen(campaign, visitor_of):
    client = visitor_of(countries_excluded=frozenset({"IT"}))

    page = Page(client.get("/en/chinahearts/").text)
    codes = {option.attributes["value"] for option in page.all("option")}

    assert "IT" not in codes
    assert "CN" in codes
    assert forms.sign(client, "en", country="IT").status_code == 422


def test_the_newest_signatures_stand_on_the_page_as_their_signers_chose(client, campaign):
    factories.sign_and_confirm("anna@example.org", name="Anna Prova", city="Roma")
    factories.sign_and_confirm("luca@example.org", name="Luca Neri", visibility="initials")
    factories.sign_and_confirm("wang@example.org", name="王芳", visibility="anonymous")

    said = client.get("/it/chinahearts/").text

    assert "Anna Prova" in said
    assert "L. N." in said
    assert "Luca Neri" not in said
    assert "王芳" not in said


def test_a_signature_that_is_not_confirmed_stands_nowhere(client, campaign):
    factories.sign(name="Anna Prova")

    for path in ("/it/chinahearts/", "/it/chinahearts/signatures"):
        assert "Anna Prova" not in client.get(path).text


@pytest.mark.parametrize("name", ["Anna <b>Prova</b>", "Anna & Luca", 'Anna "Prova"', "O'Neill"])
def test_a_name_is_text_and_never_markup(client, campaign, name):
    factories.sign_and_confirm(name=name)

    page = Page(client.get("/it/chinahearts/signatures").text)

    assert [b.text for b in page.all("b")] == [name]


@pytest.mark.parametrize("path", ["/it/chinahearts/", "/it/", "/it/chinahearts/signatures"])
def test_the_foot_of_every_page_leads_to_what_other_sites_may_embed(client, campaign, path):
    below = [a for a in Page(client.get(path).text).all("a") if a.is_inside("footer")]

    assert "/it/chinahearts/embed" in [a.attributes["href"] for a in below]
