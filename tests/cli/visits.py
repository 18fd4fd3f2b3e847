"""Signing at a running instance, by plain HTTP."""

import http.client
from urllib.parse import urlencode, urlsplit

from tests.instance import Instance
from tests.web import forms


def sign(instance: Instance, email: str = "anna@example.org") -> int:
    """Sends the sign form as a visitor does; gives the answer's status."""
    page = ask(instance, "GET", "/it/chinahearts/")[1]
    fields = forms.drawn(page) | forms.ANNA | {"email": email}
    return ask(instance, "POST", "/it/chinahearts/sign", urlencode(fields))[0]


def ask(instance: Instance, method: str, path: str, body: str = "") -> tuple[int, str]:
    """The status and the text of one answer."""
    connection = http.client.HTTPConnection(urlsplit(instance.url).netloc, timeout=10)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    try:
        connection.request(method, path, body or None, kind)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def letters(instance: Instance) -> list[str]:
    """The emails that the instance has written into its folder, as texts."""
    return [path.read_text() for path in sorted((instance.folder / "mail").glob("*.eml"))]
