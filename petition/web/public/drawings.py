"""The figures of a campaign as its page draws them; the sentences are the template's."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial

from flask_babel import gettext
from markupsafe import Markup

from petition.rules import goals
from petition.web import formats
from petition.web.art import day_chart, share_chart, total_chart
from petition.web.art.beats import Beat, Unit, beats, unit
from petition.web.art.plot import Words
from petition.web.art.share_chart import Row
from petition.web.art.total_chart import Rise
from petition.web.figures import Figures
from petition.web.public import figure_files, figure_names
from petition.web.public.localised import LocalisedCampaign

# More bars than this are summed up in the last one; the table has them all.
MOST = 10


class Drawings:
    """The lines and bars of one campaign in one language, and the rows of their tables."""

    def __init__(self, figures: Figures, campaign: LocalisedCampaign, today: date) -> None:
        self.figures = figures
        self.campaign = campaign
        self.beats: list[Beat] = beats(figures.per_day, today)
        self.unit: Unit = unit(self.beats)
        self.totals = [n + figures.count.elsewhere for n in figure_files.running(self.beats)]

    @cached_property
    def goal(self) -> int | None:
        """The next milestone of a campaign that can still be signed."""
        steps = self.campaign.content.goal_steps
        return goals.next_goal(steps, self.figures.count.total) if self.campaign.is_open else None

    @cached_property
    def names(self) -> list[str]:
        """What each beat is called in a table."""
        return [self._name(beat) for beat in self.beats]

    def line(self, sentence: str) -> Markup:
        """The handwritten line of all beats."""
        return day_chart.line(self.beats, self._words(sentence))

    def bars(self, sentence: str) -> Markup:
        """The same beats to scale."""
        return day_chart.bars(self.beats, self._words(sentence))

    def total(self, sentence: str, milestone: str, beginning: str) -> Markup:
        """The rise to today's total."""
        rise = Rise(self.totals, self.figures.count.elsewhere, self.goal, milestone, beginning)
        return total_chart.total(rise, self._words(sentence))

    @cached_property
    def countries(self) -> list[Row]:
        """Every country or territory that may be told."""
        return self._rows(self.figures.per_country, figure_names.country)

    @cached_property
    def languages(self) -> list[Row]:
        """Every language."""
        return self._rows(self.figures.per_language, figure_names.language)

    @cached_property
    def sources(self) -> list[Row]:
        """Every source that may be told."""
        return self._rows(self.figures.per_source, figure_names.source)

    def drawn(self, rows: list[Row]) -> list[Row]:
        """The rows that are drawn: the largest, and the rest as one."""
        if len(rows) <= MOST:
            return rows
        rest = sum(row.signatures for row in rows[MOST - 1 :])
        return [*rows[: MOST - 1], self._row(gettext("All others"), rest)]

    def broad(self, rows: list[Row], sentence: str) -> Markup:
        """Bars over the whole width."""
        return share_chart.broad(rows, sentence, self._number)

    def close(self, rows: list[Row], sentence: str) -> Markup:
        """Bars in a column."""
        return share_chart.close(rows, sentence, self._number)

    @property
    def _number(self) -> Callable[[int], str]:
        return partial(formats.number, language=self.campaign.language)

    def _words(self, sentence: str) -> Words:
        return Words(sentence, [self._short(beat) for beat in self.beats], self._number)

    def _rows(self, shares: Mapping[str, int], name: Callable[[str], str]) -> list[Row]:
        return [self._row(name(value), signatures) for value, signatures in shares.items()]

    def _row(self, name: str, signatures: int) -> Row:
        share = signatures / self.figures.count.confirmed
        return Row(name, signatures, formats.percentage(share, self.campaign.language))

    def _name(self, beat: Beat) -> str:
        if self.unit == "month":
            return formats.month(beat.first_day, self.campaign.language)
        return formats.days(beat.first_day, beat.last_day, self.campaign.language)

    def _short(self, beat: Beat) -> str:
        short = formats.short_month if self.unit == "month" else formats.short_day
        return short(beat.first_day, self.campaign.language)
