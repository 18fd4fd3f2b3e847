"""How far proposals have come, as the public pages show it: the projects, and the steps of one."""

from dataclasses import dataclass
from datetime import date

from petition.rules.states import Field, Stage
from petition.store import database
from petition.store.queries import projects, proposal_steps
from petition.store.queries.campaigns import Published
from petition.store.queries.projects import Project
from petition.store.queries.proposal_steps import PublicStep
from petition.web import languages
from petition.web.public.localised import chosen

MOST = 6
# As the marks of the timeline have it: a seal, a dashed seal, a ring.
DONE, RUNNING, PLANNED = "done", "running", "planned"


@dataclass(frozen=True)
class ShownStep:
    """A step for one reader; `note` may be empty, and is in the language that `lang` tags."""

    stage: Stage
    mark: str
    happened_on: date
    note: str
    lang: str


@dataclass(frozen=True)
class ShownProject:
    """A project for one reader, with its last step; `original_lang` is that of the proposal."""

    id: int
    title: str
    title_lang: str
    field: Field
    partners: str
    original_lang: str
    step: ShownStep


def on_campaign_page(found: Published, language: str) -> list[ShownProject]:
    """The projects of a campaign that moved last, those first."""
    rows = projects.of_campaign(database.db.session(), found.id, language, MOST)
    return [_project(row, found, language) for row in rows]


def steps(found: Published, message_id: int, language: str) -> list[ShownStep]:
    """The steps of a public proposal, the newest first; none for other messages."""
    rows = proposal_steps.public(database.db.session(), message_id)
    marks = [_mark_of_last(row.stage) if row is rows[0] else DONE for row in rows]
    return [_step(row, mark, found, language) for row, mark in zip(rows, marks, strict=True)]


def _project(row: Project, found: Published, language: str) -> ShownProject:
    original = languages.html_lang(row.language)
    mark = {Stage.COMPLETED: DONE, Stage.UNDER_WAY: RUNNING}.get(row.stage, PLANNED)
    return ShownProject(
        id=row.id,
        title=row.translated_title or row.title,
        title_lang=languages.html_lang(language) if row.translated_title else original,
        field=row.field,
        partners=row.partners,
        original_lang=original,
        step=_step(PublicStep(row.stage, row.happened_on, row.notes), mark, found, language),
    )


def _mark_of_last(stage: Stage) -> str:
    return {Stage.COMPLETED: DONE, Stage.NOT_SELECTED: PLANNED}.get(stage, RUNNING)


def _step(row: PublicStep, mark: str, found: Published, language: str) -> ShownStep:
    note, code = ("", language)
    if row.notes:
        note, code = chosen(row.notes, language, found.content.default_language)
    return ShownStep(row.stage, mark, row.happened_on, note, languages.html_lang(code))
