"""The shapes in which a message is shown to moderators, whole; none of them holds an address."""

from dataclasses import dataclass
from datetime import datetime

from petition.rules.decisions import Seen
from petition.rules.states import Field, MessageKind, MessageState, Reason, Stage


@dataclass(frozen=True)
class Picture:
    """A picture of a version; `name` is what its address is made of."""

    name: str
    description: str
    width: int
    height: int


@dataclass(frozen=True)
class VersionText:
    """One version: what was received and what would be published; `by` is "" for the author."""

    number: int
    title: str
    body: str
    body_html: str
    plain: str
    field: Field
    partners: str
    photo: Picture | None
    by: str
    written_at: datetime


@dataclass(frozen=True)
class TranslationText:
    """A translation of one version; public once it is approved and the version is public."""

    language: str
    of_version: int
    title: str
    body: str
    body_html: str
    plain: str
    by: str
    written_at: datetime
    approved_at: datetime | None


@dataclass(frozen=True)
class DecisionLine:
    """A decision of the past; `note` is for colleagues."""

    id: int
    deed: str
    version: int
    reason: Reason | None
    note: str
    by: str
    decided_at: datetime
    undone_at: datetime | None


@dataclass(frozen=True)
class Near:
    """Another message of the campaign that says nearly the same."""

    id: int
    state: MessageState
    excerpt: str
    written_at: datetime


@dataclass(frozen=True)
class Claim:
    """Who is at a message, and at most till when."""

    staff_id: int
    name: str
    until: datetime


@dataclass(frozen=True)
class QueueDetail:
    """A message as moderators know it; versions are oldest first, decisions newest first.

    `signer_number` is there where its author's signature of the same campaign is counted.
    """

    id: int
    campaign_id: int
    kind: MessageKind
    state: MessageState
    stage: Stage
    direction: str
    language: str
    page_language: str
    name: str
    country: str
    city: str
    contact_consent: bool
    written_at: datetime
    confirmed_at: datetime | None
    waiting_since: datetime | None
    decided_at: datetime | None
    published_at: datetime | None
    featured_at: datetime | None
    version: int
    published_version: int | None
    turn: int
    signals: tuple[str, ...]
    suspicion_reasons: tuple[str, ...]
    signer_number: int | None
    claim: Claim | None
    versions: tuple[VersionText, ...]
    translations: tuple[TranslationText, ...]
    decisions: tuple[DecisionLine, ...]
    near: tuple[Near, ...]

    @property
    def seen(self) -> Seen:
        """What a decision about it says was seen."""
        return Seen(self.id, self.version, self.turn)

    @property
    def newest(self) -> VersionText:
        """The version to decide about."""
        return next(text for text in self.versions if text.number == self.version)

    @property
    def published(self) -> VersionText | None:
        """The version that everybody reads, or read before the message was hidden."""
        return next((v for v in self.versions if v.number == self.published_version), None)
