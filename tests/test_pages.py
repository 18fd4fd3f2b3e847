"""The look at every page notices each fault it is meant to notice, and no other."""

import pytest
from flask import Flask, g

from petition import current
from tests import databases, pages
from tests.visitor import Visitor

GOOD = """<!doctype html>
<html lang="it"><head><title>Firma il manifesto · Cuori</title>
<link rel="stylesheet" href="/static/site.css"><link rel="icon" href="/static/favicon.svg">
<link rel="canonical" href="https://elsewhere.example/it/">
<script src="/static/site.js" defer></script>
<script type="application/ld+json">{"@type": "WebPage"}</script></head>
<body><a href="#main">Vai al testo</a><svg><title>Cuore</title><use href="#seal"/></svg>
<svg><symbol id="seal"></symbol></svg>
<main id="main"><h1>Firma il
  <em>manifesto</em></h1><img src="http://127.0.0.1:8000/x.png" alt="">
<form action="/it/sign"><input type="hidden" name="token">
<label for="name">Nome</label><input id="name" name="name" aria-describedby="hint">
<span id="hint">Come vuoi</span><label><input type="checkbox" name="consent"> Acconsento</label>
<select aria-label="Paese"><option>IT</select><textarea aria-labelledby="hint"></textarea>
<button>Firma</button></form><a href="https://elsewhere.example/">altrove</a></main></body></html>"""


def test_a_good_page_has_no_fault():
    assert pages.faults(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("<h1>", "<h2>", "0 h1 instead of one"),
        ("<main", "<h1>Due</h1><main", "2 h1 instead of one"),
        ("<title>Firma", "<title>Leggi", "the title 'Leggi il manifesto · Cuori' does not"),
        ("<title>Firma il manifesto · Cuori</title>", "", "0 titles instead of one"),
        ('lang="it"', "", "html without lang"),
        ('lang="it"', 'lang=""', "html without lang"),
        ('id="hint"', 'id="name"', "id 'name' stands 2 times"),
        ('id="main"', "", "a refers to #main, which is missing"),
        ('id="hint"', "", "input refers to #hint, which is missing"),
        ('<label for="name">Nome</label>', "", "input 'name' has no label"),
        ('<label for="name">Nome', '<label for="name">', "input 'name' has no label"),
        (' aria-label="Paese"', "", "select None has no label"),
        (' aria-labelledby="hint"', "", "textarea None has no label"),
        (' alt=""', "", "img 'http://127.0.0.1:8000/x.png' has no alt"),
        ("<main", '<main style="color:red"', "main has the attribute style"),
        ("<main", '<main onclick="x()"', "main has the attribute onclick"),
        ("<main", "<style>p{}</style><main", "a style element"),
        ("<main", "<script>x()</script><main", "a script inside the page"),
        ("application/ld+json", "module", "a script inside the page"),
        ('href="#main"', 'href=" JavaScript:x()"', "a has a script in href"),
        ('src="/static/site.js"', 'src="//cdn.example/x.js"', "script fetches //cdn.example/x.js"),
        ('href="/static/site.css"', 'href="https://cdn.example/x"', "link fetches https://cdn"),
        ('src="http://127.0.0.1:8000/x.png"', 'src="data:image/png,x"', "img fetches data:"),
        ("<img", '<img srcset="/a.png 1x, https://b.example/b.png 2x"', "img fetches https://b."),
        ('action="/it/sign"', 'action="https://b.example/"', "form fetches https://b.example/"),
        ('href="#seal"', 'href="https://b.example/#seal"', "use fetches https://b.example/#seal"),
    ],
)
def test_each_fault_is_noticed(good, bad, fault):
    assert good in GOOD

    found = pages.faults(GOOD.replace(good, bad, 1))

    assert fault in [sentence[: len(fault)] for sentence in found]


@pytest.mark.parametrize("prefix", pages.TITLE_PREFIXES)
def test_a_title_may_say_first_that_there_is_an_error(prefix):
    assert pages.faults(GOOD.replace("<title>", f"<title>{prefix}", 1)) == []


@pytest.fixture
def site(tmp_path):
    """An application with one good page, one bad one, and things that are no pages."""
    made = Flask("sample", static_folder=None)
    made.config[current.KEY] = databases.settings("sqlite:///none", tmp_path)
    made.test_client_class = Visitor
    made.add_url_rule("/good", view_func=lambda: GOOD, endpoint="good")
    made.add_url_rule("/bad", view_func=lambda: ("<p>Trouble", 500), endpoint="bad")
    made.add_url_rule("/data", view_func=lambda: {"a": 1}, endpoint="data")
    made.add_url_rule("/away", view_func=lambda: ("<p>Away", 303), endpoint="away")
    return made


def test_a_visitor_fails_the_test_that_fetches_a_bad_page(site):
    with pytest.raises(AssertionError, match=r"/bad:\n0 h1 instead of one\n0 titles"):
        site.test_client().get("/bad")


@pytest.mark.parametrize("path", ["/good", "/data", "/away"])
def test_a_visitor_lets_everything_else_pass(site, path):
    assert site.test_client().get(path).data


def test_requests_within_an_open_context_share_nothing(site):
    def remember() -> dict[str, bool]:
        return {"was_here": g.setdefault("is_known", False) or bool(setattr(g, "is_known", True))}

    site.add_url_rule("/known", view_func=remember)

    with site.app_context():
        first, second = (site.test_client().get("/known").json for _ in range(2))

    assert first == second == {"was_here": False}
