"""The figures: lists that sum to the count, names instead of codes, nobody pointed at."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from petition.services import sampling, tallying
from tests import factories
from tests.pages import Page
from tests.web.figures import FIGURES, FILES, rows, signed

STORES = ["sqlite"]
START = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def signed_on(*days: int) -> None:
    """One signature on each of these days after the start; the page is then read on the last."""
    for day in days:
        with time_machine.travel(f"{START + timedelta(days=day)}T12:00:00Z", tick=False):
            factories.sign_and_confirm(f"day{day}@example.org")


def tables(html: str) -> list[list[str]]:
    """The cells of each table's body, one list a table."""
    found: dict[int, list[str]] = {}
    for cell in Page(html).all("th", "td"):
        if cell.is_inside("tbody"):
            table = next(a for a in cell.ancestors if a.tag == "table")
            found.setdefault(id(table), []).append(cell.text)
    return [*found.values()]


def sentences(html: str) -> list[str]:
    return [svg.attributes.get("aria-label", "") for svg in Page(html).all("svg")]


def test_without_signatures_the_page_asks_for_the_first(client):
    html = client.get(FIGURES).text

    assert "Il primo battito è il tuo" in html
    assert "700" in html
    assert tables(html) == []


def test_without_signatures_a_closed_campaign_asks_for_none(client):
    factories.given_campaign(state="closed")

    html = client.get("/en/chinahearts/statistics").text

    assert "No signatures were confirmed here." in html
    assert "Sign the manifesto" not in html


def test_every_list_of_the_page_sums_to_the_confirmed_signatures(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 300)))

    days, total, *shares = tables(client.get(FIGURES).text)

    assert sum(map(int, days[1::2])) == 300
    assert (total[-2], total[-1]) == ("300", "1.000")
    assert [sum(map(int, share[1::3])) for share in shares] == [300, 300, 300]


def test_what_is_withdrawn_leaves_the_figures(client):
    signed(5)
    gone = factories.sign_and_confirm()
    factories.withdraw(gone)
    tallying.tally_all()

    assert tables(client.get(FIGURES).text)[2] == ["italiano", "5", "100,0%"]


@pytest.mark.parametrize(("language", "name"), [("it", "Cina"), ("en", "China"), ("zh", "中国")])
def test_places_are_named_in_the_language_of_the_page(client, language, name):
    signed(5, country="CN")

    assert [name, "5"] in [row[1:] for row in rows(client, "countries", language)]
    html = client.get(f"/{language}/chinahearts/statistics").text
    assert [sentence for sentence in sentences(html) if name in sentence]


def test_small_countries_and_sources_are_counted_together(client):
    signed(5, "many", country="IT", source="poster")
    signed(4, "few", country="SM", source="annas-class")

    html = client.get(FIGURES).text

    assert re.search("San Marino|annas-class", html) is None
    assert rows(client, "countries")[-1] == ["other", "Altri, o non indicato", "4"]
    assert rows(client, "sources")[1:] == [
        ["poster", "poster", "5"],
        ["other", "Altre provenienze", "4"],
    ]


def test_more_bars_than_ten_are_drawn_as_one_and_stand_in_the_table(client):
    for number in range(12):
        signed(5, f"source{number}x", source=f"source-{number:02}")

    html = client.get(FIGURES).text

    drawn = next(sentence for sentence in sentences(html) if "source-00" in sentence)
    assert drawn.endswith("Tutti gli altri 15 (25,0%).")
    assert len(tables(html)[-1]) == 12 * 3


@pytest.mark.parametrize(
    ("last", "rows_shown", "said"), [(59, 60, None), (60, 10, "a week"), (420, 14, "a month")]
)
def test_many_days_are_grouped_and_the_page_says_so(client, last, rows_shown, said):
    signed_on(0, last)

    with time_machine.travel(f"{START + timedelta(days=last)}T12:00:00Z", tick=False):
        html = client.get("/en/chinahearts/statistics").text
        every_day = rows(client, "days", "en")[1:]

    assert len(tables(html)[0]) == 2 * rows_shown
    assert ("each beat is" in html) == (said is not None)
    assert said is None or f"each beat is {said}" in html
    assert len(every_day) == last + 1


def test_every_chart_is_an_image_with_a_sentence_and_every_table_has_its_file(client):
    signed(5)

    page = Page(client.get(FIGURES).text)

    charts = [svg for svg in page.all("svg") if svg.is_inside("section")]
    images = [svg for svg in charts if "seal" not in svg.attributes.get("class", "")]
    assert all(svg.attributes["role"] == "img" for svg in images)
    assert all(len(svg.attributes["aria-label"]) > 20 for svg in images)
    files = [a.attributes["href"] for a in page.all("a") if ".csv" in a.attributes.get("href", "")]
    assert sorted(files) == sorted(f"{FIGURES}/{name}.csv" for name in FILES)


@pytest.mark.parametrize("path", ["statistics", "statistics/days.csv"])
def test_a_draft_has_no_figures(client, path):
    factories.given_campaign("river-park", state="draft")

    assert client.get(f"/it/river-park/{path}").status_code == 404


def test_the_figures_are_found_from_every_page_of_the_campaign(client):
    for path in ("/it/chinahearts/", FIGURES):
        links = [a.attributes.get("href") for a in Page(client.get(path).text).all("a")]
        assert FIGURES in links
