"""The API's proof of one signature and its list of the days' roots."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from petition.services import proving
from tests import factories, tree_paths

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CAMPAIGN = "/api/v1/campaigns/chinahearts"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def receipt_of(signature_id: int) -> str:
    held = proving.held("chinahearts", factories.signature(signature_id))
    assert held
    return held.receipt


def test_a_receipt_s_proof_leads_to_the_root_that_everybody_sees(client):
    receipts = [
        receipt_of(factories.sign_and_confirm(f"{name}@example.org")) for name in ("a", "b", "c")
    ]

    proof = client.get(f"{CAMPAIGN}/proof/{receipts[1]}").json

    growing = client.get(f"{CAMPAIGN}/roots").json["growing"]
    path = [bytes.fromhex(sibling) for sibling in proof["path"]]
    leaf = bytes.fromhex(proof["leaf"])
    led_to = tree_paths.root_from(leaf, proof["index"], proof["tree_size"], path)
    assert led_to is not None
    assert led_to.hex() == proof["root"] == growing["root"]
    assert (proof["number"], proof["tree_size"], proof["is_final"]) == (2, 3, False)
    assert (growing["first_number"], growing["signatures"]) == (1, 3)


def test_a_proof_tells_nothing_of_the_person_and_is_kept_by_nobody(client):
    signature_id = factories.sign_and_confirm("anna@example.org", name="Anna Prova")

    answer = client.get(f"{CAMPAIGN}/proof/{receipt_of(signature_id)}")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "anna" not in answer.text.lower()
    assert set(answer.json) == {
        *("campaign", "number", "day", "leaf", "index", "tree_size", "path", "root", "is_final")
    }


def test_without_a_receipt_there_is_no_proof(client):
    gone = factories.sign_and_confirm()
    receipt = receipt_of(gone)
    factories.withdraw(gone)

    statuses = [client.get(f"{CAMPAIGN}/proof/{each}").status_code for each in (receipt, "junk")]

    assert statuses == [410, 404]
    assert client.get(f"/api/v1/campaigns/nobody/proof/{receipt}").status_code == 404


def test_the_roots_of_closed_days_come_in_pages_newest_first(client, monkeypatch):
    monkeypatch.setattr("petition.web.api.proofs.PER_PAGE", 2)
    with time_machine.travel(NOON, tick=False) as clock:
        for name in ("a", "b", "c"):
            factories.sign_and_confirm(f"{name}@example.org")
            clock.shift(timedelta(days=1))
        proving.close_days()

        first = client.get(f"{CAMPAIGN}/roots").json
        rest = client.get(first["next"].partition("127.0.0.1:8000")[2]).json

    assert [one["day"] for one in first["roots"]] == ["2026-03-03", "2026-03-02"]
    assert [one["day"] for one in rest["roots"]] == ["2026-03-01"]
    assert (rest["next"], first["growing"]) == (None, None)
    assert {len(one["root"]) for one in first["roots"]} == {64}
