"""The accounts of staff, and what administrators do to them."""

import pytest

from petition.rules.errors import Invalid, Refused
from petition.rules.states import Role
from petition.services import account_changes
from petition.store import database
from petition.store.models import AuditRow
from tests import staff
from tests.faults import callers
from tests.web.account import logins

STORES = ["sqlite"]
NEWCOMER = {"email": "nuova@example.org", "name": "Nuova Prova", "role": "organiser"}
NEWCOMER |= {"language": "zh"}


@pytest.fixture
def me(client) -> int:
    """The administrator who is logged in."""
    staff_id = staff.given_staff(Role.ADMINISTRATOR, "admin@example.org")
    staff.log_in(client, staff_id)
    return staff_id


@pytest.fixture
def other(app) -> int:
    """A moderator."""
    return staff.given_staff()


def do(client, staff_id: int, deed: str, **fields: str) -> int:
    """Presses a button on the page of an account; gives the status."""
    page = f"/admin/staff/{staff_id}"
    return logins.send(client, f"{page}/{deed}", shown_at=page, **fields).status_code


def test_whoever_is_invited_gets_an_account_and_a_link(client, me):
    response = logins.send(client, "/admin/staff", **NEWCOMER)

    assert response.status_code == 303
    page = client.get(response.location).text
    assert "nuova@example.org" in page
    assert "invited" in page
    with database.reading() as session:
        row = session.query(AuditRow).one()
    assert (row.staff_id, row.deed, row.details) == (me, "invited", '{"role":"organiser"}')


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "nobody", "the @ is missing"),
        ("email", "Admin@Example.org", "There is an account with this address"),
        ("name", "", "Enter your full name"),
        ("role", "king", "Choose a role"),
        ("language", "xx", "Choose a language"),
    ],
)
def test_an_invitation_that_cannot_be_is_told_why(client, me, field, value, sentence):
    response = logins.send(client, "/admin/staff", **(NEWCOMER | {field: value}))

    assert response.status_code == 422
    assert sentence in response.text
    assert staff.deeds() == []


def test_every_deed_is_in_the_log(client, me, other):
    for deed, fields in (
        ("role", {"role": "organiser"}),
        ("committee", {"member": "1"}),
        ("reset-second-factor", {}),
        ("disable", {}),
        ("enable", {}),
    ):
        assert do(client, other, deed, **fields) == 303

    account = staff.account(other)
    assert (account.role, account.is_on_committee) == (Role.ORGANISER, True)
    assert (account.disabled_at, account.totp_enrolled_at) == (None, None)
    assert staff.deeds() == [
        "role_changed",
        "committee_changed",
        "second_factor_reset",
        "account_disabled",
        "account_enabled",
    ]


def test_a_deed_that_changes_nothing_is_no_entry(client, me, other):
    assert do(client, other, "role", role="moderator") == 303
    assert do(client, other, "enable") == 303

    assert staff.deeds() == []


@pytest.mark.parametrize("deed", ["role", "disable", "reset-second-factor"])
def test_nobody_does_it_to_the_own_account(client, me, other, deed):
    fields = {"csrf": staff.csrf_of(client.get("/account").text), "role": "moderator"}
    staff.given_staff(Role.ADMINISTRATOR, "second@example.org")

    response = client.post(f"/admin/staff/{me}/{deed}", data=fields)

    assert response.status_code == 422
    assert "ask another administrator" in response.text
    assert staff.account(me).role is Role.ADMINISTRATOR


def test_an_unknown_role_or_account_is_refused(client, me, other):
    assert do(client, other, "role", role="king") == 422
    fields = {"csrf": staff.csrf_of(client.get("/account").text)}
    assert client.post("/admin/staff/999/disable", data=fields).status_code == 404
    assert client.get("/admin/staff/999").status_code == 404


def test_an_invitation_is_sent_again_only_to_whoever_has_no_password(client, me, other):
    fields = {"csrf": staff.csrf_of(client.get("/account").text)}

    assert client.post(f"/admin/staff/{other}/invite", data=fields).status_code == 422
    assert do(client, staff.invited(), "invite") == 303


LESSEN = [
    account_changes.disable,
    lambda by, who: account_changes.set_role(by, who, Role.ORGANISER),
]


@pytest.mark.parametrize("lessen", LESSEN, ids=["disable", "demote"])
def test_the_last_administrator_who_can_log_in_remains(app, lessen):
    last = staff.given_staff(Role.ADMINISTRATOR)
    staff.invited("invited@example.org", Role.ADMINISTRATOR)
    off = staff.given_staff(Role.ADMINISTRATOR, "off@example.org")
    account_changes.disable(None, off)

    with pytest.raises(Invalid) as refusal:
        lessen(None, last)

    assert refusal.value.errors == {"account": "last_administrator"}
    account_changes.enable(None, off)
    lessen(None, last)


@pytest.mark.parametrize("lessen", LESSEN, ids=["disable", "demote"])
def test_two_administrators_cannot_put_each_other_out_at_once(app, lessen):
    pair = [staff.given_staff(Role.ADMINISTRATOR, f"{n}@example.org") for n in "ab"]

    def put_out(by: int, whom: int) -> None:
        with app.app_context():
            try:
                lessen(by, whom)
            except Refused:
                refused.append(whom)

    refused: list[int] = []
    callers.at_once([lambda: put_out(*pair), lambda: put_out(*reversed(pair))])

    assert len(refused) == 1
    accounts = map(staff.account, pair)
    left = [one for one in accounts if one.disabled_at is None and one.role == Role.ADMINISTRATOR]
    assert len(left) == 1
