"""The commands of `flask --app wsgi`, one module a group; docs/operating.md tells of each."""

from flask import Flask

from petition.cli import campaigns, demo, doctor, ledger, log, serving, setup, users


def install(app: Flask) -> None:
    """Adds the platform's commands to the application."""
    for command in (
        setup.init,
        serving.serve,
        serving.worker,
        campaigns.campaign,
        ledger.ledger,
        log.log,
        users.user,
        demo.demo,
        doctor.doctor,
    ):
        app.cli.add_command(command)
