"""Every address states who may call it and how it is protected; none writes when it is read."""

import pytest
import sqlalchemy as sa
from flask import Flask, url_for

from petition.store import database
from tests import factories, published
from tests.architecture import routes, sources


@pytest.fixture(params=["sqlite"])
def store(request):
    return request.getfixturevalue(f"{request.param}_store")


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


def test_a_deed_with_every_mark_passes(careless):
    deed = careless.view_functions["public.deed"]
    deed.guard, deed.rate_limit, deed.csrf = "public", "sign", "same-origin"

    assert list(routes.unprotected(careless)) == []


def test_a_page_without_a_template_is_noticed(careless, tmp_path):
    assert list(routes.without_template(careless, tmp_path)) == [
        "/page (public.page) has no template public/page.html"
    ]


def contents() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with database.reading() as session:
        tables = database.Base.metadata.sorted_tables
        return {t.name: [tuple(row) for row in session.execute(sa.select(t))] for t in tables}


def every_get(app: Flask, **values: object) -> list[str]:
    """One path for each address that answers GET; KeyError for a part that has no value here."""
    with app.test_request_context():
        return [
            url_for(rule.endpoint, **{part: values[part] for part in rule.arguments})
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
        ]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_an_address_changes_no_row(app, client, method):
    slug = factories.given_campaign()
    message_id = published.message()
    published.photo(message_id, "sea.jpg")
    values = {"language": "it", "slug": slug, "filename": "css/site.css", "name": "sea.jpg"}
    values |= {"token": factories.token_of(factories.sign()), "message_id": message_id}
    before = contents()
    paths = every_get(app, **values)

    statuses = {path: client.open(path, method=method).status_code for path in paths}

    assert contents() == before
    assert {path: status for path, status in statuses.items() if status >= 400} == {}
