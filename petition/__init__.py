"""The petition and solidarity platform: `create_app` builds it from the settings it is given."""

from pathlib import Path

from flask import Flask

from petition import cli, current, logs, web
from petition.mail import transports
from petition.settings import Settings
from petition.store import schema

ROOT = Path(__file__).parent.parent


def create_app(settings: Settings) -> Flask:
    """A WSGI application with these settings; reads nothing from its surroundings.

    Raises SettingsError where a setting names what does not exist.
    """
    transports.for_url(settings.mail_url)
    app = Flask("petition", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config[current.KEY] = settings
    app.config["SECRET_KEY"] = settings.secret_key
    logs.install()
    schema.install(app, settings)
    web.install(app, settings)
    cli.install(app)
    return app
