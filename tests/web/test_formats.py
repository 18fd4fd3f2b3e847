"""Numbers, days and moments in three languages."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from petition.web import formats

LAUNCH = date(2020, 2, 21)
NOON = datetime(2020, 3, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"), [("it", "8.629"), ("en", "8,629"), ("zh", "8,629")]
)
def test_thousands_are_separated_as_each_language_does(language, written):
    assert formats.number(8629, language) == written


def test_millions_are_separated_twice():
    assert formats.number(1234567, "it") == "1.234.567"


@pytest.mark.parametrize(
    ("language", "written"),
    [("it", "21 febbraio 2020"), ("en", "21 February 2020"), ("zh", "2020年2月21日")],
)
def test_a_day_is_written_out(language, written):
    assert formats.day(LAUNCH, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("it", "21 febbraio"), ("en", "21 February"), ("zh", "2月21日")]
)
def test_a_day_of_this_year_goes_without_its_year(language, written):
    assert formats.day_and_month(LAUNCH, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("it", "febbraio 2020"), ("en", "February 2020"), ("zh", "2020年2月")]
)
def test_a_month_is_written_with_its_year(language, written):
    assert formats.month(LAUNCH, language) == written


def test_a_moment_is_given_in_utc_wherever_it_was_taken():
    rome = datetime(2020, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))

    assert formats.moment(rome, "it") == "29 febbraio 2020, 23:30 UTC"


@pytest.mark.parametrize(
    ("elapsed", "written"),
    [
        (timedelta(minutes=1), "1 minuto fa"),
        (timedelta(minutes=6), "6 minuti fa"),
        (timedelta(hours=2), "2 ore fa"),
        (timedelta(days=3), "3 giorni fa"),
        (timedelta(days=30), "19 febbraio 2020"),
    ],
)
def test_how_long_ago_grows_coarser_until_it_is_a_day(elapsed, written):
    assert formats.ago(NOON - elapsed, "it", NOON) == written


def test_chinese_counts_the_same_minutes():
    assert formats.ago(NOON - timedelta(minutes=6), "zh", NOON) == "6分钟前"


def test_less_than_a_minute_is_just_now():
    app = Flask(__name__)
    Babel(app)

    with app.test_request_context(), force_locale("en"):
        assert formats.ago(NOON - timedelta(seconds=59), "en", NOON) == "just now"


@pytest.mark.parametrize(
    ("language", "written"), [("it", "21 feb"), ("en", "21 Feb"), ("zh", "2月21日")]
)
def test_a_day_below_a_chart_is_short(language, written):
    assert formats.short_day(LAUNCH, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("it", "feb 2020"), ("en", "Feb 2020"), ("zh", "2020年2月")]
)
def test_a_month_below_a_chart_is_short(language, written):
    assert formats.short_month(LAUNCH, language) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [("it", "17–23 feb 2020"), ("en", "17–23 Feb 2020"), ("zh", "2020年2月17日至23日")],
)
def test_a_week_says_what_its_ends_share_once(language, written):
    week = formats.days(date(2020, 2, 17), date(2020, 2, 23), language)

    assert week.replace("\u2009", "") == written


def test_a_span_of_one_day_is_that_day():
    assert formats.days(LAUNCH, LAUNCH, "en") == "21 February 2020"


@pytest.mark.parametrize(
    ("language", "written"), [("it", "69,7%"), ("en", "69.7%"), ("zh", "69.7%")]
)
def test_a_percentage_has_one_digit_after_the_comma(language, written):
    assert formats.percentage(0.6967, language) == written
