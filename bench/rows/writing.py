"""Signing and confirming beside a bare Flask view that does one durable INSERT."""

import itertools

from bench import requests
from bench.contest import Contest, Plan
from bench.load import Load
from bench.processes import Server
from bench.rows.pair import Pair
from bench.sites import Site

GOAL = 0.7
# More than any server here confirms in a second, so that no round runs dry.
CONFIRMATIONS_A_SECOND = 2500


def contests(pair: Pair, plan: Plan) -> list[Contest]:
    """The rows of what visitors write."""
    name = pair.place.name
    return [
        Contest(
            f"sign, {name}",
            pair.ours(lambda: signing(pair.site, pair.product)),
            pair.bare(lambda: _inserting_form(pair)),
            GOAL,
        ),
        Contest(
            f"confirm, {name}",
            pair.ours(lambda: confirming(pair.site, pair.product, plan)),
            pair.bare(lambda: _inserting_empty(pair)),
            GOAL,
        ),
    ]


def signing(site: Site, server: Server) -> Load:
    """The sign form, sent by one person after the other."""
    sent = requests.signings(f"/it/{site.slug}/sign", site.form_token())
    return Load(server.port, sent, 303)


def confirming(site: Site, server: Server, plan: Plan) -> Load:
    """The button pressed for signatures that came in beforehand."""
    tokens = site.pending(round(CONFIRMATIONS_A_SECOND * plan.seconds))
    return Load(server.port, requests.confirmations(tokens), 303)


def _inserting_form(pair: Pair) -> Load:
    # The very same form: the yardstick reads it and keeps two of its fields.
    return Load(pair.yardstick.port, requests.signings("/", pair.site.form_token()), 303)


def _inserting_empty(pair: Pair) -> Load:
    return Load(pair.yardstick.port, itertools.repeat(requests.post("/", "")), 303)
