"""Countries with few signers are summed up, so that nobody can be pointed at."""

from hypothesis import given
from hypothesis import strategies as st

from petition.rules import statistics

SHARES = st.dictionaries(st.sampled_from(["", "IT", "CN", "DE", "FR", "US"]), st.integers(1, 20))


def test_four_signers_of_a_country_are_not_shown():
    assert statistics.folded({"IT": 9, "SM": 4}) == {"IT": 9, "other": 4}


def test_five_signers_of_a_country_are_shown():
    assert statistics.folded({"SM": 5}) == {"SM": 5}


def test_signers_who_name_no_country_are_among_the_others_however_many():
    assert statistics.folded({"": 50, "IT": 5, "SM": 1}) == {"IT": 5, "other": 51}


def test_the_largest_country_comes_first_and_equals_come_by_code():
    folded = statistics.folded({"FR": 7, "CN": 9, "DE": 7, "SM": 1})

    assert list(folded) == ["CN", "DE", "FR", "other"]


def test_where_nothing_is_folded_there_are_no_others():
    assert statistics.folded({}) == {}


@given(SHARES)
def test_folding_loses_nobody_and_shows_no_small_country(shares):
    folded = statistics.folded(shares)

    assert sum(folded.values()) == sum(shares.values())
    assert all(count >= 5 for country, count in folded.items() if country != "other")
