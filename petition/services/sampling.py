"""Sample signatures in bulk, for trying things out: confirmed, counted, and plainly samples."""

import math
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from petition.rules import clock, consent
from petition.rules.errors import NotFound
from petition.rules.states import SignatureState, Visibility
from petition.services import tallying
from petition.store import database
from petition.store.models import Signature
from petition.store.queries import campaigns

DAYS = 45
FIRST_WORDS = {
    "it": ("Anna", "Luca", "Giulia", "Marco", "Elena", "Paolo", "Chiara", "Davide"),
    "en": ("Alice", "James", "Maria", "Peter", "Emma", "Thomas", "Nora", "Daniel"),
}
LAST_WORDS = {
    "it": ("Esempio", "Prova", "Modello", "Campione", "Bozza", "Saggio"),
    "en": ("Sample", "Example", "Model", "Specimen", "Trial", "Draft"),
}
CHINESE_NAMES = ("王样本", "李示例", "陈范例", "张样例", "刘示范", "赵例子")
PLACES = {
    "it": (("IT", "Napoli"), ("IT", "Roma"), ("IT", "Milano"), ("CH", "Lugano"), ("IT", "Sassari")),
    "en": (("GB", "London"), ("DE", "Berlin"), ("FR", "Lyon"), ("US", "Boston"), ("PT", "Lisboa")),
    "zh": (("CN", "武汉"), ("CN", "北京"), ("CN", "成都"), ("IT", "Milano"), ("CN", "西安")),
}
LANGUAGES = ("it",) * 6 + ("zh",) * 3 + ("en",)
SOURCES = ("demo",) * 4 + ("demo-newsletter", "demo-newsletter", "demo-website", "demo-wechat")
VISIBILITIES = (Visibility.NAME,) * 7 + (Visibility.INITIALS,) * 2 + (Visibility.ANONYMOUS,)


@dataclass(frozen=True)
class Sample:
    """How many to make for which campaign; the same seed draws the same people."""

    slug: str
    count: int
    seed: int = 2020


@dataclass(frozen=True)
class Person:
    """Somebody who is plainly made up; `country` is a code."""

    language: str
    country: str
    city: str
    name: str


def fill(sample: Sample) -> Iterator[int]:
    """Adds the signatures in batches, each counted before the next; gives each batch's size."""
    campaign = campaign_id(sample.slug)
    dice = random.Random(sample.seed)  # noqa: S311 - samples, not secrets
    whole = moments(dice, sample.count)
    for start in range(0, len(whole), tallying.BATCH):
        batch = whole[start : start + tallying.BATCH]
        rows = [_row(dice, campaign, moment) for moment in batch]
        with database.writing() as session:
            session.execute(sa.insert(Signature), rows)
        tallying.tally_all()
        yield len(batch)


def campaign_id(slug: str) -> int:
    """The campaign that the samples go to; raises NotFound."""
    with database.reading() as session:
        campaign = campaigns.by_slug(session, slug)
        if campaign is None:
            raise NotFound
        return campaign.id


def moments(dice: random.Random, count: int) -> list[datetime]:
    """So many moments of the last weeks, oldest first."""
    # A launch that draws many, then waves: the days' weights fall off and rise again.
    now = clock.now()
    weights = [3 * math.exp(-day / 3) + 1 + math.sin(day / 2.3) for day in range(DAYS)]
    days = dice.choices(range(DAYS), weights, k=count)
    return sorted(
        now - timedelta(days=DAYS - 1 - day, seconds=dice.random() * 3600) for day in days
    )


def person(dice: random.Random) -> Person:
    """Anybody, with a name and a place that go with the language."""
    language = dice.choice(LANGUAGES)
    country, city = dice.choice(PLACES[language])
    return Person(language, country, city, _name(dice, language))


def _row(dice: random.Random, campaign: int, moment: datetime) -> dict[str, Any]:
    signer = person(dice)
    address = f"sample-{secrets.token_hex(8)}@example.org"
    return {
        "campaign_id": campaign,
        "state": SignatureState.CONFIRMED,
        "name": signer.name,
        "email": address,
        "email_canonical": address,
        "country": signer.country,
        "city": signer.city,
        "visibility": dice.choice(VISIBILITIES),
        "language": signer.language,
        "source": dice.choice(SOURCES),
        "consent_version": consent.VERSION,
        "link_nonce": secrets.token_bytes(16),
        "link_digest": secrets.token_bytes(32),
        "signed_at": moment - timedelta(minutes=dice.randrange(1, 600)),
        "confirmed_at": moment,
    }


def _name(dice: random.Random, language: str) -> str:
    if language == "zh":
        return dice.choice(CHINESE_NAMES)
    return f"{dice.choice(FIRST_WORDS[language])} {dice.choice(LAST_WORDS[language])}"
