"""Every refusal of the API is problem+json in the words of RFC 9457, readable from anywhere."""

import pytest
import sqlalchemy as sa

from petition.store import database

STORES = ["sqlite"]

PARTS = ("", "/count", "/signatures", "/messages", "/statistics", "/ledger")


@pytest.mark.parametrize("slug", ["nowhere", "NOWHERE", "a", "x" * 41, "a%20b", "a;b"])
def test_what_is_not_there_is_a_problem(client, campaign, slug):
    for part in PARTS:
        response = client.get(f"/api/v1/campaigns/{slug}{part}")

        problem = response.json
        assert (response.status_code, response.mimetype) == (404, "application/problem+json")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert problem.pop("detail")
        assert problem == {"type": "about:blank", "title": "Not Found", "status": 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_public_api_is_read_only(client, campaign, method):
    response = client.open("/api/v1/campaigns/chinahearts/count", method=method)

    assert (response.status_code, response.json["title"]) == (405, "Method Not Allowed")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(("wish", "word"), [("it", "indirizzo"), ("en", "address"), ("zh", "地址")])
def test_the_detail_speaks_the_language_that_was_asked_for(client, wish, word):
    response = client.get("/api/v1/nowhere", headers={"Accept-Language": wish})

    assert word in response.json["detail"]


def test_a_problem_is_written_in_utf8_and_not_in_escapes(client):
    response = client.get("/api/v1/nowhere", headers={"Accept-Language": "zh"})

    assert b"\\u" not in response.data


def test_a_script_on_any_page_can_read_when_to_come_back(client, app, campaign):
    with database.writing() as session:
        session.execute(sa.text("DROP TABLE tally"))

    away = client.get("/api/v1/counts?campaigns=chinahearts")

    assert (away.status_code, away.headers["Retry-After"]) == (503, "5")
    assert away.headers["Access-Control-Expose-Headers"] == "Retry-After"
