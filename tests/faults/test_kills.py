"""kill -9 of the whole process tree, again and again, under load: what was promised is there."""

import os
import secrets

from tests.faults import audit
from tests.faults.crowd import Crowd
from tests.faults.patience import until

# More for a long watch by hand: PETITION_TEST_KILLS=200.
KILLS = int(os.environ.get("PETITION_TEST_KILLS", "30"))
MOST_DEEDS_BEFORE = 60


def test_nothing_acknowledged_is_lost_or_counted_twice_however_often_all_is_killed(
    served, caller, database_url
):
    crowd = Crowd(caller)

    for _ in range(KILLS):
        with crowd.calling(audit.links_to_confirm(database_url).items()):
            crowd.wait_for(secrets.randbelow(MOST_DEEDS_BEFORE))
            served.kill_group()
        served.start()

    until(lambda: audit.is_tallied(database_url))
    assert crowd.surprises == []
    assert lost(crowd, database_url) == set()
    assert audit.faults_at(database_url) == []
    assert has_no_gap(database_url)
    assert served.run("ledger", "verify").returncode == 0


def lost(crowd: Crowd, database_url: str) -> set[str]:
    """The addresses of acknowledged deeds that the database knows nothing of."""
    assert len(crowd.signed) > 2 * KILLS < 4 * len(crowd.confirmed), "hardly anything was done"
    states = audit.states(database_url)
    unsigned = {email for email in crowd.signed if email not in states}
    return unsigned | {email for email in crowd.confirmed if states.get(email) != "confirmed"}


def has_no_gap(database_url: str) -> bool:
    """Whether the confirmed are numbered from 1 on; nobody withdraws in these tests."""
    numbers = audit.numbers(database_url)
    return numbers == list(range(1, len(numbers) + 1))
