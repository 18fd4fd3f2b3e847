"""`serve` and `worker`: the site and what works behind it, in one process tree."""

import errno
import socket
from typing import cast

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from petition import current
from petition.cli import process_tree, working

SHOW_EMAILS = "--show-emails"
show_emails_option = click.option(
    SHOW_EMAILS, is_flag=True, help="Say on the terminal where each email lies."
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
@show_emails_option
@with_appcontext
def serve(host: str, port: int, workers: int, threads: int, show_emails: bool) -> None:
    """Run the production server with the worker beside it, until SIGTERM or Ctrl-C."""
    if workers > 1 and current.settings().redis_url is None:
        raise click.UsageError(
            "--workers above 1 needs REDIS_URL: without it each process would count its own limits"
        )
    if not _is_free(host, port):
        raise click.ClickException(f"somebody listens on port {port} already: name another --port")
    web = process_tree.web_command(host, port, workers, threads)
    worker = process_tree.worker_command(*([SHOW_EMAILS] if show_emails else []))
    click.echo(f"Serving on http://{host}:{port} (Ctrl-C stops)")
    raise SystemExit(process_tree.run(web, worker))


def _is_free(host: str, port: int) -> bool:
    """Whether nobody listens there; an address that is wrong in other ways the server tells of."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


@click.command()
@show_emails_option
@with_appcontext
def worker(show_emails: bool) -> None:
    """Send emails, tally, erase what is due; until SIGTERM or Ctrl-C."""
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]
    if not working.work(app, _announce if show_emails else None):
        raise SystemExit(1)


def _announce(path: str) -> None:
    click.echo(f"  An email lies in {path}")
