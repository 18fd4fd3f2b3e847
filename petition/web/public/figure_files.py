"""The figures as tables for files: ISO days, plain numbers, the head in the page's language."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import accumulate

from flask_babel import gettext, pgettext

from petition.web.art.beats import Beat, daily
from petition.web.csv_files import Table
from petition.web.figures import Figures
from petition.web.public import figure_names


def days(figures: Figures, today: date) -> Table:
    """Each day from the first signature to today, those without one too."""
    rows = [(beat.first_day.isoformat(), beat.signatures) for beat in daily(figures.per_day, today)]
    return Table((gettext("Day"), pgettext("how many", "Signatures")), rows)


def total(figures: Figures, today: date) -> Table:
    """What the days had come to: here, and with those counted elsewhere."""
    elsewhere = figures.count.elsewhere
    every_day = daily(figures.per_day, today)
    rows = [
        (beat.first_day.isoformat(), reached, reached + elsewhere)
        for beat, reached in zip(every_day, running(every_day), strict=True)
    ]
    head = (gettext("Day"), gettext("Confirmed so far"), gettext("With those counted elsewhere"))
    return Table(head, rows)


def running(line: list[Beat]) -> list[int]:
    """How many there were at the end of each beat."""
    return [*accumulate(beat.signatures for beat in line)]


def countries(figures: Figures, _today: date) -> Table:
    """Each country or territory by code and name."""
    return _named(gettext("Country or territory"), figures.per_country, figure_names.country)


def languages(figures: Figures, _today: date) -> Table:
    """Each language by code and name."""
    return _named(gettext("Language"), figures.per_language, figure_names.language)


def sources(figures: Figures, _today: date) -> Table:
    """Each source by its word, and by what the page calls it."""
    return _named(gettext("Source"), figures.per_source, figure_names.source)


def _named(what: str, shares: Mapping[str, int], name: Callable[[str], str]) -> Table:
    head = (gettext("Code"), what, pgettext("how many", "Signatures"))
    return Table(head, [(code, name(code), number) for code, number in shares.items()])


FILES: dict[str, Callable[[Figures, date], Table]] = {
    "days": days,
    "total": total,
    "countries": countries,
    "languages": languages,
    "sources": sources,
}
