"""A test client that behaves as visitors do and looks at every page it gets."""

import gzip
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from petition import current
from tests import compiled, pages


def open_to_visitors(app: Flask) -> Flask:
    """The application, whose clients are visitors from now on."""
    app.test_client_class = Visitor
    compiled.share_templates(app)
    return app


class Visitor(FlaskClient):
    """Flask's test client; a page with a fault (see `pages.faults`) fails the test that fetched it.

    Each request gets an application context of its own, as on a server: without it, requests of a
    test that has one open would share `g` and the database session.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """One request, checked."""
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            self._check(response)
        return response

    def _check(self, response: TestResponse) -> None:
        public_url: str = self.application.config[current.KEY].public_url
        is_zipped = response.headers.get("Content-Encoding") == "gzip"
        page = (gzip.decompress(response.data) if is_zipped else response.data).decode()
        found = pages.faults(page, urlsplit(public_url).netloc) if page else []
        assert not found, "\n".join([f"{response.request.path}:", *found])
