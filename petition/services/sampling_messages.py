"""Sample messages in bulk: two thirds public, the newest third waiting for moderators.

They stand as the deeds would leave them, but for decisions and the log: nobody decided.
"""

import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy.orm import Session

from petition.mail import links
from petition.rules import clock, consent, directions, tokens
from petition.rules.states import MessageKind, MessageState
from petition.services import message_texts, proposing, queueing, sample_texts, sampling, writing
from petition.services.message_texts import Prepared
from petition.services.sample_texts import Draft
from petition.services.sampling import Person, Sample
from petition.store import database
from petition.store.models import Campaign, Message, MessageTranslation
from petition.store.queries import search

BATCH = 500
LANGUAGES = ("it", "en", "zh")
KINDS = (MessageKind.MESSAGE,) * 6 + (MessageKind.TESTIMONIAL,) * 3 + (MessageKind.PROPOSAL,)
# One public text in so many stands on top, and one in so many can be read in all languages.
FEATURED = 40
TRANSLATED = 4
READ_WITHIN_MINUTES = 24 * 60


@dataclass(frozen=True)
class Made:
    """A sample that has its row, and what it says."""

    message: Message
    draft: Draft


def fill(sample: Sample) -> Iterator[int]:
    """Adds the messages in batches; gives each batch's size. Raises NotFound without a campaign."""
    campaign_id = sampling.campaign_id(sample.slug)
    dice = random.Random(sample.seed)  # noqa: S311 - samples, not secrets
    moments = sampling.moments(dice, sample.count)
    first_waiting = sample.count - sample.count // 3
    for start in range(0, sample.count, BATCH):
        batch = moments[start : start + BATCH]
        with database.writing() as session:
            campaign = session.get_one(Campaign, campaign_id)
            made = [_made(dice, campaign, moment) for moment in batch]
            _store(session, made)
            for one in made[: max(0, first_waiting - start)]:
                _publish(session, dice, one)
        yield len(batch)


def _made(dice: random.Random, campaign: Campaign, moment: datetime) -> Made:
    """A message that its author confirmed at a moment, and that waits since."""
    draft = sample_texts.draw(dice, dice.choice(KINDS))
    person = sampling.person(dice)
    message = _message(campaign, draft.kind, person)
    message.written_at = moment - timedelta(minutes=dice.randrange(1, 600))
    message.confirmed_at = moment
    queueing.enter(message, moment)
    return Made(message, draft)


def _message(campaign: Campaign, kind: MessageKind, person: Person) -> Message:
    address, nonce = f"sample-{secrets.token_hex(8)}@example.org", tokens.fresh_nonce()
    sides = tuple(campaign.directions)
    return Message(
        campaign_id=campaign.id,
        kind=kind,
        state=MessageState.PENDING,
        stage=writing.first_stage(kind),
        direction=directions.likely(sides, person.country, person.language),
        language=person.language,
        name=person.name,
        email=address,
        email_canonical=address,
        country=person.country,
        city=person.city,
        contact_consent=kind is MessageKind.PROPOSAL,
        page_language=person.language,
        consent_version=consent.VERSION,
        link_nonce=nonce,
        link_digest=tokens.digest(links.message_links().secret(nonce)),
        turn=0,
        version=1,
    )


@cache
def _prepared(draft: Draft, language: str) -> Prepared:
    # There are a few thousand texts at most, and cleaning is what takes the time.
    return message_texts.prepare(draft.words(language))


def _store(session: Session, made: list[Made]) -> None:
    prepared = [_prepared(one.draft, one.message.language) for one in made]
    for one, words in zip(made, prepared, strict=True):
        # Samples are made of the same few pieces: that they are alike tells nobody anything.
        message_texts.observe(one.message, words, others=())
    session.add_all(one.message for one in made)
    session.flush()
    for one, words in zip(made, prepared, strict=True):
        version = message_texts.version(words, 1, one.message.written_at)
        version.message_id = one.message.id
        session.add(version)


def _publish(session: Session, dice: random.Random, made: Made) -> None:
    message = made.message
    now = _read_at(dice, message)
    message.state = MessageState.APPROVED
    message.published_version = message.version
    message.published_at = message.decided_at = now
    queueing.leave(message)
    if dice.randrange(FEATURED) == 0:
        message.featured_at = now
    if dice.randrange(TRANSLATED) == 0:
        session.add_all(_translations(made, now))
    proposing.begin(session, message, None, now)
    search.refresh(session, message.id)


def _read_at(dice: random.Random, message: Message) -> datetime:
    waiting_since = message.waiting_since or message.written_at
    later = timedelta(minutes=dice.randrange(1, READ_WITHIN_MINUTES))
    return min(clock.now(), waiting_since + later)


def _translations(made: Made, now: datetime) -> Iterator[MessageTranslation]:
    for language in LANGUAGES:
        if language != made.message.language:
            prepared = _prepared(made.draft, language)
            yield MessageTranslation(
                message_id=made.message.id,
                language=language,
                of_version=made.message.version,
                title=prepared.words.title,
                body=prepared.words.body,
                body_html=prepared.cleaned.html,
                plain=prepared.cleaned.plain,
                written_at=now,
                approved_at=now,
            )
