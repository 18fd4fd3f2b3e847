"""`doctor`: what an operator would look at first, one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from petition import current
from petition.mail import transports
from petition.rules import clock
from petition.settings import SettingsError
from petition.store import database, schema, sqlite
from petition.web import limits

CLOCK_SECONDS = 5.0


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what is wrong with it, if anything."""

    subject: str
    is_well: bool
    text: str

    def __str__(self) -> str:
        """One line, which begins with ok or WRONG."""
        return f"{'ok   ' if self.is_well else 'WRONG'} {self.subject}: {self.text}"


@click.command()
@with_appcontext
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check settings, database, mail server, clock and proxy; exit status 1 if one is wrong."""
    findings = [finding for check in CHECKS for finding in check()]
    click.echo("\n".join(str(finding) for finding in findings))
    if not all(finding.is_well for finding in findings):
        context.exit(1)


def _settings() -> Iterator[Finding]:
    settings = current.settings()
    kind = "SQLite" if settings.is_on_sqlite else "PostgreSQL"
    yield Finding("settings", True, f"{kind}, {settings.public_url}, {settings.instance_dir}")


def _database() -> Iterator[Finding]:
    try:
        is_current = schema.is_current()
    except sa.exc.DBAPIError as error:
        yield Finding("database", False, f"does not answer ({type(error.orig).__name__})")
        return
    told = "answers, migrations are current" if is_current else "migrations are missing: run init"
    yield Finding("database", is_current, told)
    yield from _clock()


def _sqlite() -> Iterator[Finding]:
    if not current.settings().is_on_sqlite:
        return
    version: str = sqlite.driver().sqlite_version
    is_sound = tuple(map(int, version.split("."))) >= sqlite.SOUND_VERSION
    reason = "sound" if is_sound else "may corrupt a WAL database: install pysqlite3"
    yield Finding("SQLite", is_sound, f"{version}, {reason}")


def _clock() -> Iterator[Finding]:
    if database.is_on_sqlite():
        yield Finding("clock", True, f"{clock.now():%Y-%m-%d %H:%M:%S} UTC, one host only")
        return
    theirs: datetime = database.db.session.execute(
        sa.select(sa.func.clock_timestamp())
    ).scalar_one()
    apart = abs((clock.now() - theirs).total_seconds())
    told = f"{apart:.1f} s apart from the database's"
    yield Finding("clock", apart < CLOCK_SECONDS, told)


def _mail() -> Iterator[Finding]:
    try:
        fault = transports.for_url(current.settings().mail_url).fault()
    except SettingsError as error:
        fault = str(error)
    yield Finding("mail", fault is None, fault or "emails can leave")


def _proxy() -> Iterator[Finding]:
    settings = current.settings()
    is_forgotten = settings.is_https and not settings.trusted_proxies
    told = f"{settings.trusted_proxies} trusted"
    if is_forgotten:
        told = "PUBLIC_URL is https but TRUSTED_PROXIES is 0: all visitors would share one limit"
    yield Finding("proxy", not is_forgotten, told)


def _redis() -> Iterator[Finding]:
    if current.settings().redis_url is not None:
        is_well = limits.is_shared()
        told = "answers" if is_well else "does not answer: limits are per process meanwhile"
        yield Finding("Redis", is_well, told)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _settings,
    _database,
    _sqlite,
    _mail,
    _proxy,
    _redis,
)
