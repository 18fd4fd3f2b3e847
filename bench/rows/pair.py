"""The product and the yardstick side by side: same server, same kind of database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.contest import Side
from bench.load import Load
from bench.places import Place
from bench.processes import Server
from bench.sites import Site


@dataclass(frozen=True)
class Pair:
    """Both at work at one place."""

    place: Place
    site: Site
    product: Server
    yardstick: Server

    def ours(self, requests: Callable[[], Load]) -> Side:
        """The product as one side of a contest."""
        return Side(self.product, self.place, requests)

    def bare(self, requests: Callable[[], Load]) -> Side:
        """The yardstick as the other."""
        return Side(self.yardstick, self.place, requests)


@contextmanager
def at(place: Place, threads: int) -> Iterator[Pair]:
    """Starts both, each on a fresh database; stops them in the end."""
    site, url = Site(place), place.store.empty()
    bare = Server("bench.yardstick:app", {"YARDSTICK_URL": url}, threads)
    with site.served(threads) as product, bare as yardstick:
        yield Pair(place, site, product, yardstick)
    site.close()
    place.store.drop(url)
