"""The commands of `flask --app wsgi`, one module a group; docs/operating.md tells of each."""

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

MODULES = {
    "init": "setup",
    "serve": "serving",
    "worker": "serving",
    "campaign": "campaigns",
    "ledger": "ledger",
    "log": "log",
    "partner": "partners",
    "person": "persons",
    "user": "users",
    "demo": "demo",
    "doctor": "doctor",
}


class Commands(AppGroup):
    """Reads the module of a command when it is asked for: a server carries none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the alphabet."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"petition.cli.{MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


def install(app: Flask) -> None:
    """Gives the application the platform's commands."""
    app.cli = Commands(app.name)
