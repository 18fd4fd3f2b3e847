"""The proposals that became projects, as everybody reads them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from petition.rules.proposals import PROJECTS
from petition.rules.states import Field, Stage
from petition.store.models import Message, MessageTranslation, MessageVersion, ProposalStep
from petition.store.models.message import IS_PUBLIC
from petition.store.queries import proposal_steps

# In the words of the partial index, and saying whose stage: a step has one as well.
IS_STAGED = sa.text("message.stage <> ''")
IS_PUBLISHED_TEXT = sa.and_(
    MessageVersion.message_id == Message.id, MessageVersion.number == Message.published_version
)


class Project(NamedTuple):
    """A selected proposal with its last step.

    `translated_title` is None where there is none in the language asked for; the original's is
    `language`. `notes` holds the last step's note per language.
    """

    id: int
    language: str
    title: str
    translated_title: str | None
    field: Field
    partners: str
    stage: Stage
    happened_on: date
    notes: Mapping[str, str]


def of_campaign(session: Session, campaign_id: int, language: str, limit: int) -> list[Project]:
    """The `limit` public projects of a campaign with the newest steps, those first."""
    text, step, translation = MessageVersion, ProposalStep, MessageTranslation
    rows = session.execute(
        sa.select(
            *(Message.id, Message.language, text.title, translation.title, text.field),
            *(text.partners, Message.stage, step.happened_on, step.notes),
        )
        .join(text, IS_PUBLISHED_TEXT)
        .join(step, proposal_steps.is_last())
        .outerjoin(translation, _is_translation_into(language))
        .where(IS_PUBLIC, IS_STAGED, Message.campaign_id == campaign_id)
        .where(Message.stage.in_(PROJECTS))
        .order_by(step.happened_on.desc(), step.written_at.desc(), Message.id.desc())
        .limit(limit)
    )
    return [Project(*row) for row in rows]


def _is_translation_into(language: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        MessageTranslation.message_id == Message.id,
        MessageTranslation.language == language,
        MessageTranslation.of_version == Message.published_version,
        MessageTranslation.approved_at.is_not(None),
    )
