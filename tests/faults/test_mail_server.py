"""The mail server is away, hangs or breaks off: signing does not wait for it, no email is lost."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from petition.store.models import OutboxEmail, Signature
from tests import servers
from tests.faults import audit, callers, mail_servers
from tests.faults.conftest import RELAXED
from tests.faults.patience import until
from tests.instance import Instance

EACH = 15
MOST_TIMES_SLOWER = 5


@pytest.fixture
def late_smtp() -> servers.Smtp:
    """A mail server whose address is known before it runs."""
    return servers.Smtp()


@pytest.fixture
def caller(database_url: str, tmp_path: Path, late_smtp) -> Iterator[callers.Caller]:
    settings = {"DATABASE_URL": database_url, "MAIL_URL": late_smtp.url, **RELAXED}
    with Instance(tmp_path, **settings) as instance:
        yield callers.caller(instance)


def test_no_fault_of_the_mail_server_slows_signing_or_loses_an_email(
    caller, database_url, late_smtp
):
    port = urlsplit(late_smtp.url).port
    seconds = {}
    for fault in (mail_servers.refusing, mail_servers.hanging, mail_servers.dropping):
        with fault(port):
            seconds[fault.__name__] = seconds_to_sign(caller, fault.__name__)
            until(lambda: was_tried(database_url, fault.__name__))  # noqa: B023 - used at once

    with late_smtp:
        seconds["healthy"] = seconds_to_sign(caller, "healthy")
        until(lambda: audit.emails_sent(database_url) == 4 * EACH)

    assert len(late_smtp.messages) == len(set(late_smtp.recipients)) == 4 * EACH
    assert max(seconds.values()) <= MOST_TIMES_SLOWER * seconds["healthy"], seconds


def seconds_to_sign(caller: callers.Caller, who: str) -> float:
    """How long one of EACH signings takes, by the median."""
    return statistics.median(_seconds(caller, f"{who}-{n}@example.org") for n in range(EACH))


def _seconds(caller: callers.Caller, email: str) -> float:
    began = time.perf_counter()
    assert caller.sign(email).status == 303
    return time.perf_counter() - began


def was_tried(database_url: str, who: str) -> bool:
    """Whether the worker has tried to send to one of those who signed under this name."""
    tried = sa.select(sa.func.count()).where(
        OutboxEmail.signature_id == Signature.id,
        OutboxEmail.attempts_count > 0,
        Signature.email.startswith(who),
    )
    with audit.looking_at(database_url) as connection:
        return bool(connection.scalar(tried))
