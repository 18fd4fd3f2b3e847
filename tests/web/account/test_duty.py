"""Who is let in: by role, by session, and only with the token of that session."""

from datetime import UTC, datetime

import pytest

from petition.rules.states import Role
from petition.web import duty, guards
from tests import staff

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def app(app):
    """The application with a page for organisers, and a form of theirs."""

    @guards.staff(Role.ORGANISER)
    def page() -> dict[str, str]:
        return {"name": duty.on_duty().name, "field": duty.csrf_field()}

    @guards.staff(Role.ORGANISER)
    @guards.staff_form
    def deed() -> str:
        return "done"

    app.add_url_rule("/moderation/page", "page", page)
    app.add_url_rule("/moderation/page", "deed", deed, methods=["POST"])
    return app


def test_an_organiser_is_let_in_by_name(client):
    staff.log_in(client, staff.given_staff(Role.ORGANISER))

    assert client.get("/moderation/page").json["name"] == "Prova Organiser"
