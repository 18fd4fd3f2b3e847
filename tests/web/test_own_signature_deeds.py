"""Withdrawing, taking along and erasing, and what a link does that is gone or never was ours."""

import json

import pytest

from petition.rules.states import SignatureState
from petition.services import tallying
from tests import factories, messages
from tests.services import dumps, rows
from tests.web import forms
from tests.web.test_own_signature import ANNA, path_of

DEEDS = ("update", "withdraw", "download", "erase")


@pytest.fixture(autouse=True)
def _campaign(campaign):
    """There is one."""


def test_a_withdrawn_signature_leaves_the_count_with_its_entry(client):
    anna = factories.sign_and_confirm(ANNA)

    answers = [client.post(f"{path_of(anna)}/withdraw") for _ in range(2)]
    tallying.tally_all()

    assert [(each.status_code, each.location) for each in answers] == [(303, path_of(anna))] * 2
    assert rows.counts().confirmed == 0
    assert rows.entries()[-1] == ("withdrawn", -1, 700)


def test_whoever_withdrew_may_sign_again(client):
    anna = factories.sign_and_confirm(ANNA)
    client.post(f"{path_of(anna)}/withdraw")
    tallying.tally_all()

    forms.sign(client, email=ANNA)
    factories.confirm(anna)

    assert factories.signature(anna).number == 2


def test_a_download_is_a_file_of_ones_own_that_nobody_keeps(client):
    anna = factories.sign_and_confirm(ANNA, name="王芳")

    answer = client.post(f"{path_of(anna)}/download")

    assert json.loads(answer.data)["signatures"][0]["name"] == "王芳"
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-signature.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_erasing_asks_first_and_then_leaves_nothing(client):
    anna = factories.sign_and_confirm(ANNA, name="Anna Rarissima")
    messages.write(email=ANNA)
    path = path_of(anna)

    asked = client.get(f"{path}/erase")
    assert "1 text of yours is erased" in asked.text
    assert factories.signature(anna).state is SignatureState.CONFIRMED
    done = client.post(f"{path}/erase")

    assert done.status_code == 200
    assert "Everything is erased" in done.text
    assert dumps.held([ANNA, "rarissima"]) == []
    assert rows.entries()[-1] == ("withdrawn", -1, 700)


@pytest.mark.parametrize("state", ["pending", "confirmed", "withdrawn", "invalidated"])
def test_a_signature_in_any_state_is_erased(client, state):
    anna = factories.sign_in_state(state, ANNA)

    assert client.post(f"{path_of(anna)}/erase").status_code == 200
    assert rows.signatures_count() == 0


@pytest.mark.parametrize("deed", ["", "/erase"])
def test_a_link_to_what_is_gone_says_so_and_leads_on(client, deed):
    path = path_of(factories.sign(ANNA))
    client.post(f"{path}/erase")

    answer = client.get(f"{path}{deed}")

    assert answer.status_code == 410
    assert 'href="/en/my-signature"' in answer.text


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_with_a_link_to_what_is_gone_is_refused(client, deed):
    path = path_of(factories.sign(ANNA))
    client.post(f"{path}/erase")

    assert client.post(f"{path}/{deed}").status_code == 410


@pytest.mark.parametrize("token", ["a" * 36, "1", "0" * 60, "%00", "王芳"])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_token_that_was_never_ours_opens_nothing(client, token, deed):
    factories.sign(ANNA)

    assert client.get(f"/it/my-signature/{token}").status_code == 404
    assert client.post(f"/it/my-signature/{token}/{deed}").status_code == 404


@pytest.mark.parametrize("deed", DEEDS)
def test_another_site_cannot_press_the_signers_buttons(client, deed):
    anna = factories.sign(ANNA)

    response = client.post(f"{path_of(anna)}/{deed}", headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert rows.is_stored(anna)


@pytest.mark.parametrize("deed", DEEDS[:3])
def test_a_deed_is_not_done_by_looking(client, deed):
    assert client.get(f"{path_of(factories.sign(ANNA))}/{deed}").status_code == 405
