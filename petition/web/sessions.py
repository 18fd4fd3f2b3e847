"""The public site keeps no session: nothing is read from a cookie, and none is ever set for one."""

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin


class NoSession(SessionInterface):
    """Gives every request Flask's empty session, which refuses to hold anything."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        """The empty session, without looking at the request."""
        return self.make_null_session(app)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """There is nothing to keep."""
