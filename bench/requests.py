"""Requests as browsers send them, written out beforehand so that sending costs next to nothing."""

import itertools
import secrets
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

HEADERS = (
    "Host: 127.0.0.1\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: it-IT,it;q=0.8,en-US;q=0.5,en;q=0.3\r\n"
    "Accept-Encoding: gzip, deflate\r\n"
)
NUMBER = "000000000"
FORM = {
    "name": "Maria Esempio",
    "country": "IT",
    "city": "Napoli",
    "affiliation": "Insegnante di lettere in pensione",
    "comment": "Firmo perché i ragazzi dei due Paesi si conoscano meglio e studino insieme: "
    "la mia classe ha scritto lettere per tre anni, e ha ricevuto sempre risposta.",
    "visibility": "name",
    "consent": "1",
    "updates": "1",
    "source": "newsletter",
    "website": "",
}


def get(path: str, *headers: str) -> bytes:
    """A GET of `path`."""
    more = "".join(f"{header}\r\n" for header in headers)
    return f"GET {path} HTTP/1.1\r\n{HEADERS}{more}\r\n".encode()


def post(path: str, body: str) -> bytes:
    """A form sent to `path`."""
    kind = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"
    length = f"Content-Length: {len(body)}\r\n"
    return f"POST {path} HTTP/1.1\r\n{HEADERS}{kind}{length}\r\n{body}".encode()


def signings(path: str, token: str) -> Iterator[bytes]:
    """The sign form sent to `path` without end, each time by someone else."""
    address = f"s{secrets.token_hex(6)}-{NUMBER}@example.org"
    form = post(path, urlencode({**FORM, "email": address, "token": token}))
    before, after = form.split(NUMBER.encode())
    return (b"%b%09d%b" % (before, number, after) for number in itertools.count())


def confirmations(tokens: Iterable[str]) -> Iterator[bytes]:
    """The button of the confirmation page, pressed once for each token."""
    return (post(f"/it/confirm/{token}", "") for token in tokens)


def varied(path: str, parameter: str) -> Iterator[bytes]:
    """GETs of `path` that no cache of answers has met: the parameter is another each time."""
    salt = secrets.token_hex(3)
    return (get(f"{path}?{parameter}={salt}{number}") for number in itertools.count())
