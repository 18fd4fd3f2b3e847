"""`log verify`: whether the log of staff deeds is as it was written."""

import click
from flask.cli import with_appcontext

from petition.services import log_verification


@click.group()
def log() -> None:
    """The log of what staff did."""


@log.command()
@with_appcontext
@click.pass_context
def verify(context: click.Context) -> None:
    """Recompute the chain; exit with status 1 and the first bad entry where it breaks."""
    verdict = log_verification.verify()
    if verdict.broken_at is None:
        told = f"{verdict.entries} entries follow from one another; the last hash is"
        click.echo(f"{told} {verdict.last_hash}")
    else:
        click.echo(f"WRONG: entry {verdict.broken_at} does not follow from the one before it")
        context.exit(1)
