"""`person`: privacy requests, for whoever runs the machine."""

import json

import click
from flask.cli import with_appcontext

from petition.rules import email_address
from petition.rules.errors import Invalid
from petition.services import persons


@click.group()
def person() -> None:
    """What is held about a person."""


@person.command()
@click.argument("email")
@with_appcontext
def export(email: str) -> None:
    """Print all that is held under the address EMAIL, as JSON."""
    found = persons.export(None, _canonical(email))
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@person.command()
@click.argument("email")
@with_appcontext
def erase(email: str) -> None:
    """Erase all that is held under the address EMAIL; it cannot be undone."""
    erased = persons.erase(None, _canonical(email))
    if erased:
        click.echo(f"Erased: signatures {erased.signatures}, messages {erased.messages}.")
    else:
        click.echo("Nothing is held under this address.")


def _canonical(email: str) -> str:
    try:
        return email_address.canonical(email)
    except Invalid as invalid:
        raise click.ClickException("this is no email address") from invalid
