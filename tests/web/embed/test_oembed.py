"""oEmbed: the addresses it knows, what it answers, and how it makes itself small."""

import html

import pytest

from petition.rules.states import CampaignState
from tests import factories
from tests.pages import Page

STORES = ["sqlite"]

PUBLIC = "http://127.0.0.1:8000"
PAGE = f"{PUBLIC}/it/chinahearts/"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to embed."""


def asked(client, url: str = PAGE, **more: object) -> dict:
    response = client.get("/oembed", query_string={"url": url} | more)
    assert response.status_code == 200
    return response.json


def frame(answer: dict) -> dict[str, str]:
    """The attributes of the iframe in an answer."""
    (found,) = Page(answer["html"]).all("iframe")
    return found.attributes


def test_it_answers_as_the_standard_says(client):
    answer = asked(client)

    text = factories.chinahearts().texts["it"]
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"] == text.title
    assert (answer["provider_name"], answer["provider_url"]) == (text.brand, PAGE)
    assert answer["cache_age"] == 3600
    assert answer["thumbnail_url"] == f"{PAGE}card.png"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert (answer["width"], answer["height"]) == (600, 400)


def test_its_html_is_a_frame_of_the_counter(client):
    answer = asked(client)

    assert frame(answer) == {
        "src": f"{PUBLIC}/embed/chinahearts?lang=it&layout=full&theme=auto",
        "width": "600",
        "height": "400",
        "title": answer["title"],
        "loading": "lazy",
        "frameborder": "0",
    }


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/it/chinahearts/", "it"),
        ("/zh/chinahearts", "zh"),
        ("/en/chinahearts/?source=wechat#sign", "en"),
        ("/en/", "en"),
        ("/embed/chinahearts?lang=zh&layout=card", "zh"),
        ("/embed/chinahearts", "it"),
    ],
)
def test_every_address_of_a_campaign_is_known(client, path, language):
    answer = asked(client, PUBLIC + path)

    assert f"lang={language}&" in frame(answer)["src"]
    assert answer["title"] == factories.chinahearts().texts[language].title


def test_an_embed_keeps_the_choice_of_its_address(client):
    card = asked(client, f"{PUBLIC}/embed/chinahearts?layout=card&theme=dark&lang=en")
    form = asked(client, f"{PUBLIC}/embed/chinahearts/sign?lang=en&theme=dark")

    assert frame(card)["src"].endswith("?lang=en&layout=card&theme=dark")
    assert (card["width"], card["height"]) == (300, 300)
    assert frame(form)["src"].endswith("/sign?lang=en&theme=dark")


@pytest.mark.parametrize(
    ("room", "layout", "size"),
    [
        ({"maxwidth": 500}, "full", (500, 400)),
        ({"maxwidth": 5000, "maxheight": 5000}, "full", (600, 400)),
        ({"maxheight": 399}, "card", (300, 300)),
        ({"maxwidth": 300}, "card", (300, 300)),
        ({"maxwidth": 299}, "line", (299, 58)),
        ({"maxheight": 100, "maxwidth": ""}, "line", (600, 58)),
        ({"maxwidth": 1, "maxheight": 1}, "line", (1, 1)),
        ({"maxwidth": "9" * 400}, "full", (600, 400)),
    ],
)
def test_it_never_is_larger_than_there_is_room(client, room, layout, size):
    answer = asked(client, **room)

    assert (answer["width"], answer["height"]) == size
    assert f"layout={layout}" in frame(answer)["src"]
    assert (frame(answer)["width"], frame(answer)["height"]) == tuple(map(str, size))


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/it/chinahearts/",
        "http://127.0.0.1:8001/it/chinahearts/",
        "http://127.0.0.1:8000@evil.example/it/chinahearts/",
        "ftp://127.0.0.1:8000/it/chinahearts/",
        "javascript:alert(1)",
        "/it/chinahearts/",
        "chinahearts",
        "http://[",
        f"{PUBLIC}/",
        f"{PUBLIC}/it/nobody/",
        f"{PUBLIC}/it/a-draft/",
        f"{PUBLIC}/fr/chinahearts/",
        f"{PUBLIC}/it/chinahearts/messages",
        f"{PUBLIC}/it/privacy",
        f"{PUBLIC}/embed/nobody",
        f"{PUBLIC}/embed/chinahearts/../../login",
        f"{PUBLIC}/embed/v1.js",
        "http://127.0.0.1:8000/it/chinahearts/\0",
    ],
)
def test_no_other_address_is_known(client, url):
    factories.given_campaign("a-draft", state=CampaignState.DRAFT)

    assert client.get("/oembed", query_string={"url": url}).status_code == 404


def test_where_there_are_several_campaigns_their_list_is_none(client):
    factories.given_campaign("river-park")

    assert client.get("/oembed", query_string={"url": f"{PUBLIC}/it/"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": PAGE, "format": "xml"}, 501),
        ({"url": PAGE, "format": "json"}, 200),
        ({"url": PAGE, "maxwidth": "wide"}, 400),
        ({"url": PAGE, "maxheight": "-1"}, 400),
    ],
)
def test_what_it_cannot_answer_it_says(client, query, status):
    assert client.get("/oembed", query_string=query).status_code == status


def test_any_site_may_ask_and_keep_the_answer(client):
    first = client.get("/oembed", query_string={"url": PAGE})

    etag = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/oembed", query_string={"url": PAGE}, headers=etag)

    assert first.content_type == "application/json"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"].startswith("public, max-age=60,")
    assert (again.status_code, again.data) == (304, b"")


def test_a_title_cannot_break_out_of_the_frame(client):
    texts = factories.chinahearts().texts
    evil = texts["it"].__class__(**vars(texts["it"]) | {"title": '"><script>x</script>'})
    factories.given_campaign(texts=texts | {"it": evil})

    answer = asked(client)

    assert answer["title"] == frame(answer)["title"] == '"><script>x</script>'
    assert "<script" not in answer["html"]


@pytest.mark.parametrize("path", ["/it/chinahearts/", "/zh/chinahearts/", "/en/"])
def test_the_pages_lead_to_it(client, path):
    page = Page(client.get(path).text)

    (found,) = [
        link.attributes["href"]
        for link in page.all("link")
        if link.attributes.get("type") == "application/json+oembed"
    ]
    assert found.startswith(f"{PUBLIC}/oembed?url=")
    answer = client.get(html.unescape(found).removeprefix(PUBLIC)).json
    assert f"lang={path[1:3]}&" in frame(answer)["src"]
