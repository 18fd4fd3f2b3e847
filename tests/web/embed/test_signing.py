"""The sign form in a frame: the rules and answers of the campaign's page, and frameable ones."""

import pytest

from petition.rules.states import SignatureState
from tests import factories
from tests.pages import Page
from tests.services import rows
from tests.web import forms
from tests.web.embed.framing import may_be_framed

STORES = ["sqlite"]
FORM = "/embed/chinahearts/sign"
NEXT = "/embed/chinahearts/check-your-email"


@pytest.fixture(autouse=True)
def opened(campaign):
    """A campaign that takes signatures."""


def sent(client, query: str = "lang=it", **typed: str):
    """Opens the form in the frame, fills in Anna's details and `typed`, and sends it."""
    page = client.get(f"{FORM}?{query}").text
    (form,) = Page(page).all("form")
    return client.post(form.attributes["action"], data=forms.drawn(page) | forms.ANNA | typed)


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_signing_leads_to_the_page_that_says_to_look_into_the_mailbox(client, language):
    response = sent(client, f"lang={language}")

    assert (response.status_code, response.location) == (303, f"{NEXT}?lang={language}")
    assert factories.signature(1).language == language
    assert client.get(response.location).status_code == 200


def test_what_was_typed_is_kept_with_where_it_came_from(client):
    sent(client, name="王芳", country="CN", visibility="initials", comment="加油")

    kept = factories.signature(1)
    assert (kept.name, kept.country, kept.visibility, kept.comment) == (
        "王芳",
        "CN",
        "initials",
        "加油",
    )
    assert (kept.state, kept.source) == (SignatureState.PENDING, "embed")


def test_a_site_may_name_itself_as_the_source(client):
    response = sent(client, "lang=it&source=rome.example")

    assert factories.signature(1).source == "rome.example"
    assert response.location == f"{NEXT}?lang=it&source=rome.example"


def test_the_answer_is_the_same_to_the_byte_whoever_has_signed(client):
    def after(prepare=lambda _: None, **typed: str):
        email = f"{len(answers)}@example.org"
        prepare(email)
        return forms.answer(sent(client, email=email, **typed))

    answers: list[object] = []
    answers.append(after())
    answers.append(after(factories.sign))
    answers.append(after(factories.sign_and_confirm))
    answers.append(after(lambda email: factories.withdraw(factories.sign_and_confirm(email))))
    answers.append(after(website="https://spam.example"))

    assert [each for each in answers if each != answers[0]] == []
    assert len(answers) == 5


def test_the_page_after_it_is_the_same_for_everyone_and_kept_by_nobody(client):
    stranger = client.get(f"{NEXT}?lang=it")

    sent(client)

    again = client.get(f"{NEXT}?lang=it")
    assert again.data == stranger.data
    assert again.headers["Cache-Control"] == "no-store"
    assert again.headers["Referrer-Policy"] == "same-origin"


def test_a_form_with_mistakes_comes_back_in_the_frame_with_all_that_was_typed(client):
    typed = {
        "name": "",
        "email": "ng@",
        "city": "London",
        "comment": "Two",
        "visibility": "initials",
    }

    response = sent(client, "lang=en&theme=dark", **typed)

    page = Page(response.text)
    links = {a.attributes["href"] for a in page.all("a")}
    assert response.status_code == 422
    assert {"#name", "#email"} <= links
    assert forms.drawn(response.text) | {"token": "", "website": ""} == forms.drawn(
        client.get(f"{FORM}?lang=en").text
    ) | forms.ANNA | typed | {"token": "", "website": "", "country": "IT"}
    assert page.all("html")[0].attributes == {"lang": "en", "data-theme": "dark"}
    assert page.all("title")[0].text.startswith("Error: ")
    assert rows.signatures_count() == 0


def test_the_form_that_came_back_can_be_sent(client):
    again = sent(client, "lang=zh", name="")

    form = forms.drawn(again.text) | {"name": "王芳"}
    action = Page(again.text).all("form")[0].attributes["action"]

    assert client.post(action, data=form).status_code == 303
    assert factories.signature(1).language == "zh"


@pytest.mark.parametrize("typed", [{}, {"name": ""}, {"token": ""}])
def test_the_answers_can_be_framed_but_for_the_redirect(client, typed):
    response = sent(client, **typed)

    assert may_be_framed(response) == (response.status_code == 422)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in response.headers


def test_both_pages_can_be_framed(client):
    assert may_be_framed(client.get(FORM))
    assert may_be_framed(client.get(NEXT))


def test_the_form_may_be_kept_for_a_moment(client):
    headers = client.get(FORM).headers

    assert headers["Cache-Control"].startswith("public, max-age=")
    assert headers["ETag"]


def test_the_form_submits_to_us_alone(client):
    policy = client.get(FORM).headers["Content-Security-Policy"]

    assert "form-action 'self'" in policy


def test_every_way_out_opens_outside_of_the_frame(client):
    for path in (FORM, NEXT):
        links = [a.attributes for a in Page(client.get(path).text).all("a")]
        inside = [a["href"] for a in links if a.get("target") not in ("_blank", "_top")]
        assert inside == ([] if path == FORM else [f"{FORM}?lang=it"])


def test_a_robot_is_marked_and_answered_like_the_rest(client):
    assert sent(client, website="x").status_code == 303
    assert factories.signature(1).state is SignatureState.SUSPECT


@pytest.mark.parametrize("changes", [{"state": "closed"}, {"state": "draft"}])
def test_a_campaign_that_is_not_open_takes_nothing_and_says_so_unframed(client, changes):
    factories.given_campaign("other", **changes)
    token = forms.drawn(client.get(FORM).text)["token"]

    refused = client.post("/embed/other/sign?lang=en", data=forms.ANNA | {"token": token})

    assert refused.status_code == (409 if changes["state"] == "closed" else 404)
    assert not may_be_framed(refused)
    assert rows.signatures_count() == 0


def test_the_form_of_a_closed_campaign_says_so_in_the_frame(client):
    factories.given_campaign("over", state="closed")

    response = client.get("/embed/over/sign?lang=en")

    assert "Signing is closed" in response.text
    assert Page(response.text).all("form") == []
    assert may_be_framed(response)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_post_in_a_visitor_s_name(client, site):
    form = forms.drawn(client.get(FORM).text) | forms.ANNA

    refused = client.post(FORM, data=form, headers={"Sec-Fetch-Site": site})

    assert (refused.status_code, may_be_framed(refused)) == (403, False)
    assert rows.signatures_count() == 0


def test_the_limit_is_that_of_the_campaign_s_page(visitor_of):
    client = visitor_of(sign_rate_limit="3 per minute")
    forms.sign(client, email="one@example.org")

    statuses = [sent(client, email=f"{n}@example.org") for n in range(3)]

    assert [each.status_code for each in statuses] == [303, 303, 429]
    assert not may_be_framed(statuses[-1])
