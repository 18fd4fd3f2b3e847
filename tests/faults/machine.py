"""A petition in the hands of chance: what may be done to it, and what it should then look like."""

import dataclasses
from datetime import timedelta

import sqlalchemy as sa
from hypothesis import note

from petition.rules import campaign_file, countries, signup
from petition.rules.suspicion import HOLD_ABOVE, Suspicion
from petition.services import (
    confirming,
    housekeeping,
    invalidation,
    persons,
    publishing,
    signing,
    tallying,
    verification,
)
from petition.store import database
from petition.store.models import Signature, Tally
from tests import factories
from tests.faults import audit, steps
from tests.faults.expected import Expected, opens
from tests.faults.steps import NAMES, Step

MONTH = timedelta(days=31)


class Petition:
    """One campaign of its own; the deeds are the product's, `expected` is a model of them."""

    def __init__(self, slug: str) -> None:
        self.slug = factories.given_campaign(slug)
        self.campaign_id = factories.campaign_id(slug)
        self.expected = {who: Expected() for who in NAMES}
        self.given: dict[int, int] = {}

    def take(self, step: Step) -> None:
        """Does one thing, tells which, and looks whether all is as it should be."""
        states = {who: person.state for who, person in self.expected.items()}
        possible = steps.possible(states, NAMES[step.choice % len(NAMES)])
        name, *who = possible[step.choice % len(possible)]
        note(f"{name} {' '.join(who)}")
        if name == "sign":
            self.sign(*who, step)
        else:
            getattr(self, name)(*who)
        self.look()

    def look(self) -> None:
        """Everyone stands where expected, the ledger explains the count, the numbers hold."""
        found = {who: row.state.value for who, row in self._rows().items()}
        there = {who: p.state for who, p in self.expected.items() if p.state != "none"}
        assert found == there, (found, there)
        (verdict,) = verification.verify(self.slug)
        assert verdict.faults == (), verdict.faults
        self._look_at_the_numbers()

    def sign(self, who: str, step: Step) -> None:
        score = step.score
        wish = {"name": who, "email": f"{who}@example.org", "consent": "1", "country": step.country}
        request = signup.parse(wish, countries.CODES)
        suspicion = Suspicion(score, ())
        signing.sign(self.campaign_id, signing.Signing(request, step.language, suspicion))
        person = self.expected[who]
        if person.state in ("none", "withdrawn"):
            person.state, person.is_old = "suspect" if score else "pending", False
            person.score = score
            person.links += (factories.token_of(self._rows()[who].id),)
        elif person.is_unconfirmed and score > person.score:
            person.state, person.score = "suspect", score

    def confirm(self, who: str) -> None:
        person = self.expected[who]
        if person.links:
            assert opens(confirming.confirm, person.links[-1]) == person.is_openable
        if person.is_unconfirmed and person.is_openable and person.score <= HOLD_ABOVE:
            person.state = "confirmed"

    def reject(self, who: str) -> None:
        person, row = self.expected[who], self._rows().get(who)
        if person.links:
            assert opens(confirming.reject, person.links[-1]) == person.is_openable
        if person.is_openable and row is not None:
            is_kept = row.counted or person.state == "confirmed"
            person.state, person.is_old = "withdrawn" if is_kept else "none", False

    def withdraw(self, who: str) -> None:
        person = self.expected[who]
        if person.state != "none":
            factories.withdraw(self._rows()[who].id)
        if person.state not in ("none", "invalidated", "withdrawn"):
            person.state, person.is_old = "withdrawn", False

    def invalidate(self, who: str) -> None:
        person = self.expected[who]
        if person.state != "none":
            invalidation.invalidate(self._rows()[who].id)
        if person.state == "confirmed":
            person.state = "invalidated"

    def reinstate(self, who: str) -> None:
        person = self.expected[who]
        if person.state != "none":
            invalidation.reinstate(self._rows()[who].id)
        if person.state == "invalidated":
            person.state = "confirmed"

    def erase(self, who: str) -> None:
        persons.erase(None, f"{who}@example.org")
        self.expected[who].state, self.expected[who].is_old = "none", False

    def use_old_links(self, who: str) -> None:
        for link in self.expected[who].links[:-1]:
            assert not opens(confirming.confirm, link)
            assert not opens(confirming.reject, link)

    def a_month_passes(self) -> None:
        with database.writing() as session:
            for row in session.scalars(self._all()):
                row.signed_at -= MONTH
                row.confirmed_at = row.confirmed_at and row.confirmed_at - MONTH
                row.ended_at = row.ended_at and row.ended_at - MONTH
        for person in self.expected.values():
            person.is_old = True

    def keep_house(self) -> None:
        uncounted = {who for who, row in self._rows().items() if not row.counted}
        housekeeping.keep_house()
        for who in uncounted:
            person = self.expected[who]
            if person.is_old and (person.is_unconfirmed or person.state == "withdrawn"):
                person.state = "none"

    def count_elsewhere(self) -> None:
        content = campaign_file.parse(publishing.dump(self.slug))
        signatures = content.elsewhere[0].signatures * 2 % 1001
        part = dataclasses.replace(content.elsewhere[0], signatures=signatures)
        changed = dataclasses.replace(content, elsewhere=(part,))
        publishing.load(campaign_file.render(changed))

    def tally(self) -> None:
        tallying.tally_all()
        with database.reading() as session:
            found = audit.faults(session.connection(), self.campaign_id)
        assert found == [], found

    def _look_at_the_numbers(self) -> None:
        with database.reading() as session:
            numbered = session.scalars(self._all().where(Signature.number.is_not(None)))
            given = {row.number: row.id for row in numbered if row.number is not None}
            last = session.get_one(Tally, self.campaign_id).last_number
        assert all(self.given.setdefault(number, owner) == owner for number, owner in given.items())
        assert sorted(self.given) == list(range(1, last + 1))

    def _all(self) -> sa.Select[Signature]:
        return sa.select(Signature).where(Signature.campaign_id == self.campaign_id)

    def _rows(self) -> dict[str, Signature]:
        with database.reading() as session:
            rows = session.scalars(self._all()).all()
            session.expunge_all()
        return {row.email.partition("@")[0]: row for row in rows}
