"""What everybody sees of proposals that go further: projects of a campaign, and their steps."""

import gzip

import pytest

from petition.web.public import projects
from tests import proposals
from tests.pages import Element, Page
from tests.proposals import S

STORES = ["sqlite"]
SCRIPT = "<script>alert(1)</script><b onclick=x>"


@pytest.fixture
def anna(app, campaign) -> int:
    return proposals.colleague("Anna Prova")


def section(html: str, name: str) -> Element | None:
    return next((s for s in Page(html).all("section") if s.attributes.get("id") == name), None)


def marks(html: str, name: str) -> list[str]:
    """The marks of the timeline in a section."""
    return [
        item.attributes["class"]
        for item in Page(html).all("li")
        if any(around.attributes.get("id") == name for around in item.ancestors)
    ]


def test_without_a_project_the_campaign_page_says_nothing_of_them(client, anna):
    proposals.at(S.UNDER_REVIEW, anna)

    assert section(client.get("/it/chinahearts/").text, "projects") is None


def test_a_project_shows_its_title_partners_stage_and_last_note(client, anna):
    message_id = proposals.at(S.SELECTED, anna, title="Un laboratorio")
    proposals.advance(message_id, S.UNDER_WAY, anna, notes={"it": "Si comincia", "en": "It began"})

    page = client.get("/en/chinahearts/").text

    shown = section(page, "projects").text
    for words in ("Un laboratorio", "Un museo, un’accademia", "Art", "Under way", "It began"):
        assert words in shown
    assert "Si comincia" not in shown
    assert f"/en/chinahearts/messages/{message_id}" in {
        a.attributes.get("href") for a in Page(page).all("a")
    }
    assert "Anna Prova" not in shown


def test_a_note_in_another_language_is_marked_as_such(client, anna):
    proposals.at(S.SELECTED, anna)

    page = Page(client.get("/it/chinahearts/").text)

    (note,) = [p for p in page.all("p") if p.text == "Now selected"]
    assert note.attributes["lang"] == "en"


@pytest.mark.parametrize(
    ("stage", "mark"), [(S.SELECTED, "planned"), (S.UNDER_WAY, "running"), (S.COMPLETED, "done")]
)
def test_the_mark_of_a_project_says_how_far_it_is(client, anna, stage, mark):
    proposals.at(stage, anna)

    assert marks(client.get("/it/chinahearts/").text, "projects") == [mark]


def test_all_steps_stand_on_the_page_of_the_proposal(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)

    shown = section(client.get(f"/en/chinahearts/messages/{message_id}").text, "steps").text

    order = [shown.index(word) for word in ("Under review", "Admissible", "Submitted")]
    assert order == sorted(order)
    assert "Now under_review" in shown


def test_only_the_last_step_is_not_done(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)

    page = client.get(f"/it/chinahearts/messages/{message_id}").text

    assert marks(page, "steps") == ["running", "done", "done"]


def test_notes_are_text_and_nothing_else(client, anna):
    message_id = proposals.at(S.UNDER_REVIEW, anna)
    proposals.advance(message_id, S.SELECTED, anna, notes={"en": SCRIPT})

    pages = [
        client.get("/en/chinahearts/").text,
        client.get(f"/en/chinahearts/messages/{message_id}").text,
    ]

    assert all(SCRIPT in Page(page).all("main")[0].text for page in pages)
    assert not any("<script>alert" in page for page in pages)


def test_the_page_stays_light_with_as_many_projects_as_it_shows(client, anna):
    for number in range(projects.MOST + 1):
        message_id = proposals.at(S.SELECTED, anna, email=f"{number}@example.org")
        proposals.advance(message_id, S.UNDER_WAY, anna, notes={"it": f"Nota {number} " * 40})

    page = client.get("/it/chinahearts/").text

    assert page.count('class="running"') >= projects.MOST
    assert len(gzip.compress(page.encode())) < 16_000
