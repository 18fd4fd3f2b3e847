"""A webhook never leads into our own network, whatever its name resolves to."""

import socket

import pytest

from petition.rules import webhook_targets
from petition.services import webhook_calls
from tests.receiver import Receiver


def post(url: str, allows_local: bool) -> str:
    return webhook_calls.post(webhook_targets.read(url, True), "{}", {}, allows_local)


def test_a_name_that_leads_to_the_machine_itself_is_not_called():
    with Receiver() as receiver:
        url = receiver.url.replace("127.0.0.1", "localhost")

        assert post(url, allows_local=False) == "address_private"
        assert receiver.told == []
        assert post(url, allows_local=True) == ""


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "127.1", "0"])
def test_other_spellings_of_it_lead_nowhere_either(spelling):
    assert post(f"https://{spelling}:1/", allows_local=False) == "address_private"


def test_a_name_with_one_public_and_one_private_address_is_not_called(monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    assert post("https://rebinding.example/", allows_local=False) == "address_private"


def test_a_name_that_nobody_has_is_told_as_such():
    assert post("https://nowhere.invalid/", allows_local=False) == "host_unknown"


def test_a_server_without_a_certificate_is_not_told_anything():
    with Receiver() as receiver:
        url = receiver.url.replace("http:", "https:")

        assert post(url, allows_local=True) == "certificate"
        assert receiver.told == []
