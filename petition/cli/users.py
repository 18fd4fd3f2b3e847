"""`user`: accounts of staff, for whoever runs the machine."""

import sys

import click
from flask.cli import with_appcontext

from petition import current
from petition.rules import email_address, newcomers
from petition.rules.errors import Invalid
from petition.rules.states import Role
from petition.services import account_changes, accounts
from petition.store import database
from petition.store.models import Staff
from petition.store.queries import staff

ROLES = [role.value for role in Role]
# What has no sentence of its own is told by the field that is at fault.
FIELDS = {
    "email": "this is no email address that can be written to",
    "name": "this is no name: give one with --name",
}
FAULTS = {
    "email_taken": "there is an account with this address already; `user list` shows its state",
    "password_too_short": "the password is too short: 12 characters at least",
    "password_too_long": "the password is too long: 128 characters at most",
    "password_guessable": "the password is easy to guess",
    "password_not_text": "the password is no text in UTF-8",
    "last_administrator": "one administrator must remain who can log in",
    "language_unknown": "the site does not speak this language",
}


@click.group()
def user() -> None:
    """The accounts of staff."""


@user.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from stdin; at a terminal it is asked for, unseen.",
)
@click.option("--name", help="The full name; otherwise what stands before the @.")
@click.option("--language", help="The language of the account; otherwise the default one.")
@with_appcontext
def add(
    email: str, role: str, password_stdin: bool, name: str | None, language: str | None
) -> None:
    """Make an account for EMAIL: with the password on stdin, or else by an invitation."""
    settings = current.settings()
    fields = {"email": email, "role": role, "name": name or email.partition("@")[0]}
    fields["language"] = language or settings.default_language
    try:
        newcomer = newcomers.parse(fields, settings.languages)
        if password_stdin:
            accounts.add(None, newcomer, _password())
        else:
            accounts.invite(None, newcomer)
    except Invalid as invalid:
        raise click.ClickException(_told(invalid)) from invalid
    done = "can log in" if password_stdin else "is invited by email"
    click.echo(f"{newcomer.email} {done} as {role}.")


@user.command("list")
@with_appcontext
def list_() -> None:
    """Print one line for each account."""
    with database.reading() as session:
        for account in staff.every(session):
            click.echo(f"{account.email}\t{account.role}\t{_state(account)}\t{account.name}")


@user.command()
@click.argument("email")
@with_appcontext
def disable(email: str) -> None:
    """Shut the account of EMAIL and end its sessions."""
    try:
        account_changes.disable(None, _id(email))
    except Invalid as invalid:
        raise click.ClickException(_told(invalid)) from invalid
    click.echo(f"{email} is disabled.")


@user.command()
@click.argument("email")
@with_appcontext
def enable(email: str) -> None:
    """Open the account of EMAIL again."""
    account_changes.enable(None, _id(email))
    click.echo(f"{email} is enabled.")


@user.command("reset-two-factor")
@click.argument("email")
@with_appcontext
def reset_two_factor(email: str) -> None:
    """Take the second factor of EMAIL away; a new one is set up at the next login."""
    account_changes.reset_second_factor(None, _id(email))
    click.echo(f"{email} has no second factor now.")


def _password() -> str:
    """The first line of stdin; whoever types it at a terminal does not see it there."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    try:
        return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Invalid({"password": "password_not_text"}) from None


def _id(email: str) -> int:
    try:
        canonical = email_address.canonical(email)
    except Invalid as invalid:
        raise click.ClickException(_told(invalid)) from invalid
    with database.reading() as session:
        account = staff.by_address(session, canonical)
    if account is None:
        raise click.ClickException("there is no account with this address")
    return account.id


def _state(account: Staff) -> str:
    if account.disabled_at:
        return "disabled"
    if not account.password_hash:
        return "invited"
    return "two-factor" if account.totp_enrolled_at else "password"


def _told(invalid: Invalid) -> str:
    told = (FAULTS.get(code, FIELDS.get(field, code)) for field, code in invalid.errors.items())
    return "; ".join(told)
