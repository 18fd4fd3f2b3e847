"""`partner`: keys of the API for other sites, for whoever runs the machine."""

import click
from flask.cli import with_appcontext

from petition.rules.errors import Invalid
from petition.services import partners, webhooks
from petition.store import database
from petition.store.models import Partner
from petition.store.queries import partners as partners_kept

FAULTS = {
    "partner_name_missing": "give the partner a name",
    "partner_name_unfit": "a name is 2 to 40 small letters, digits, dots, hyphens or underscores",
    "partner_name_taken": "a partner of this name has a key already; revoke it first",
    "webhook_unfit": "the webhook is no web address such as https://example.org/hook",
    "webhook_not_https": "the webhook must begin with https://",
    "webhook_private": "the webhook leads into a private network",
    "webhook_too_many": "a partner can have five webhooks at most",
}


@click.group()
def partner() -> None:
    """Other sites that sign through the API."""


@partner.command()
@click.argument("name")
@click.option("--webhook", "url", help="An https address that is told of what happens.")
@with_appcontext
def add(name: str, url: str | None) -> None:
    """Make a key for NAME, a new one where the last was revoked, and print it this once.

    With --webhook the secret that signs what is sent there follows on the next line.
    """
    try:
        if url is not None:
            webhooks.check(url)
        click.echo(partners.add(None, name).text)
        if url is not None:
            click.echo(webhooks.add(None, _id(name.strip()), url))
    except Invalid as invalid:
        raise click.ClickException(_told(invalid)) from invalid
    click.echo("This is the only time that it is shown.", err=True)


@partner.command("list")
@with_appcontext
def list_() -> None:
    """Print one line for each partner."""
    with database.reading() as session:
        for each in partners_kept.every(session):
            last_used = each.last_used_on.isoformat() if each.last_used_on else "never"
            click.echo(f"{each.name}\tpk_{each.key_prefix}_…\t{_state(each)}\t{last_used}")


@partner.command()
@click.argument("name")
@with_appcontext
def revoke(name: str) -> None:
    """Take the key of NAME out of force."""
    partners.revoke(None, _id(name))
    click.echo(f"The key of {name} is revoked.")


def _id(name: str) -> int:
    with database.reading() as session:
        found = partners_kept.by_name(session, name)
        if found is None:
            raise click.ClickException("there is no partner of this name")
        return found.id


def _state(each: Partner) -> str:
    return "revoked" if each.revoked_at else "active"


def _told(invalid: Invalid) -> str:
    return "; ".join(FAULTS.get(code, code) for code in invalid.errors.values())
