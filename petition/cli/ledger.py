"""`ledger verify`: the count recomputed from the signatures and the chain."""

import click
from flask.cli import with_appcontext

from petition.services import verification


@click.group()
def ledger() -> None:
    """The public ledger of the counts."""


@ledger.command()
@click.option("--campaign", metavar="SLUG", help="Only this campaign.")
@with_appcontext
@click.pass_context
def verify(context: click.Context, campaign: str | None) -> None:
    """Recompute chain and sums; exit with status 1 and the first bad entry where they differ."""
    verdicts = verification.verify(campaign)
    if campaign and not verdicts:
        raise click.ClickException(f"there is no campaign {campaign!r}")
    for verdict in verdicts:
        click.echo(_told(verdict))
    if any(verdict.faults for verdict in verdicts):
        context.exit(1)


def _told(verdict: verification.Verdict) -> str:
    if verdict.faults:
        return "\n".join(f"{verdict.slug}: WRONG: {fault}" for fault in verdict.faults)
    return f"{verdict.slug}: {verdict.entries} entries explain the total of {verdict.total}"
