"""The ledger for readers: every change with its reason, filters, roots, and the receipt."""

import pytest
import time_machine

from petition.services import invalidation, proving, tallying
from tests import factories

STORES = ["sqlite"]
PAGE = "/en/chinahearts/ledger"


@pytest.fixture(autouse=True)
def history(campaign):
    """700 elsewhere; three sign on the first of March, one of whom goes the day after."""
    with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
        ids = [factories.sign_and_confirm(f"{name}@example.org") for name in ("a", "b", "c")]
        clock.shift(86400)
        factories.withdraw(ids[0])
        tallying.tally_all()
        proving.close_days()
        clock.shift(86400)
        factories.sign_and_confirm("d@example.org")


def test_every_change_stands_there_with_its_reason_newest_first(client):
    text = client.get(PAGE).text

    places = [text.index(f">{number}</th>") for number in ("6", "5", "4", "3", "2", "1")]
    assert places == sorted(places)
    assert "People pressed the button in their e-mail." in text
    assert "said that it was not them" in text
    assert "<td>−1</td><td>702</td>" in text


def test_the_page_can_be_narrowed_to_a_reason_and_to_a_day(client):
    withdrawn = client.get(f"{PAGE}?reason=withdrawn").text
    second = client.get(f"{PAGE}?day=2026-03-02").text
    none = client.get(f"{PAGE}?day=2026-03-02&reason=confirmed").text

    assert withdrawn.count('<td class="why">') == 1
    assert second.count('<td class="why">') == 1
    assert "2026-03-02 12:00:00" in second
    assert "No entry of this kind." in none


@pytest.mark.parametrize("query", ["reason=luck", "day=yesterday", "day=2026-02-30", "after=x"])
def test_junk_in_the_address_is_refused(client, query):
    assert client.get(f"{PAGE}?{query}").status_code == 400


def test_pages_follow_each_other_and_hold_each_entry_once(client, monkeypatch):
    monkeypatch.setattr("petition.web.public.ledger.PER_PAGE", 4)

    first = client.get(PAGE).text
    rest = client.get(f"{PAGE}?after=3").text

    assert f'href="{PAGE}?after=3"' in first
    assert first.count('<td class="why">') == 4
    assert rest.count('<td class="why">') == 2
    assert f'href="{PAGE}"' in rest


def test_the_root_of_each_day_and_of_the_day_so_far_are_those_of_the_api(client):
    text = client.get(PAGE).text

    roots = client.get("/api/v1/campaigns/chinahearts/roots").json
    shown = [one["root"] for one in [roots["growing"], *roots["roots"]]]
    assert [text.count(root) for root in shown] == [1, 1]
    assert "so far" in text


def test_the_recipe_is_offered_with_the_command_and_can_be_read(client):
    text = client.get(PAGE).text

    recipe = client.get("/static/check.py")

    assert "python3 check.py http://127.0.0.1:8000 chinahearts" in text
    assert "http://127.0.0.1:8000/static/check.py" in text
    assert recipe.content_type == "text/plain; charset=utf-8"
    assert "import petition" not in recipe.text


def test_who_just_signed_is_given_the_receipt_and_a_stranger_is_not(client):
    signature_id = factories.sign("anna@example.org")
    confirmed = client.post(f"/en/confirm/{factories.token_of(signature_id)}")
    tallying.tally_all()

    thanks = client.get(confirmed.location).text
    stranger = client.application.test_client().get(confirmed.location).text

    receipt = factories.receipt_of(signature_id)
    assert f"chinahearts 5 anna@example.org {receipt}" in thanks
    assert "Your receipt" not in stranger


def test_who_was_taken_out_has_no_receipt(client):
    signature_id = factories.sign("anna@example.org")
    confirmed = client.post(f"/en/confirm/{factories.token_of(signature_id)}")
    tallying.tally_all()
    invalidation.invalidate(signature_id)

    assert "Your receipt" not in client.get(confirmed.location).text
