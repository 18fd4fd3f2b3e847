"""HTTP: parse, call one service or query, answer."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from petition.settings import Settings
from petition.web import (
    account,
    addresses,
    admin,
    api,
    caching,
    embed,
    errors,
    headers,
    health,
    limits,
    moderation,
    public,
    static_files,
    templating,
)
from petition.web.sessions import NoSession
from petition.web.shared_answers import SharedAnswers

BODY_BYTES = 64 * 1024
FORM_PARTS = 50
STATIC = Path(__file__).parents[2] / "static"


def install(app: Flask, settings: Settings) -> None:
    """Gives the application its addresses and everything that surrounds them."""
    _configure(app)
    app.session_interface = NoSession()
    memory = caching.install(app)
    hosts = addresses.install(app, settings)
    templating.install(app)
    static_files.install(app, STATIC)
    errors.install(app)
    for part in (health, public, api, embed, account, moderation, admin):
        app.register_blueprint(part.blueprint)
    limits.install(app, settings)
    if hops := settings.trusted_proxies:
        behind = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)
        app.wsgi_app = behind  # type: ignore[method-assign]
    completed = headers.Completed(app.wsgi_app, app)
    app.wsgi_app = SharedAnswers(completed, memory, hosts)  # type: ignore[method-assign]


def _configure(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_PARTS
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.compact = True  # type: ignore[attr-defined]
