"""What visitors read, through Flask and warm, beside a bare Flask view that gives small JSON."""

import http.client
import itertools
from collections.abc import Callable

from bench import requests
from bench.contest import Contest
from bench.load import Load
from bench.processes import Server
from bench.rows.pair import Pair


def contests(pair: Pair) -> list[Contest]:
    """The rows of what visitors read."""
    count, page = f"/api/v1/campaigns/{pair.site.slug}/count", f"/it/{pair.site.slug}/"
    badge = f"/embed/{pair.site.slug}/badge.svg?lang=it&theme=light"
    return [
        _contest(pair, "count", 0.8, lambda: _reading(pair.product, count)),
        _contest(pair, "count, 304", 0.8, lambda: _reading_again(pair.product, count)),
        _contest(pair, "badge", 0.8, lambda: _reading(pair.product, badge)),
        _contest(pair, "page", 0.5, lambda: _reading(pair.product, page)),
    ]


def _contest(pair: Pair, name: str, goal: float, ours: Callable[[], Load]) -> Contest:
    bare = pair.bare(lambda: _reading(pair.yardstick, "/"))
    return Contest(f"{name}, {pair.place.name}", pair.ours(ours), bare, goal)


def _reading(server: Server, path: str) -> Load:
    return Load(server.port, itertools.repeat(requests.get(path)), 200)


def _reading_again(server: Server, path: str) -> Load:
    known = requests.get(path, f"If-None-Match: {_etag(server, path)}")
    return Load(server.port, itertools.repeat(known), 304)


def _etag(server: Server, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", path)
    etag = connection.getresponse().headers["ETag"]
    connection.close()
    return str(etag)
