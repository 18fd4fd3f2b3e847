"""What a campaign file says, once read: plain immutable records, one per section of the file."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from petition.rules.states import ActionState, CampaignState

Language = Literal["it", "en", "zh"]
EndorserKind = Literal["person", "organisation"]


@dataclass(frozen=True)
class CampaignText:
    """The campaign's words in one language; every text is plain, "" where there is none."""

    brand: str
    title: str
    pair: str
    inscription: str
    inscription_language: Language | Literal[""]
    dateline: str
    lead: str
    manifesto: tuple[str, ...]
    pledges_intro: str
    pledges: tuple[str, ...]
    manifesto_note: str
    share: str
    closing: str
    promoted_by: str


@dataclass(frozen=True)
class Elsewhere:
    """Signatures counted on another platform or on paper, as of a day."""

    source: str
    url: str
    signatures: int
    as_of: date


@dataclass(frozen=True)
class Endorser:
    """A promoter or prominent supporter; `names` holds the languages that name it otherwise."""

    kind: EndorserKind
    name: str
    acronym: str
    url: str
    names: dict[str, str]
    roles: dict[str, str]


@dataclass(frozen=True)
class ActionText:
    """An action in one language."""

    title: str
    body: str


@dataclass(frozen=True)
class Action:
    """A concrete initiative; dated by `on`, or by the words of `when` per language."""

    state: ActionState
    on: date | None
    when: dict[str, str]
    texts: dict[str, ActionText]


@dataclass(frozen=True)
class NewsText:
    """A post in one language; an empty line parts the paragraphs of `body`."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class News:
    """A dated post; one with a deadline is a call."""

    on: date
    deadline: date | None
    url: str
    texts: dict[str, NewsText]


@dataclass(frozen=True)
class CampaignFile:
    """One campaign as a whole; `texts` holds at least the default language."""

    slug: str
    state: CampaignState
    opens_on: date | None
    closes_on: date | None
    default_language: Language
    goal_steps: tuple[int, ...]
    directions: tuple[str, ...]
    texts: dict[str, CampaignText]
    elsewhere: tuple[Elsewhere, ...]
    endorsers: tuple[Endorser, ...]
    actions: tuple[Action, ...]
    news: tuple[News, ...]
