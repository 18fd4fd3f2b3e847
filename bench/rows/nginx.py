"""What is read behind the nginx that we ship, beside files of that size that it serves itself."""

import http.client
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import requests
from bench.contest import Contest, Side
from bench.load import Load
from bench.places import Place
from bench.sites import Site
from tests import proxies, servers

GOAL = 0.9
# The files stay open as well.
FILES = """
server {{
    listen 127.0.0.1:{port};
    open_file_cache max=10;
    location / {{ root {folder}; }}
}}
"""


@dataclass(frozen=True)
class Front:
    """nginx at work before the product, and the port at which it serves plain files."""

    nginx: proxies.Nginx
    files_port: int
    files: Path
    slug: str
    place: Place


def is_possible() -> bool:
    """Whether this machine has an nginx."""
    return proxies.found() is not None


@contextmanager
def before(place: Place, threads: int) -> Iterator[Front]:
    """Starts the product and nginx before it; stops both in the end."""
    site, port = Site(place), servers.free_port()
    with tempfile.TemporaryDirectory() as name, site.served(threads) as product:
        folder = Path(name)
        files = folder / "files"
        files.mkdir()
        more = FILES.format(port=port, folder=files)
        with proxies.Nginx(folder, product.port, more) as nginx:
            yield Front(nginx, port, files, site.slug, place)
    site.close()


def contests(front: Front) -> Iterator[Contest]:
    """The rows: the count, the badge and the whole page."""
    paths = {
        "count": f"/api/v1/campaigns/{front.slug}/count",
        "badge": f"/embed/{front.slug}/badge.svg?lang=it&theme=light",
        "page": f"/it/{front.slug}/",
    }
    for name, path in paths.items():
        (front.files / name).write_bytes(_body(front.nginx.port, path))
        yield Contest(
            f"nginx {name}, {front.place.name}",
            _side(front, front.nginx.port, path),
            _side(front, front.files_port, f"/{name}"),
            GOAL,
        )


def _side(front: Front, port: int, path: str) -> Side:
    def fresh() -> Load:
        return Load(port, itertools.repeat(requests.get(path)), 200)

    return Side(front.nginx, front.place, fresh)


def _body(port: int, path: str) -> bytes:
    """What is sent to a browser, compressed where it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return body
