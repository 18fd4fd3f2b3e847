"""MAIL_URL and what it names."""

from pathlib import Path

import pytest

from petition.mail import transports
from petition.mail.files import Files
from petition.mail.server import Server
from petition.mail.smtp import Smtp
from petition.settings import SettingsError


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 25)),
        ("smtp://mail.example.org:2525", Server("mail.example.org", 2525)),
        ("smtp://mail.example.org?starttls=1", Server("mail.example.org", 587, starts_tls=True)),
        ("smtps://mail.example.org", Server("mail.example.org", 465, is_tls=True)),
        ("smtp://a%40b.org:p%2Fw@m.example.org:25", Server("m.example.org", 25, "a@b.org", "p/w")),
        ("smtp://[::1]:25", Server("::1", 25)),
    ],
)
def test_an_address_names_its_server(url, expected):
    assert transports.for_url(url) == Smtp(expected)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:instance/mail", Files(Path("instance/mail"))),
        ("file:/var/mail out", Files(Path("/var/mail out"))),
        ("file:///var/mail", Files(Path("/var/mail"))),
    ],
)
def test_an_address_names_its_folder(url, expected):
    assert transports.for_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:",
        "mail.example.org",
        "imap://mail.example.org",
        "smtp://",
        "smtp://:25",
        "smtp://mail.example.org:port",
        "smtp://mail.example.org:99999",
        "smtp://mail.example.org?starttls=yes",
        "smtp://mail.example.org?tls=1",
        "smtp://mail.example.org/inbox",
        "smtp://mail..example.org",
        "smtp://anna:gehe%C3%AFm@mail.example.org",
    ],
)
def test_an_address_that_names_none_is_refused_by_the_name_of_the_setting(url):
    with pytest.raises(SettingsError, match="MAIL_URL"):
        transports.for_url(url)


def test_a_refused_address_keeps_its_password():
    with pytest.raises(SettingsError) as refused:
        transports.for_url("smtp://anna:secret/word@mail.example.org")

    assert "secret" not in str(refused.value)
    assert refused.value.__context__ is None, "the error behind it would quote the password"


def test_a_transport_in_a_trace_keeps_its_password():
    assert "secret" not in repr(transports.for_url("smtp://anna:secret@mail.example.org"))
