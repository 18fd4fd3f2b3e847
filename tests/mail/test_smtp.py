"""Handing letters to a mail server, and what it may do instead of taking them."""

import pytest

from petition.mail import server, smtp
from petition.mail.message import Letter
from petition.mail.outcomes import Delivered, Postponed, Refused
from petition.mail.smtp import Smtp
from tests.mail import moody


def letters(*names: str) -> list[Letter]:
    return [
        Letter(name, "petition@example.org", f"{name}@example.org", b"Subject: Hi\r\n\r\n.\r\n")
        for name in names
    ]


def reached(url: str) -> Smtp:
    return Smtp(server.read(url))


def handed(url: str, *names: str) -> list[object]:
    return list(reached(url).deliver(letters(*names)))


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 0.3)


def test_a_letter_arrives_whole_with_one_recipient():
    with moody.Moody() as host:
        outcomes = handed(host.url, "anna")

    assert outcomes == [Delivered()]
    assert host.recipients == ["anna@example.org"]
    assert host.messages[0].get_content() == ".\r\n"


def test_a_server_that_is_not_there_postpones_all():
    assert handed(moody.nobody(), "anna", "bruno") == [Postponed("connection_refused")] * 2


def test_a_name_without_a_server_postpones_all():
    (outcome,) = handed("smtp://no-such-host.invalid", "anna")

    assert outcome == Postponed("host_unknown")


@pytest.mark.usefixtures("impatient")
def test_a_server_that_never_speaks_is_tried_once_for_all():
    with moody.Deaf() as host:
        outcomes = handed(host.url, "anna", "bruno", "carla")

        assert host.visitors_count() == 1
    assert outcomes == [Postponed("timed_out")] * 3


@pytest.mark.usefixtures("impatient")
def test_a_server_that_falls_silent_over_a_letter_postpones_it():
    with moody.Moody("hang") as host:
        outcomes = handed(host.url, "anna")

    assert outcomes == [Postponed("timed_out")]


def test_greylisting_postpones_one_letter_and_the_others_go():
    with moody.Moody("recipient 451 4.7.1 anna@example.org: come back later") as host:
        outcomes = handed(host.url, "anna", "bruno")

    assert outcomes == [Postponed("smtp_451 4.7.1"), Delivered()]
    assert host.recipients == ["bruno@example.org"]


def test_an_unknown_recipient_is_refused_for_good_and_the_others_go():
    with moody.Moody("recipient 550 5.1.1 anna@example.org: who is that") as host:
        outcomes = handed(host.url, "anna", "bruno")

    assert outcomes == [Refused("smtp_550 5.1.1"), Delivered()]


def test_a_letter_whose_content_is_refused_is_refused_for_good():
    with moody.Moody("554 no spam please") as host:
        outcomes = handed(host.url, "anna")

    assert outcomes == [Refused("smtp_554")]


@pytest.mark.parametrize("mood", ["sender 550 5.7.1 not from you", "recipient 530 log in first"])
def test_what_our_settings_are_to_blame_for_costs_no_signer_the_email(mood):
    with moody.Moody(mood) as host:
        (outcome,) = handed(host.url, "anna")

    assert isinstance(outcome, Postponed)
    assert outcome.code.startswith(f"smtp_{mood.split()[1]}")


def test_a_connection_lost_at_the_first_letter_postpones_all():
    with moody.Moody("drop") as host:
        outcomes = handed(host.url, "anna", "bruno")

    assert outcomes == [Postponed("disconnected")] * 2
    assert host.messages == []


def test_a_connection_lost_after_some_letters_is_made_anew_for_the_rest():
    with moody.Moody("take", "drop") as host:
        outcomes = handed(host.url, "anna", "bruno", "carla")

    assert outcomes == [Delivered(), Postponed("disconnected"), Delivered()]
    assert host.recipients == ["anna@example.org", "carla@example.org"]


def test_a_server_that_closes_for_the_day_is_left_in_peace():
    with moody.Moody("recipient 421 4.3.2 closing") as host:
        outcomes = handed(host.url, "anna", "bruno")

    assert outcomes == [Postponed("smtp_421 4.3.2")] * 2


def test_a_letter_is_not_sent_in_clear_where_tls_was_asked_for():
    with moody.Moody() as host:
        outcomes = handed(f"{host.url}?starttls=1", "anna")

    assert outcomes == [Postponed("not_supported")]
    assert host.messages == []


def test_a_server_without_tls_is_no_smtps_server():
    with moody.Moody() as host:
        (outcome,) = handed(host.url.replace("smtp:", "smtps:"), "anna")

    assert outcome == Postponed("tls")


def test_a_server_that_knows_no_login_gets_no_letter():
    with moody.Moody() as host:
        url = host.url.replace("//", "//anna:secret@")
        outcomes = handed(url, "anna")

    assert outcomes == [Postponed("not_supported")]


@pytest.fixture
def trust(monkeypatch):
    """The machine trusts the certificate of the tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(moody.CERTIFICATE))


@pytest.mark.usefixtures("trust")
def test_a_letter_goes_over_tls_after_a_login():
    with moody.Guarded() as host:
        outcomes = handed(f"{host.url}?starttls=1", "anna")

    assert outcomes == [Delivered()]
    assert host.recipients == ["anna@example.org"]


@pytest.mark.usefixtures("trust")
def test_a_letter_goes_over_a_connection_that_is_tls_from_the_start():
    with moody.Guarded(is_tls=True) as host:
        outcomes = handed(host.url, "anna")

    assert outcomes == [Delivered()]


@pytest.mark.usefixtures("trust")
def test_a_wrong_password_postpones_and_is_told_by_its_code():
    with moody.Guarded() as host:
        url = host.url.replace("secret", "wrong")
        outcomes = handed(f"{url}?starttls=1", "anna")

    assert outcomes == [Postponed("smtp_535 5.7.8")]


def test_a_server_whose_certificate_nobody_vouches_for_gets_no_letter():
    with moody.Guarded() as host:
        outcomes = handed(f"{host.url}?starttls=1", "anna")

    assert outcomes == [Postponed("tls")]


def test_a_server_in_order_has_no_fault():
    with moody.Moody() as host:
        assert reached(host.url).fault() is None


def test_a_server_that_cannot_be_used_is_told_by_its_code():
    with moody.Guarded() as host:
        assert reached(f"{host.url}?starttls=1").fault() == "tls"
    assert reached(moody.nobody()).fault() == "connection_refused"
