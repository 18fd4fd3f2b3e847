"""Numbers, days and moments as a reader of each language writes them."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import dates, numbers
from flask_babel import gettext

from petition.web import languages

# Italian separates thousands with a point, English and Chinese with a comma.
SEPARATORS = {"it": "."}

RECENT = timedelta(days=30)


def number(value: int, language: str) -> str:
    """8.629 in Italian, 8,629 in English and Chinese."""
    return f"{value:,}".replace(",", SEPARATORS.get(language, ","))


def points(value: float, language: str) -> str:
    """One digit after the comma: 4,5 in Italian, 4.5 in English and Chinese."""
    return numbers.format_decimal(value, "0.0", locale=languages.locale(language))


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """21 febbraio 2020, 21 February 2020, 2020年2月21日."""
    return dates.format_date(value, "long", locale=languages.locale(language))


@lru_cache(maxsize=1024)
def day_and_month(value: date, language: str) -> str:
    """21 febbraio, 21 February, 2月21日."""
    return dates.format_skeleton("MMMMd", value, locale=languages.locale(language))


@lru_cache(maxsize=1024)
def month(value: date, language: str) -> str:
    """febbraio 2020, February 2020, 2020年2月."""
    return dates.format_skeleton("yMMMM", value, locale=languages.locale(language))


@lru_cache(maxsize=1024)
def short_day(value: date, language: str) -> str:
    """21 feb, 21 Feb, 2月21日."""
    return dates.format_skeleton("MMMd", value, locale=languages.locale(language))


@lru_cache(maxsize=1024)
def short_month(value: date, language: str) -> str:
    """feb 2020, Feb 2020, 2020年2月."""
    return dates.format_skeleton("yMMM", value, locale=languages.locale(language))


@lru_cache(maxsize=1024)
def days(first: date, last: date, language: str) -> str:
    """The day, or both with what they share said once: 17–23 feb 2020."""
    if first == last:
        return day(first, language)
    return str(dates.format_interval(first, last, "yMMMd", locale=languages.locale(language)))


def percentage(share: float, language: str) -> str:
    """69,7% in Italian, 69.7% in English and Chinese."""
    return numbers.format_percent(share, "0.0%", locale=languages.locale(language))


def moment(value: datetime, language: str) -> str:
    """The day and the time in UTC, which it names."""
    clock = value.astimezone(UTC).strftime("%H:%M")
    return f"{day(value.astimezone(UTC).date(), language)}, {clock} UTC"


def ago(value: datetime, language: str, now: datetime | None = None) -> str:
    """How long ago, in minutes, hours, days or weeks; after 30 days the day itself."""
    elapsed = (now or datetime.now(UTC)) - value
    if elapsed >= RECENT:
        return day(value.astimezone(UTC).date(), language)
    if elapsed < timedelta(minutes=1):
        return str(gettext("just now"))
    locale = languages.locale(language)
    return dates.format_timedelta(-elapsed, "minute", 1, add_direction=True, locale=locale)
