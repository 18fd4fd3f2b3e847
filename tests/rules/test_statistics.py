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


def test_a_source_under_five_is_not_shown():
    assert statistics.folded_sources({"poster": 9, "anna-s-class": 4}) == {"poster": 9, "other": 4}


def test_signers_who_came_without_a_source_stand_by_themselves_from_five_on():
    assert statistics.folded_sources({"": 7, "poster": 5}) == {"": 7, "poster": 5}
    assert statistics.folded_sources({"": 4, "poster": 5}) == {"poster": 5, "other": 4}


def test_a_source_that_calls_itself_other_is_among_the_others():
    assert statistics.folded_sources({"other": 9, "poster": 6, "qr": 1}) == {
        "poster": 6,
        "other": 10,
    }


@given(st.dictionaries(st.sampled_from(["", "other", "poster", "qr"]), st.integers(1, 20)))
def test_folding_sources_loses_nobody_and_shows_no_rare_one(shares):
    folded = statistics.folded_sources(shares)

    assert sum(folded.values()) == sum(shares.values())
    assert all(count >= 5 for source, count in folded.items() if source != "other")
