"""The product with a database of its own, ready to be served, filled and given pending signers."""

import secrets
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

import petition
from bench.places import Place
from bench.processes import Server
from petition.mail import links
from petition.rules import clock, consent, tokens
from petition.rules.states import SignatureState, Visibility
from petition.services import publishing, sampling
from petition.store import database
from petition.store.models import Signature
from petition.web.forms import form_token
from tests import databases

CAMPAIGN = Path(petition.__file__).parents[1] / "campaigns" / "chinahearts.toml"
LIMIT = "1000000 per second"
AT_ONCE = 5000


class Site:
    """One instance of the product: a fresh database at `place` with the first campaign in it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.settings = databases.settings(place.store.migrated(), place.folder)
        self.app = petition.create_app(self.settings)
        with self.app.app_context():
            self.slug = publishing.load(CAMPAIGN.read_text(encoding="utf-8"))

    def served(self, threads: int) -> Server:
        """Its web server: limits and the minimum time switched off, nothing else."""
        return Server("wsgi:app", self.variables(), threads)

    def variables(self) -> dict[str, str]:
        """The environment in which `config` finds these settings again, without rate limits."""
        limits = {f"{name}_RATE_LIMIT": LIMIT for name in ("SIGN", "CONFIRM", "MESSAGE", "LOGIN")}
        return limits | {
            "DATABASE_URL": self.settings.database_url,
            "INSTANCE_DIR": str(self.settings.instance_dir),
            "SECRET_KEY": self.settings.secret_key,
            "MIN_FORM_SECONDS": "0",
        }

    def fill(self, count: int) -> None:
        """Adds so many confirmed and counted signatures."""
        with self.app.app_context():
            for _ in sampling.fill(sampling.Sample(self.slug, count)):
                pass
            analyse(self.app)

    def form_token(self) -> str:
        """The token of a sign form drawn now."""
        with self.app.app_context():
            return form_token.draw()

    def pending(self, count: int) -> list[str]:
        """Adds so many signatures that wait for their confirmation; gives the links' tokens."""
        with self.app.app_context():
            made: list[str] = []
            while len(made) < count:
                made += _pending(min(AT_ONCE, count - len(made)))
            return made

    def close(self) -> None:
        """Gives up the database."""
        databases.close(self.app)
        self.place.store.drop(self.settings.database_url)


def analyse(app: Flask) -> None:
    """Has the database look at what it holds, as PostgreSQL does by itself after a while."""
    with database.db.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql("ANALYZE")


def _pending(count: int) -> list[str]:
    purpose = links.confirm_links()
    with database.writing() as session:
        campaign_id = session.execute(sa.text("SELECT id FROM campaign")).scalar_one()
        rows = [_row(campaign_id, purpose) for _ in range(count)]
        ids = session.scalars(
            sa.insert(Signature).returning(Signature.id, sort_by_parameter_order=True), rows
        ).all()
    return [purpose.token(row_id, row["link_nonce"]) for row_id, row in zip(ids, rows, strict=True)]


def _row(campaign_id: int, purpose: tokens.Purpose) -> dict[str, Any]:
    address = f"pending-{secrets.token_hex(8)}@example.org"
    nonce = tokens.fresh_nonce()
    return {
        "campaign_id": campaign_id,
        "state": SignatureState.PENDING,
        "name": "Giulia Esempio",
        "email": address,
        "email_canonical": address,
        "country": "IT",
        "city": "Napoli",
        "visibility": Visibility.NAME,
        "language": "it",
        "source": "bench",
        "consent_version": consent.VERSION,
        "link_nonce": nonce,
        "link_digest": tokens.digest(purpose.secret(nonce)),
        "signed_at": clock.now(),
        "emailed_at": clock.now(),
        "emails_count": 1,
    }
