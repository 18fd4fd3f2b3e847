"""Many at one instant: everyone gets in once, nobody twice, and no answer differs."""

import functools
from collections.abc import Iterator

from tests.faults import audit, callers
from tests.faults.patience import until

CROWD = 300
SPELLINGS = 100


def test_300_confirmations_at_once_are_counted_without_a_gap(served, caller, database_url):
    people = [f"person-{number}@example.org" for number in range(CROWD)]
    for start in range(0, CROWD, 50):
        callers.at_once([functools.partial(caller.sign, who) for who in people[start : start + 50]])
    tokens = audit.links_to_confirm(database_url)

    answers = callers.at_once([functools.partial(caller.confirm, tokens[who]) for who in people])

    assert {answer.status for answer in answers} == {303}
    until(lambda: audit.is_tallied(database_url))
    assert audit.numbers(database_url) == list(range(1, CROWD + 1))
    assert audit.faults_at(database_url) == []
    assert served.run("ledger", "verify").returncode == 0


def test_100_confirmations_with_one_link_at_once_count_one(caller, database_url):
    caller.sign("anna@example.org")
    token = audit.links_to_confirm(database_url)["anna@example.org"]

    answers = callers.at_once([functools.partial(caller.confirm, token)] * 100)

    assert {answer.status for answer in answers} == {303}
    until(lambda: audit.is_tallied(database_url))
    assert audit.numbers(database_url) == [1]
    assert audit.faults_at(database_url) == []


def test_one_person_in_100_spellings_signs_once_and_gets_one_email(caller, database_url, smtp):
    everyone = [*spellings_at_gmail(), *spellings_of_an_idn()]

    answers = callers.at_once([functools.partial(caller.sign, each) for each in everyone])

    assert len(set(answers)) == 1
    assert answers[0].status == 303
    until(lambda: audit.emails_sent(database_url) == len(smtp.messages) > 1)
    assert len(everyone) == len(set(everyone)) == 2 * SPELLINGS
    assert len(audit.states(database_url)) == len(smtp.messages) == 2


def spellings_at_gmail() -> Iterator[str]:
    """One mailbox at Gmail, by a hundred different addresses."""
    for number in range(SPELLINGS):
        local = ("annarossi", "anna.rossi", "A.n.n.a.Rossi", "ANNAROSSI")[number % 4]
        domain = ("gmail.com", "GMail.com", "googlemail.com")[number % 3]
        yield f"{local}+{number}@{domain}"


def spellings_of_an_idn() -> Iterator[str]:
    """One mailbox at a domain with an umlaut, by a hundred different addresses."""
    for number in range(SPELLINGS):
        local = ("anna", "ANNA", "Anna")[number % 3]
        domain = ("bücher.example.org", "xn--bcher-kva.example.org", "BÜCHER.example.org")[
            number % 3
        ]
        yield f"{local}+{number}@{domain}"
