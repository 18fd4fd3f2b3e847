"""The public list: each name as its signer chose, every signature exactly once."""

import re

import pytest

from petition.services import sampling, tallying
from tests import factories
from tests.pages import Page

LIST = "/it/chinahearts/signatures"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def listed(html: str) -> list[str]:
    """The names of the list, in its order."""
    return [b.text for b in Page(html).all("b") if b.is_inside("li")]


def lines(html: str) -> list[str]:
    """What the list says of each signature, in its order."""
    return [li.text for li in Page(html).all("li") if li.is_inside("ol")]


def older(html: str) -> str | None:
    hrefs = [a.attributes["href"] for a in Page(html).all("a") if a.attributes.get("rel") == "next"]
    return hrefs[0] if hrefs else None


def test_nobody_is_listed_before_the_first_signature(client):
    response = client.get(LIST)

    assert response.status_code == 200
    assert listed(response.text) == []


def test_the_newest_signature_comes_first(client):
    for number, name in enumerate(("Anna Prova", "王芳", "Nguyễn Văn")):
        factories.sign_and_confirm(f"{number}@example.org", name=name)

    assert listed(client.get(LIST).text) == ["Nguyễn Văn", "王芳", "Anna Prova"]


def test_each_signer_is_listed_as_chosen(client):
    for name, visibility in (("Anna", "name"), ("Luca Neri", "initials"), ("Maria", "anonymous")):
        email = f"{visibility}@example.org"
        factories.sign_and_confirm(email, name=name, visibility=visibility, city="Roma")

    anonymous, initials, whole = lines(client.get(LIST).text)

    assert re.search("Anna .*Roma", whole)
    assert re.search("L. N. .*Roma", initials)
    assert re.search("Luca|Neri", initials) is None
    assert re.search("Maria|M[.]|Roma|Ital", anonymous) is None


def test_a_name_carries_the_language_it_was_signed_in(client):
    factories.sign_and_confirm("wang@example.org", name="王芳", language="zh")

    (name,) = [b for b in Page(client.get(LIST).text).all("b") if b.is_inside("li")]

    assert name.attributes["lang"] == "zh-Hans"


@pytest.mark.parametrize("addition", ["", "?after=999"])
def test_a_withdrawn_signature_is_not_listed(client, addition):
    factories.withdraw(factories.sign_and_confirm(name="Anna Prova"))
    tallying.tally_all()

    assert listed(client.get(LIST + addition).text) == []


def test_older_pages_show_everyone_exactly_once(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 130)))

    page, sizes, numbers = LIST, [], []
    while page:
        html = client.get(page).text
        sizes.append(len(listed(html)))
        numbers += [line.partition(" · ")[0] for line in lines(html)]
        page = older(html)

    assert sizes == [60, 60, 10]
    assert len(set(numbers)) == 130


def test_an_older_page_leads_back_to_the_newest(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 70)))

    html = client.get(f"{LIST}?after=11").text

    assert len(listed(html)) == 10
    assert LIST in [a.attributes["href"] for a in Page(html).all("a") if a.is_inside("main")]


def test_any_number_may_be_gone_on_from_and_nothing_else(client):
    factories.sign_and_confirm()
    junk = ("-1", "abc", "1.5", "٣", "9" * 19, "1; DROP TABLE signature")

    numbers = [client.get(LIST, query_string={"after": n}) for n in ("0", "1", "9" * 18)]
    refused = [client.get(LIST, query_string={"after": text}) for text in junk]

    assert {response.status_code for response in numbers} == {200}
    assert {response.status_code for response in refused} == {400}
