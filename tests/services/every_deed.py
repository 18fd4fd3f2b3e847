"""Every deed that leaves an entry in the log: what comes before it, and the deed itself."""

from collections.abc import Callable

from flask import current_app

from petition.rules import clock, email_address
from petition.rules.audit import DeedName
from petition.rules.decisions import Verdict
from petition.rules.newcomers import Newcomer
from petition.rules.proposal_forms import NewStep
from petition.rules.states import EmailKind, Role, Stage
from petition.rules.writing import Text
from petition.services import (
    account_changes,
    account_links,
    accounts,
    contacts,
    editing,
    logging_in,
    moderation,
    own_account,
    persons,
    proposing,
    second_factor,
)
from petition.services.own_account import Details
from petition.services.second_factor import Who
from petition.store import database
from petition.store.models import StaffSession
from tests import factories, messages, proposals, staff, staffed
from tests.services.partner_deeds import PARTNERS
from tests.web.account import logins

NEW = "lampada-tavolo-finestra-9"
UNENROLLED = {"totp_nonce": None, "totp_enrolled_at": None}
ADDRESS = email_address.read("nuova@example.org")
NEWCOMER = Newcomer(ADDRESS.envelope, ADDRESS.canonical, "Nuova Prova", Role.MODERATOR, "en")

Deed = Callable[[], object]


def entering(**changes: object) -> Who:
    """An account that has given its password and not yet a code."""
    staff_id = staff.given_staff(**changes)
    session_id = staff.log_in(current_app.test_client(), staff_id, is_verified=False)
    with database.reading() as session:
        return Who(staff_id, session_id, session.get_one(StaffSession, session_id).token_digest)


def with_code() -> Deed:
    who = entering()
    return lambda: second_factor.verify(who, logins.code(who.staff_id))


def with_recovery_code() -> Deed:
    who = entering()
    (code, *_) = second_factor.renew_recovery_codes(who.staff_id)
    return lambda: second_factor.verify(who, code)


def enrolling() -> Deed:
    who = entering(**UNENROLLED)
    return lambda: second_factor.enrol(who, logins.code_of(second_factor.offered(who)))


def of_oneself(deed: Callable[[Who], object]) -> Callable[[], Deed]:
    def prepared() -> Deed:
        who = entering()
        return lambda: deed(who)

    return prepared


def of_another(deed: Callable[[int], object], **changes: object) -> Callable[[], Deed]:
    def prepared() -> Deed:
        staff_id = staff.given_staff(**changes)
        return lambda: deed(staff_id)

    return prepared


def by_link(kind: EmailKind, given: Callable[[], int]) -> Callable[[], Deed]:
    def prepared() -> Deed:
        token = staff.link_of(given(), kind)
        return lambda: account_links.set_password(kind, token, NEW)

    return prepared


def about(deed: Callable[[int, int], object], *before: Verdict) -> Callable[[], Deed]:
    """A deed of an administrator about a text, after some decisions about it."""

    def prepared() -> Deed:
        factories.given_campaign()
        message_id = messages.write_and_confirm()
        staff_id = staffed.given_moderator(role=Role.ADMINISTRATOR)
        for verdict in before:
            staffed.decide(verdict, message_id, staff_id)
        return lambda: deed(message_id, staff_id)

    return prepared


def deciding(verdict: Verdict, *before: Verdict) -> Callable[[], Deed]:
    return about(lambda message_id, me: staffed.decide(verdict, message_id, me), *before)


def translating(words: str) -> Callable[[], Deed]:
    def deed(message_id: int, me: int) -> None:
        editing.translate(staffed.seen(message_id), me, "en", "", words)

    return about(deed)


def unfeaturing() -> Deed:
    EVERY[DeedName.MESSAGE_FEATURED]()()
    last = staffed.log()[-1]
    message_id = int(last.subject.removeprefix("message:"))
    return lambda: editing.feature(message_id, last.staff_id, False)


def on_committee(stage: Stage, deed: Callable[[int, int], object]) -> Callable[[], Deed]:
    """A deed of a member of the committee about a proposal at a stage."""

    def prepared() -> Deed:
        factories.given_campaign()
        staff_id = proposals.colleague("Marta Moderi")
        message_id = proposals.at(stage, staff_id)
        return lambda: deed(message_id, staff_id)

    return prepared


def about_a_person(deed: Callable[[None, str], object]) -> Callable[[], Deed]:
    """A deed of an operator about somebody who has signed and written."""

    def prepared() -> Deed:
        factories.given_campaign()
        factories.sign_and_confirm()
        messages.write_and_confirm()
        return lambda: deed(None, "anna@example.org")

    return prepared


def advance(message_id: int, me: int) -> None:
    step = NewStep(Stage.ADMISSIBLE, clock.now().date(), {"en": "Yes"}, after=1)
    proposing.advance(message_id, step, me)


N, V = DeedName, Verdict
CHANGES = account_changes
EVERY: dict[DeedName, Callable[[], Deed]] = {
    N.LOGGED_IN: with_code,
    N.LOGGED_OUT: of_oneself(lambda who: logging_in.log_out(who.staff_id, who.session_id)),
    N.PASSWORD_CHANGED: of_oneself(lambda w: own_account.change_password(w, staff.PASSWORD, NEW)),
    N.PASSWORD_RESET: by_link(EmailKind.PASSWORD_RESET, staff.forgetful),
    N.INVITATION_ACCEPTED: by_link(EmailKind.INVITATION, staff.invited),
    N.SESSIONS_ENDED: of_oneself(lambda who: own_account.end_session(who, who.session_id)),
    N.SECOND_FACTOR_ENROLLED: enrolling,
    N.RECOVERY_CODE_USED: with_recovery_code,
    N.RECOVERY_CODES_RENEWED: of_another(second_factor.renew_recovery_codes),
    N.ACCOUNT_CHANGED: of_another(
        lambda me: own_account.change_details(me, Details("Anna Nuova", "it", True), ["it"])
    ),
    N.INVITED: lambda: lambda: accounts.invite(None, NEWCOMER),
    N.ACCOUNT_ADDED: lambda: lambda: accounts.add(None, NEWCOMER, NEW),
    N.ACCOUNT_DISABLED: of_another(lambda other: CHANGES.disable(None, other)),
    N.ACCOUNT_ENABLED: of_another(
        lambda other: CHANGES.enable(None, other), disabled_at=clock.now()
    ),
    N.ROLE_CHANGED: of_another(lambda other: CHANGES.set_role(None, other, Role.ORGANISER)),
    N.COMMITTEE_CHANGED: of_another(lambda other: CHANGES.set_committee(None, other, True)),
    N.SECOND_FACTOR_RESET: of_another(lambda other: CHANGES.reset_second_factor(None, other)),
    N.MESSAGE_APPROVED: deciding(V.APPROVE),
    N.MESSAGE_REJECTED: deciding(V.REJECT),
    N.MESSAGE_HIDDEN: deciding(V.HIDE, V.APPROVE),
    N.DECISION_UNDONE: about(moderation.undo, V.APPROVE),
    N.MESSAGE_EDITED: about(lambda m, me: editing.edit(staffed.seen(m), me, Text("Altro testo."))),
    N.MESSAGE_TRANSLATED: translating("A thought."),
    N.TRANSLATION_DROPPED: translating(""),
    N.MESSAGE_FEATURED: about(lambda m, me: editing.feature(m, me, True), V.APPROVE),
    N.MESSAGE_UNFEATURED: unfeaturing,
    N.CONTACT_REVEALED: about(contacts.reveal),
    N.PROPOSAL_ADVANCED: on_committee(Stage.SUBMITTED, advance),
    N.PROPOSAL_REVIEWED: on_committee(Stage.UNDER_REVIEW, proposals.review),
    N.PROPOSAL_CONFLICT_DECLARED: on_committee(Stage.UNDER_REVIEW, proposing.declare_conflict),
    N.PERSON_EXPORTED: about_a_person(persons.export),
    N.PERSON_ERASED: about_a_person(persons.erase),
    **PARTNERS,
}
