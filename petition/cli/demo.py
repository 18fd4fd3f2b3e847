"""`demo`: a database that looks as if a campaign had run for weeks."""

import sys
from collections.abc import Iterator

import click
from flask.cli import with_appcontext

from petition.rules.errors import NotFound
from petition.services import sampling, sampling_messages
from petition.services.sampling import Sample

TOLD = {
    "signatures": "%s sample signatures are in %s, confirmed and counted.",
    "messages": "%s sample messages are in %s, a third of them waiting for a moderator.",
}


@click.command()
@click.option("--signatures", default=1000, show_default=True, type=click.IntRange(min=0))
@click.option("--messages", default=0, show_default=True, type=click.IntRange(min=0))
@click.option("--campaign", default="chinahearts", show_default=True, metavar="SLUG")
@click.option("--seed", default=2020, show_default=True)
@with_appcontext
def demo(signatures: int, messages: int, campaign: str, seed: int) -> None:
    """Add sample signatures, confirmed and counted, and sample messages to a campaign."""
    people, texts = Sample(campaign, signatures, seed), Sample(campaign, messages, seed)
    try:
        _make("signatures", signatures, sampling.fill(people))
        if messages:
            _make("messages", messages, sampling_messages.fill(texts))
    except NotFound as error:
        raise click.ClickException(f"there is no campaign {campaign!r}: run init first") from error
    click.echo(TOLD["signatures"] % (signatures, campaign))
    if messages:
        click.echo(TOLD["messages"] % (messages, campaign))


def _make(what: str, total: int, batches: Iterator[int]) -> None:
    """Goes through the batches under a progress bar, which a pipe does not see."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=total, label=what, show_pos=True, file=sys.stderr, hidden=hidden
    ) as bar:
        for made in batches:
            bar.update(made)
