"""`demo`: a database that looks as if a campaign had run for weeks."""

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from petition.rules.errors import NotFound
from petition.services import sampling


@click.command()
@click.option("--signatures", default=1000, show_default=True, type=click.IntRange(min=0))
@click.option("--campaign", default="chinahearts", show_default=True, metavar="SLUG")
@click.option("--seed", default=2020, show_default=True)
@with_appcontext
def demo(signatures: int, campaign: str, seed: int) -> None:
    """Add sample signatures, confirmed and counted, to a campaign."""
    sample = sampling.Sample(campaign, signatures, seed)
    columns = (TextColumn("signatures"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    try:
        with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
            bar = progress.add_task("signatures", total=signatures)
            for made in sampling.fill(sample):
                progress.advance(bar, made)
    except NotFound as error:
        raise click.ClickException(f"there is no campaign {campaign!r}: run init first") from error
    click.echo(f"{signatures} sample signatures are in {campaign}, confirmed and counted.")
