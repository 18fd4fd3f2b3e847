"""Every address states who may call it and how it is protected; none writes when it is read."""

import pytest
import sqlalchemy as sa
from flask import Flask, url_for

from petition.mail import one_item_links
from petition.rules.decisions import Seen
from petition.rules.photos import Photo
from petition.rules.states import EmailKind, Role
from petition.store import database
from tests import factories, messages, partners, proposals, published, staff
from tests.architecture import routes, sources

STORES = ["sqlite"]

# What an address asks for besides its parts.
QUERIES = {"embed.oembed": {"url": "http://127.0.0.1:8000/it/chinahearts/"}}


@pytest.fixture
def careless():
    """An application of one page and one deed, on which nobody has set a mark."""
    made = Flask("careless", static_folder=None)
    made.add_url_rule("/page", "public.page", lambda: "")
    made.add_url_rule("/deed", "public.deed", lambda: "", methods=["POST"])
    return made


@pytest.mark.parametrize("law", [routes.unguarded, routes.unprotected])
def test_every_route_keeps_the_laws(app, law):
    assert list(law(app)) == []


def test_every_page_has_a_template_of_its_name(app):
    assert list(routes.without_template(app, sources.ROOT / "templates")) == []


def test_a_route_without_a_guard_is_noticed(careless):
    assert list(routes.unguarded(careless)) == [
        "/page (public.page) states no guard",
        "/deed (public.deed) states no guard",
    ]


def test_a_public_deed_without_limit_or_forgery_guard_is_noticed(careless):
    careless.view_functions["public.deed"].guard = "public"

    assert list(routes.unprotected(careless)) == [
        "/deed (public.deed) has no rate_limit",
        "/deed (public.deed) has no csrf",
    ]


def test_a_deed_of_partners_needs_a_limit_and_no_forgery_guard(careless):
    deed = careless.view_functions["public.deed"]
    deed.guard, deed.csrf = "partner", "session"

    assert list(routes.unprotected(careless)) == [
        "/deed (public.deed) has no rate_limit",
        "/deed (public.deed) has a needless csrf",
    ]


def test_a_deed_with_every_mark_passes(careless):
    deed = careless.view_functions["public.deed"]
    deed.guard, deed.rate_limit, deed.csrf = "public", "sign", "same-origin"

    assert list(routes.unprotected(careless)) == []


def test_a_page_without_a_template_is_noticed(careless, tmp_path):
    assert list(routes.without_template(careless, tmp_path)) == [
        "/page (public.page) has no template public/page.html"
    ]


OF_SIGNER = ("public.own_signature", "public.erase_signature")


def contents() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with database.reading() as session:
        tables = database.Base.metadata.sorted_tables
        return {t.name: [tuple(row) for row in session.execute(sa.select(t))] for t in tables}


def every_get(app: Flask, tokens: dict[str, str], **values: object) -> list[str]:
    """One path for each address that answers GET; KeyError for a part that has no value here.

    `tokens` are those of the endpoints whose links are not about signatures.
    """
    with app.test_request_context():
        return [
            url_for(rule.endpoint, **{part: known[part] for part in rule.arguments}, **query)
            for rule in app.url_map.iter_rules()
            for known in [values | {"token": tokens.get(rule.endpoint, values["token"])}]
            for query in [QUERIES.get(rule.endpoint, {})]
            if "GET" in (rule.methods or ())
        ]


def staff_links() -> dict[str, str]:
    """A sound link for each page of staff that opens with one."""
    reset = staff.link_of(staff.forgetful(), EmailKind.PASSWORD_RESET)
    return {"account.invitation": staff.link_of(staff.invited()), "account.reset": reset}


def message_links(staff_id: int) -> dict[str, str]:
    """A sound link for each page about a waiting message that opens with one."""
    message_id = messages.write_and_confirm(photo=Photo(b"RIFF", 4, 3, "image/webp"))
    seen = Seen(message_id, 1, 1)
    one_item = one_item_links.token(one_item_links.OneItemLink(staff_id, seen))
    of_staff = dict.fromkeys(("moderation.item", "moderation.item_photo"), one_item)
    of_author = dict.fromkeys(
        ("public.my_message", "public.my_photo"), messages.token_of(message_id)
    )
    return of_staff | of_author


@pytest.mark.parametrize("is_staff", [False, True])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_an_address_changes_no_row(app, client, method, is_staff):
    slug = factories.given_campaign()
    token = factories.token_of(signed := factories.sign())
    receipt = factories.receipt_of(factories.sign_and_confirm("luca@example.org"))
    own = dict.fromkeys(OF_SIGNER, factories.own_token_of(signed))
    administrator = staff.given_staff(Role.ADMINISTRATOR)
    message_id = proposals.submitted(administrator)
    published.photo(message_id, "sea.jpg")
    values = {"language": "it", "slug": slug, "filename": "css/site.css", "name": "sea.jpg"}
    values |= {"figure": "countries", "receipt": receipt, "token": token}
    values |= {"message_id": message_id, "staff_id": administrator}
    values |= {"partner_id": partners.given_partner().id}
    paths = every_get(app, own | staff_links() | message_links(administrator), **values)
    if is_staff:
        staff.log_in(client, administrator)
    before = contents()

    statuses = {path: client.open(path, method=method).status_code for path in paths}

    assert contents() == before
    assert {path: status for path, status in statuses.items() if status >= 400} == {}
