"""Webhooks lead to other people's servers, however an address of our own network is spelled."""

import pytest

from petition.rules import webhook_targets
from petition.rules.errors import Invalid


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://example.org/hook?key=1", "example.org", 443, "/hook?key=1"),
        (" https://Example.org:8443 ", "example.org", 8443, "/"),
        ("https://8.8.8.8/x", "8.8.8.8", 443, "/x"),
        ("https://[2606:4700::1111]/x", "2606:4700::1111", 443, "/x"),
    ],
)
def test_an_address_is_taken_apart(url, host, port, path):
    target = webhook_targets.read(url, allows_local=False)

    assert (target.scheme, target.host, target.port, target.path) == ("https", host, port, path)


def test_the_header_host_names_what_was_asked_for():
    urls = ("https://example.org/", "https://example.org:8443/", "https://[2606:4700::1111]/")

    named = [webhook_targets.read(url, allows_local=False).netloc for url in urls]

    assert named == ["example.org", "example.org:8443", "[2606:4700::1111]"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "webhook_unfit"),
        ("example.org/hook", "webhook_unfit"),
        ("ftp://example.org/", "webhook_unfit"),
        ("https://", "webhook_unfit"),
        ("https://user:pass@example.org/", "webhook_unfit"),
        ("https://example.org/#part", "webhook_unfit"),
        ("https://example.org:99999/", "webhook_unfit"),
        ("https://example.org/a b", "webhook_unfit"),
        ("https://example.org/\r\nHost: evil", "webhook_unfit"),
        ("https://exämple.org/", "webhook_unfit"),
        ("https://exa%6dple.org/", "webhook_unfit"),
        ("https://[::1", "webhook_unfit"),
        ("https://example.org/" + "x" * 500, "webhook_unfit"),
        ("http://example.org/", "webhook_not_https"),
        ("http://localhost/", "webhook_not_https"),
        ("https://localhost/", "webhook_private"),
        ("https://2130706433/", "webhook_private"),
        ("https://example.org:0/", "webhook_unfit"),
        ("https://127.0.0.1/", "webhook_private"),
        ("https://10.1.2.3/", "webhook_private"),
        ("https://169.254.169.254/latest/meta-data", "webhook_private"),
        ("https://[::1]/", "webhook_private"),
        ("https://[fe80::1]/", "webhook_private"),
        ("https://[::ffff:10.0.0.1]/", "webhook_private"),
    ],
)
def test_other_addresses_are_refused(url, code):
    with pytest.raises(Invalid) as refusal:
        webhook_targets.read(url, allows_local=False)

    assert refusal.value.errors == {"url": code}


def test_on_a_laptop_plain_http_to_the_machine_itself_may_be_tried():
    assert webhook_targets.read("http://127.0.0.1:9000/x", allows_local=True).port == 9000
    with pytest.raises(Invalid):
        webhook_targets.read("http://example.org/", allows_local=True)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are_public(address):
    assert webhook_targets.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.1.2.3"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0"),
        *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
        *("2001:0:7f00:1::", "64:ff9b:1::1", "junk", ""),
    ],
)
def test_all_others_are_not(address):
    assert not webhook_targets.is_public(address)
