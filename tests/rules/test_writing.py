"""The request to leave a message: every field read, every fault coded, all of them at once."""

import pytest

from petition.rules import countries, writing
from petition.rules.errors import Invalid
from petition.rules.states import Field, MessageKind
from petition.rules.writing import MessageRequest, Text
from tests.messages import DIRECTIONS, PROPOSAL, TYPED

LONG_LINE = "a" * 201
HIDDEN = "a\u202eb"

FAULTS = [
    ("kind", "letter", "kind_unknown"),
    ("direction", "", "direction_unknown"),
    ("direction", "CN-FR", "direction_unknown"),
    ("name", "", "name_missing"),
    ("email", "anna@", "email_no_domain"),
    ("country", "ZZ", "country_unknown"),
    ("city", "casino-win.com", "city_web_address"),
    ("language", "", "language_unknown"),
    ("language", "fr", "language_unknown"),
    ("title", "", "title_missing"),
    ("title", LONG_LINE, "title_too_long"),
    ("title", HIDDEN, "title_characters"),
    ("body", " \n\u200b", "body_missing"),
    ("body", "a" * 4001, "body_too_long"),
    ("body", "a" + "\u0301" * 9, "body_characters"),
    ("field", "sport", "field_unknown"),
    ("partners", "a" * 501, "partners_too_long"),
    ("partners", HIDDEN, "partners_characters"),
    ("photo_description", LONG_LINE, "photo_description_too_long"),
    ("photo_description", HIDDEN, "photo_description_characters"),
    ("consent", "", "message_consent_missing"),
    ("consent", "false", "message_consent_missing"),
    ("publish_consent", "no", "publish_consent_missing"),
]


def parsed(typed: dict[str, str], directions: tuple[str, ...] = DIRECTIONS) -> MessageRequest:
    return writing.parse(typed, countries.CODES, directions)


def test_a_proposal_is_read_whole():
    request = parsed(PROPOSAL | {"photo_description": "Le mani al lavoro"})

    assert (request.kind, request.direction) == (MessageKind.PROPOSAL, "IT-CN")
    assert (request.name, request.city, request.country) == ("Anna Prova", "Napoli", "IT")
    assert request.contact_consent
    assert request.photo_description == "Le mani al lavoro"
    assert request.text == Text(
        "Da Napoli vi mandiamo un pensiero.",
        "Un laboratorio di restauro",
        Field.ART,
        "Un museo, un’accademia",
    )


@pytest.mark.parametrize(("field", "typed", "code"), FAULTS)
def test_each_fault_has_its_code(field, typed, code):
    with pytest.raises(Invalid) as refused:
        parsed(PROPOSAL | {field: typed})

    assert refused.value.errors == {field: code}


def test_all_faults_are_told_at_once():
    with pytest.raises(Invalid) as refused:
        parsed({})

    assert sorted(refused.value.errors) == [
        "body",
        "consent",
        "direction",
        "email",
        "language",
        "name",
        "publish_consent",
    ]


def test_every_code_can_come_about():
    codes = {code for _, _, code in FAULTS}

    assert set(writing.CODES) <= codes


def test_what_only_a_proposal_has_is_ignored_in_other_kinds():
    nonsense = {"title": LONG_LINE, "field": "sport", "partners": HIDDEN, "contact_consent": "1"}

    request = parsed(TYPED | nonsense)

    assert (request.title, request.field, request.partners) == ("", Field.NONE, "")
    assert not request.contact_consent


def test_a_campaign_without_directions_asks_for_none():
    assert parsed(TYPED | {"direction": "IT-CN"}, ()).direction == ""


def test_nothing_chosen_is_a_message():
    assert parsed(TYPED | {"kind": ""}).kind is MessageKind.MESSAGE


def test_the_body_stays_as_typed_but_for_its_line_breaks():
    assert parsed(TYPED | {"body": " <b>Uno</b>\r\ndue \n"}).body == "<b>Uno</b>\ndue"


def test_an_edit_reads_the_words_alone():
    words, description = writing.parse_again({"body": "Ciao", "title": "x"}, MessageKind.MESSAGE)

    assert (words, description) == (Text("Ciao"), "")
