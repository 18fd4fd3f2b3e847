"""`partner`: keys of the API for other sites, for whoever runs the machine."""

import click
from flask.cli import with_appcontext

from petition.rules.errors import Invalid
from petition.services import partners
from petition.store import database
from petition.store.models import Partner
from petition.store.queries import partners as partners_kept

FAULTS = {
    "partner_name_missing": "give the partner a name",
    "partner_name_unfit": "a name is 2 to 40 small letters, digits, dots, hyphens or underscores",
    "partner_name_taken": "a partner of this name has a key already; revoke it first",
}


@click.group()
def partner() -> None:
    """Other sites that sign through the API."""


@partner.command()
@click.argument("name")
@with_appcontext
def add(name: str) -> None:
    """Make a key for NAME, a new one where the last was revoked, and print it this once."""
    try:
        key = partners.add(None, name)
    except Invalid as invalid:
        raise click.ClickException(_told(invalid)) from invalid
    click.echo(key.text)
    click.echo("This is the only time that the key is shown.", err=True)


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
    with database.reading() as session:
        found = partners_kept.by_name(session, name)
        partner_id = found.id if found else None
    if partner_id is None:
        raise click.ClickException("there is no partner of this name")
    partners.revoke(None, partner_id)
    click.echo(f"The key of {name} is revoked.")


def _state(each: Partner) -> str:
    return "revoked" if each.revoked_at else "active"


def _told(invalid: Invalid) -> str:
    return "; ".join(FAULTS.get(code, code) for code in invalid.errors.values())
