"""The table of who may do what is true of the running application, route by route."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from petition.rules import logins
from petition.rules.states import Role
from tests import staff
from tests.architecture.access import ROUTES

STORES = ["sqlite"]

STAFF = tuple(Role)
OF_STAFF = {endpoint: row for endpoint, row in ROUTES.items() if row[1] in list(Role)}


@pytest.fixture
def accounts(app) -> dict[Role, int]:
    """One member of staff of each role, all on the committee."""
    return {
        role: staff.given_staff(role, f"{role.value}@example.org", is_on_committee=True)
        for role in STAFF
    }


def routes(app: Flask) -> dict[str, tuple[str, str]]:
    """What the application answers, in the form of the table."""
    found: dict[str, tuple[str, str]] = {}
    for rule in app.url_map.iter_rules():
        methods = " ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        guard = getattr(app.view_functions[rule.endpoint], "guard", "none")
        found[rule.endpoint] = (methods, guard)
    return found


def address(app: Flask, endpoint: str) -> str:
    """A path that leads to the endpoint, whether there is such a thing or not."""
    rule: Rule = next(app.url_map.iter_rules(endpoint))
    # A number fits every part of an address of staff, names of files included.
    values = dict.fromkeys(rule.arguments, 1)
    built: str = app.url_map.bind("localhost").build(endpoint, values, rule_method(rule))
    return built


def rule_method(rule: Rule) -> str:
    return "POST" if "POST" in (rule.methods or ()) else "GET"


def test_the_table_is_sorted_and_names_every_route(app):
    assert list(ROUTES) == sorted(ROUTES)
    assert routes(app) == ROUTES


@pytest.mark.parametrize("endpoint", OF_STAFF)
def test_a_stranger_is_led_to_the_login_or_refused(app, client, endpoint):
    method, _ = OF_STAFF[endpoint]

    response = client.open(address(app, endpoint), method=method)

    assert response.status_code == (303 if method == "GET" else 403)
    assert method != "GET" or response.location.startswith("/login?next=")


@pytest.mark.parametrize("endpoint", OF_STAFF)
def test_each_role_is_let_in_or_refused(app, client, accounts, endpoint):
    method, guard = OF_STAFF[endpoint]
    for role in STAFF:
        staff.log_in(client, accounts[role])
        fields = {"csrf": staff.csrf_of(client.get("/account").text)}

        response = client.open(address(app, endpoint), method=method, data=fields)

        is_refused = response.status_code == 403 or "/login" in (response.location or "")
        assert is_refused != logins.is_at_least(role, Role(guard)), (role, response.status)


@pytest.mark.parametrize("endpoint", OF_STAFF)
def test_half_a_login_opens_nothing_of_it(app, client, accounts, endpoint):
    method, _ = OF_STAFF[endpoint]
    staff.log_in(client, accounts[Role.ADMINISTRATOR], is_verified=False)
    fields = {"csrf": staff.csrf_of(client.get("/login/code").text)}

    response = client.open(address(app, endpoint), method=method, data=fields)

    assert response.status_code == (303 if method == "GET" else 403)
    assert method != "GET" or response.location.startswith("/login/code?next=")
