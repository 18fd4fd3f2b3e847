"""Messages as the API gives them: approved ones alone, each exactly once, in these parts."""

from urllib.parse import urlsplit

import pytest

from petition.rules.states import MessageState
from tests import factories, published
from tests.faults import hostile

MESSAGES = "/api/v1/campaigns/chinahearts/messages"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign to write to."""


def ids(page: dict) -> list[int]:
    return [message["id"] for message in page["messages"]]


def test_without_messages_the_list_is_empty(client):
    assert client.get(MESSAGES).json == {"messages": [], "next": None}


def test_a_message_has_exactly_these_parts(client):
    message_id = published.message("我们的心", language="zh", direction="CN-IT", name="王样本")
    published.translation(message_id, "it", "I nostri cuori", title="Titolo")

    (told,) = client.get(MESSAGES).json["messages"]

    assert told.pop("published_at").startswith("2020-03-")
    assert told == {
        "id": message_id,
        "kind": "message",
        "direction": "CN-IT",
        "language": "zh",
        "title": None,
        "body_html": "<p>我们的心</p>",
        "name": "王样本",
        "city": "Napoli",
        "country": "IT",
        "translations": {"it": {"title": "Titolo", "body_html": "<p>I nostri cuori</p>"}},
    }


def test_what_was_left_out_is_null(client):
    published.message(name="", city="", country="", direction="")

    (told,) = client.get(MESSAGES).json["messages"]

    left_out = ("name", "city", "country", "direction", "title")
    assert [told[part] for part in left_out] == [None] * 5


def test_nothing_that_was_not_made_public_is_in_the_answer(client):
    published.message(email="anna@example.org", email_canonical="anna@example.org")

    answer = client.get(MESSAGES).text

    assert "anna@" not in answer
    assert "email" not in answer


@pytest.mark.parametrize("state", [s for s in MessageState if s != MessageState.APPROVED])
def test_what_is_not_approved_is_left_out(client, state):
    published.message(state=state)

    assert ids(client.get(MESSAGES).json) == []


def test_each_filter_leaves_the_others_out(client):
    plain = published.message()
    proposal = published.message(kind="proposal", title="Restauro", field="art")
    chinese = published.message(language="zh", direction="CN-IT")

    assert ids(client.get(f"{MESSAGES}?kind=proposal").json) == [proposal]
    assert ids(client.get(f"{MESSAGES}?language=zh").json) == [chinese]
    assert ids(client.get(f"{MESSAGES}?direction=CN-IT&kind=message").json) == [chinese]
    assert ids(client.get(f"{MESSAGES}?language=fr").json) == []
    assert ids(client.get(f"{MESSAGES}?kind=&language=&direction=").json) == [
        *(chinese, proposal, plain)
    ]


def test_following_next_gives_every_message_exactly_once_while_more_arrive(client):
    made = [published.message(language="zh") for _ in range(25)]

    seen: list[int] = []
    address = f"{MESSAGES}?limit=10&language=zh"
    while address:
        page = client.get(address).json
        seen += ids(page)
        address = page["next"]
        published.message(language="zh")
        published.hide(seen[-1])

    assert seen == made[::-1]


def test_next_is_an_address_under_the_public_one(client):
    for _ in range(3):
        published.message()

    address = client.get(f"{MESSAGES}?limit=2", headers={"Host": "localhost:4000"}).json["next"]

    assert urlsplit(address).netloc == "127.0.0.1:8000"
    assert "limit=2" in address


def test_a_limit_over_a_hundred_means_a_hundred(client):
    for _ in range(102):
        published.message()

    sizes = {
        wish: len(client.get(f"{MESSAGES}?limit={wish}").json["messages"])
        for wish in (*("", "1", "100", "101", "9" * 30),)
    }

    assert sizes == {"": 20, "1": 1, "100": 100, "101": 100, "9" * 30: 100}


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("kind=letter", {"kind": "unknown"}),
        ("language=it_IT", {"language": "unknown"}),
        ("direction=CN-US", {"direction": "unknown"}),
        ("kind=x&direction=y", {"kind": "unknown", "direction": "unknown"}),
        ("after=x", {"after": "cursor_expected"}),
        ("after=1-", {"after": "cursor_expected"}),
        ("limit=x", {"limit": "number_expected"}),
    ],
)
def test_what_cannot_be_meant_is_a_problem_at_its_field(client, query, errors):
    response = client.get(f"{MESSAGES}?{query}")

    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert response.json["errors"] == errors


@pytest.mark.parametrize("name", ["kind", "language", "direction", "after", "limit"])
def test_no_parameter_breaks_it(client, name):
    for value in (*hostile.NUMBERS, *hostile.WORDS):
        assert client.get(MESSAGES, query_string={name: value}).status_code in (200, 422)


def test_a_campaign_names_it_among_its_links(client):
    links = client.get("/api/v1/campaigns/chinahearts").json["links"]

    assert links["messages"] == f"http://127.0.0.1:8000{MESSAGES}"
    assert client.get(links["messages"]).status_code == 200


def test_messages_belong_to_their_campaign(client):
    factories.given_campaign("river-park")
    published.message()

    assert ids(client.get("/api/v1/campaigns/river-park/messages").json) == []
    assert client.get("/api/v1/campaigns/nowhere/messages").status_code == 404


def test_anyone_may_read_and_keep_it(client):
    headers = client.get(MESSAGES).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"].startswith("public, max-age=")
    assert headers["ETag"]
