"""The doubter's check: silent on what is sound, and loud about each way of tampering."""

import pytest
import sqlalchemy as sa

from petition.services import invalidation, publishing, tallying, verification
from petition.store import database
from tests import factories

FLIPPED = (
    "replace(hash, substr(hash, 1, 1), CASE substr(hash, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END)"
)


@pytest.fixture(autouse=True)
def history(app):
    """A campaign with a past: 700 elsewhere, three signers, one gone, one struck and reinstated."""
    factories.given_campaign()
    ids = [
        factories.sign_and_confirm(f"{name}@example.org", country=country)
        for name, country in (("anna", "IT"), ("luca", "IT"), ("wang", "CN"))
    ]
    factories.withdraw(ids[0])
    invalidation.invalidate(ids[1])
    tallying.tally_all()
    invalidation.reinstate(ids[1])
    tallying.tally_all()


def tamper(statement: str) -> None:
    with database.writing() as session:
        assert session.execute(sa.text(statement)).rowcount == 1


def test_what_is_sound_has_no_fault():
    (verdict,) = verification.verify()

    assert (verdict.slug, verdict.total, verdict.faults) == ("chinahearts", 702, ())
    assert verdict.entries >= 6


def test_every_campaign_is_checked_unless_one_is_named():
    factories.given_campaign("river-park")

    assert [v.slug for v in verification.verify()] == ["chinahearts", "river-park"]
    assert [v.slug for v in verification.verify("river-park")] == ["river-park"]
    assert verification.verify("nowhere") == []


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        (f"hash = {FLIPPED} WHERE number = 3", 3),
        ("previous_hash = hash WHERE number = 2", 2),
        ("change = 701 WHERE number = 1", 1),
        ("total = total + 1 WHERE number = 4", 4),
        ("reason = 'imported' WHERE number = 2", 2),
        ("at = '2020-02-21 10:00:00+00:00' WHERE number = 5", 5),
        ("number = 99 WHERE number = 3", 4),
    ],
)
def test_a_changed_entry_is_the_first_bad_one(changed, number):
    tamper(f"UPDATE ledger SET {changed}")

    (verdict,) = verification.verify()

    assert verdict.faults == (f"entry {number} does not follow from the one before it",)


def test_a_ledger_that_was_cut_short_is_noticed():
    tamper("DELETE FROM ledger WHERE number = (SELECT max(number) FROM ledger)")

    (verdict,) = verification.verify()

    assert len(verdict.faults) == 2
    assert all(fault.startswith("the ledger ends") for fault in verdict.faults)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE tally SET confirmed_count = 3", "2 signatures are counted, the tally says 3"),
        ("UPDATE tally SET elsewhere_count = 701", "700 are counted elsewhere, the tally says 701"),
        ("UPDATE tally SET last_number = 1", "of 2 counted signatures 2 have a number, up to 3"),
        ("UPDATE tally SET ledger_number = 99", "the tally says 99"),
        (
            "UPDATE tally SET ledger_hash = previous_hash FROM ledger WHERE number = 2",
            "ledger ends",
        ),
        (
            "UPDATE signature SET counted = false WHERE number = 3",
            "1 signatures are counted, the tally says 2",
        ),
        (
            "UPDATE signature SET number = NULL WHERE number = 3",
            "of 2 counted signatures 1 have a number, up to 2",
        ),
        (
            "UPDATE signature SET number = 4 WHERE number = 3",
            "of 2 counted signatures 2 have a number, up to 4",
        ),
        ("UPDATE elsewhere SET signatures = 699", "699 are counted elsewhere, the tally says 700"),
        ("DELETE FROM signature WHERE number = 2", "1 signatures are counted, the tally says 2"),
    ],
)
def test_a_count_that_was_tampered_with_is_noticed(statement, fault):
    tamper(statement)

    (verdict,) = verification.verify()

    assert [told for told in verdict.faults if fault in told]


@pytest.mark.parametrize("dimension", ["day", "country", "language", "source"])
def test_a_share_that_was_tampered_with_is_noticed(dimension):
    tamper(
        "UPDATE breakdown SET signatures = signatures + 1 WHERE dimension = "
        f"'{dimension}' AND signatures > 0 AND value <> 'CN'"
    )

    (verdict,) = verification.verify()

    assert [told for told in verdict.faults if dimension in told]


def test_a_signer_moved_to_another_country_is_noticed():
    tamper("UPDATE breakdown SET signatures = signatures + 1 WHERE value = 'IT'")
    tamper("UPDATE breakdown SET signatures = signatures - 1 WHERE value = 'CN'")

    (verdict,) = verification.verify()

    assert [told for told in verdict.faults if "country" in told]


def test_tampering_with_one_campaign_is_not_told_of_another():
    factories.given_campaign("river-park")
    tamper("UPDATE ledger SET change = 2 WHERE number = 2")

    verdicts = {verdict.slug: verdict.faults for verdict in verification.verify()}

    assert verdicts["chinahearts"]
    assert verdicts["river-park"] == ()


def test_a_tampered_flag_is_not_healed_by_the_next_tally():
    tamper("UPDATE signature SET counted = false WHERE number = 3")

    tallying.tally_all()

    (verdict,) = verification.verify()
    assert verdict.faults


def test_loading_the_campaign_again_leaves_everything_sound():
    publishing.load(publishing.dump("chinahearts"))

    assert [verdict.faults for verdict in verification.verify()] == [()]
