"""The figures as files: any spreadsheet opens them, and calculates nothing."""

import pytest

from petition.services import sampling
from tests.web.figures import FIGURES, FILES, rows, signed

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


@pytest.mark.parametrize("name", FILES)
def test_without_signatures_a_file_holds_its_head_alone(client, name):
    assert len(rows(client, name)) == 1


def test_every_file_sums_to_the_confirmed_signatures(client):
    sum(sampling.fill(sampling.Sample("chinahearts", 300)))

    for name in ("days", "countries", "languages", "sources"):
        assert sum(int(row[-1]) for row in rows(client, name)[1:]) == 300, name
    assert rows(client, "total")[-1][1:] == ["300", "1000"]


def test_a_file_is_saved_and_never_shown(client):
    response = client.get(f"{FIGURES}/countries.csv")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.data.startswith(b"\xef\xbb\xbf")


def test_the_head_of_a_file_is_in_the_language_of_the_page(client):
    assert rows(client, "days", "it")[0] == ["Giorno", "Firme"]
    assert rows(client, "days", "en")[0] == ["Day", "Signatures"]
    assert rows(client, "days", "zh")[0] == ["日期", "签名"]


def test_a_source_that_looks_like_a_formula_is_not_calculated(client):
    signed(5, source="-2.5")

    assert rows(client, "sources")[1] == ["'-2.5", "'-2.5", "5"]


@pytest.mark.parametrize("path", ["statistics/nothing.csv", "statistics/days", "statistics/.csv"])
def test_there_is_no_other_file(client, path):
    assert client.get(f"/it/chinahearts/{path}").status_code == 404
