"""`partner`: keys made, listed and revoked from the command line."""

import pytest

from tests import factories, staff
from tests.partners import given_partner, sign


@pytest.fixture(autouse=True)
def opened(app):
    factories.given_campaign()


def test_the_key_alone_is_printed_and_works_until_it_is_revoked(command, client):
    done = command("partner", "add", "rete")
    key = done.stdout.strip()

    assert done.exit_code == 0
    assert done.stdout == f"{key}\n"
    assert sign(client, key).status_code == 202
    assert command("partner", "revoke", "rete").stdout == "The key of rete is revoked.\n"
    assert sign(client, key).status_code == 401
    assert staff.deeds() == ["partner_added", "partner_revoked"]


def test_the_list_tells_partners_by_the_beginning_of_their_keys(command, client):
    used, unused = given_partner("rete"), given_partner("altra")
    sign(client, used.key)
    command("partner", "revoke", "altra")

    lines = [line.split("\t") for line in command("partner", "list").stdout.splitlines()]

    assert [(line[0], line[2]) for line in lines] == [("rete", "active"), ("altra", "revoked")]
    assert lines[0][1] == f"{used.key[:12]}…"
    assert (lines[0][3] != "never", lines[1][3]) == (True, "never")
    assert unused.key not in command("partner", "list").stdout


def test_a_webhook_is_added_with_the_key_and_its_secret_printed_after_it(command):
    done = command("partner", "add", "rete", "--webhook", "https://example.org/hook")

    key, secret = done.stdout.splitlines()
    assert (key[:3], secret[:6]) == ("pk_", "whsec_")
    assert staff.deeds() == ["partner_added", "webhook_added"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["add", "Rete Italia"], "2 to 40 small letters"),
        (["add", ""], "give the partner a name"),
        (["add", "taken"], "revoke it first"),
        (["add", "rete", "--webhook", "http://example.org/"], "must begin with https"),
        (["add", "rete", "--webhook", "nonsense"], "is no web address"),
        (["revoke", "nobody"], "there is no partner of this name"),
        (["add"], "Missing argument"),
    ],
)
def test_what_cannot_be_ends_with_a_reason(command, words, fault):
    given_partner("taken")

    done = command("partner", *words)

    assert done.exit_code in (1, 2)
    assert fault in done.stderr
    assert staff.deeds() == ["partner_added"]
