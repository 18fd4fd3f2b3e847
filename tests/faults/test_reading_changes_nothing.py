"""GET, HEAD and OPTIONS change not one row in any table, whatever address they are sent to."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule

from petition.mail import one_item_links
from petition.rules.decisions import Seen
from petition.rules.states import EmailKind, Role
from petition.services import invalidation
from petition.store import database
from petition.store.models import Signature
from tests import factories, messages, partners, proposals, published, staff
from tests.visitor import Visitor

LOOKING = ("GET", "HEAD", "OPTIONS")
LANGUAGES = ("it", "en", "zh")
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def tokens(app: Flask) -> list[str]:
    """Links to signatures in every state, an expired one, and one that was never ours."""
    factories.given_campaign()
    signed = {name: factories.sign(f"{name}@example.org") for name in ("pending", "expired")}
    for name in ("confirmed", "withdrawn", "invalidated"):
        signed[name] = factories.sign_and_confirm(f"{name}@example.org")
    signed["held"] = factories.sign_as_suspect("held@example.org", 90)
    factories.withdraw(signed["withdrawn"])
    invalidation.invalidate(signed["invalidated"])
    a_long_time_passes(signed["expired"])
    proposals.submitted()
    partners.given_partner()
    own = map(factories.own_token_of, signed.values())
    return [*map(factories.token_of, signed.values()), *own, "a" * 36]


@pytest.mark.parametrize("is_staff", [False, True])
def test_looking_at_any_address_changes_no_row(app, client, tokens, is_staff):
    tokens += [staff.link_of(staff.invited()), of_a_reset()]
    administrator = staff.given_staff(Role.ADMINISTRATOR)
    tokens += of_messages(administrator)
    if is_staff:
        staff.log_in(client, administrator)
    before = rows()

    answers = [
        client.open(path, method=method)
        for rule in app.url_map.iter_rules()
        for path in addresses(app, rule, tokens)
        for method in LOOKING
    ]

    assert len(answers) > 3 * len(list(app.url_map.iter_rules()))
    assert rows() == before
    assert {answer.status_code for answer in answers} <= {200, 302, 303, 400, 404, 405, 410}


def test_the_thank_you_page_of_a_signer_changes_no_row(client, tokens):
    client = known_signer(client)
    signer = client.post(f"/it/confirm/{tokens[0]}")
    before = rows()

    shown = [client.open(signer.location, method=method) for method in LOOKING]

    assert "Anna Prova" in shown[0].text
    assert rows() == before


def receipt() -> str:
    """The receipt of somebody who is counted."""
    with database.reading() as session:
        counted = session.scalars(sa.select(Signature.id).where(Signature.number == 1)).one()
    return factories.receipt_of(counted)


def addresses(app: Flask, rule: Rule, tokens: list[str]) -> Iterator[str]:
    """Every real address of a route: each language, each link."""
    values: dict[str, list[str]] = {
        "language": list(LANGUAGES),
        "slug": ["chinahearts"],
        "token": tokens,
        "filename": ["css/site.css"],
        "staff_id": ["1", "2", "3", "99"],
        "session_id": ["1"],
        "message_id": ["1", "2", "99"],
        "partner_id": ["1", "99"],
        "figure": ["days", "countries"],
        "receipt": [receipt(), "junk"],
        "webhook_id": ["1"],
        "name": ["sea.jpg", "gone.jpg"],
    }
    found: list[dict[str, str]] = [{}]
    for name in sorted(rule.arguments):
        # A route with something new in its address has to be told here what is real.
        found = [chosen | {name: value} for chosen in found for value in values[name]]
    urls = app.url_map.bind("127.0.0.1:8000")
    for chosen in found:
        method = next(iter(rule.methods or {"GET"}))
        yield urls.build(rule.endpoint, chosen, method=method)


def of_a_reset() -> str:
    """A link to choose another password."""
    return staff.link_of(staff.forgetful(), EmailKind.PASSWORD_RESET)


def of_messages(staff_id: int) -> list[str]:
    """Links to a waiting message: its author's, and that of a digest; beside it a public one."""
    published.photo(published.message(), "sea.jpg")
    message_id = messages.write_and_confirm()
    link = one_item_links.OneItemLink(staff_id, Seen(message_id, 1, 1))
    return [messages.token_of(message_id), one_item_links.token(link)]


def known_signer(client: Visitor) -> Visitor:
    """The same visitor with a browser that keeps cookies."""
    browser = client.application.test_client(use_cookies=True)
    assert isinstance(browser, Visitor)
    return browser


def rows() -> Rows:
    """Every row of every table as it lies in the database."""
    with database.reading() as session:
        tables = sa.inspect(session.connection()).get_table_names()
        assert {"signature", "outbox", "ledger", "tally", "alembic_version"} <= set(tables)
        return {
            name: sorted((tuple(row) for row in session.execute(every(name))), key=repr)
            for name in tables
        }


def every(table: str) -> sa.Select[Any]:
    return sa.select(sa.text("*")).select_from(sa.table(table))


def a_long_time_passes(signature_id: int) -> None:
    """The signature was made so long ago that its link has expired."""
    with database.writing() as session:
        signed = session.get_one(Signature, signature_id)
        signed.signed_at -= timedelta(days=31)
