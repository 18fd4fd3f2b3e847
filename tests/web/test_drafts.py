"""A campaign that is not published is nowhere to be found, whichever way one asks."""

import pytest
from flask import url_for

from tests import factories
from tests.web import forms

STORES = ["sqlite"]


@pytest.fixture(autouse=True)
def drafted(app):
    factories.given_campaign("secret-plan", state="draft")


def addresses(app) -> list[tuple[str, str]]:
    """Method and path of every route that speaks of a campaign to who has no partner's key."""
    values = {"slug": "secret-plan", "language": "en", "message_id": 1}
    values |= {"figure": "days", "receipt": "a" * 36}
    with app.test_request_context():
        return [
            (method, url_for(rule.endpoint, **{name: values[name] for name in rule.arguments}))
            for rule in app.url_map.iter_rules()
            if "slug" in rule.arguments
            if app.view_functions[rule.endpoint].guard != "partner"
            for method in rule.methods - {"OPTIONS"}
        ]


def test_a_draft_is_404_at_every_address(app, client):
    asked = addresses(app)

    statuses = {path: client.open(path, method=m, data=forms.ANNA).status_code for m, path in asked}

    assert len(asked) >= 15
    assert set(statuses.values()) == {404}


def test_a_draft_is_in_no_list(client, campaign):
    factories.given_campaign("river-park")

    assert "secret-plan" not in client.get("/en/").text
    assert "secret-plan" not in client.get("/api/v1/campaigns").text
    assert client.get("/api/v1/counts?campaigns=secret-plan").json == {"counts": []}


def test_a_draft_beside_one_campaign_leaves_that_one_on_the_first_page(client, campaign):
    assert factories.chinahearts().texts["en"].title in client.get("/en/").text


def test_a_campaign_taken_back_into_drafts_is_gone_within_moments(client, campaign):
    assert client.get("/en/chinahearts/").status_code == 200

    factories.given_campaign("chinahearts", state="draft")

    assert forms.eventually(lambda: client.get("/en/chinahearts/").status_code == 404)
