"""The signing request: every field read, every fault coded, all of them at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import countries, signup
from petition.rules.errors import Invalid, Refused
from petition.rules.signup import SignRequest
from petition.rules.states import Visibility

GOOD = {"name": "Maria Prova", "email": "maria@example.org", "consent": "1"}
LONG_LINE = "a" * 101
HIDDEN = "a\u202eb"

FAULTS = [
    ("name", "", "name_missing"),
    ("name", LONG_LINE, "name_too_long"),
    ("name", HIDDEN, "name_characters"),
    ("name", "123", "name_no_letter"),
    ("name", "www.example.org", "name_web_address"),
    ("name", "=1+1", "name_formula"),
    ("email", "", "email_missing"),
    ("email", "a" * 250 + "@example.org", "email_too_long"),
    ("email", "a@b.org,c@d.org", "email_characters"),
    ("email", "maria", "email_no_at"),
    ("email", "maria@", "email_no_domain"),
    ("email", "üser@example.org", "email_not_ascii"),
    ("email", "maria@localhost", "email_invalid"),
    ("country", "ZZ", "country_unknown"),
    ("city", LONG_LINE, "city_too_long"),
    ("city", HIDDEN, "city_characters"),
    ("city", "casino-win.com", "city_web_address"),
    ("affiliation", LONG_LINE, "affiliation_too_long"),
    ("affiliation", HIDDEN, "affiliation_characters"),
    ("comment", "a" * 501, "comment_too_long"),
    ("comment", HIDDEN, "comment_characters"),
    ("visibility", "everyone", "visibility_unknown"),
    ("consent", "", "consent_missing"),
]

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)
FIELDS = ["name", "email", "country", "city", "affiliation", "comment", "visibility"]
FIELDS += ["consent", "updates", "source"]


def parse(**changes: str) -> SignRequest:
    return signup.parse(GOOD | changes, countries.CODES)


def errors_of(fields: dict[str, str]) -> dict[str, str]:
    with pytest.raises(Invalid) as refusal:
        signup.parse(fields, countries.CODES)
    return refusal.value.errors


def test_a_name_an_address_and_consent_are_enough() -> None:
    request = parse()

    assert request == SignRequest(
        name="Maria Prova",
        email="maria@example.org",
        canonical_email="maria@example.org",
        country="",
        city="",
        affiliation="",
        comment="",
        visibility=Visibility.NAME,
        updates=False,
        source="",
    )


def test_every_field_is_read_and_tidied() -> None:
    request = parse(
        name="  王芳  Wang ",
        email=" Fang+cn@GMail.com ",
        country=" cn",
        city=" Xi\u2019an ",
        affiliation="Università  di Sassari",
        comment=" Forza!\r\nSiamo con voi. ",
        visibility="initials",
        updates="on",
        source="newsletter-2",
    )

    assert request == SignRequest(
        "王芳 Wang",
        "Fang+cn@GMail.com",
        "fang@gmail.com",
        "CN",
        "Xi\u2019an",
        "Università di Sassari",
        "Forza!\nSiamo con voi.",
        Visibility.INITIALS,
        True,
        "newsletter-2",
    )


@pytest.mark.parametrize(("field", "typed", "code"), FAULTS)
def test_each_fault_has_its_code(field: str, typed: str, code: str) -> None:
    assert errors_of(GOOD | {field: typed}) == {field: code}


def test_every_code_that_is_listed_can_be_given_and_no_other() -> None:
    assert sorted(code for _, _, code in FAULTS) == sorted(signup.CODES)


def test_all_faults_are_told_at_once() -> None:
    everything = {"country": "ZZ", "city": HIDDEN, "affiliation": HIDDEN}
    everything |= {"comment": HIDDEN, "visibility": "everyone", "email": "maria@"}

    assert errors_of(everything) == {
        "name": "name_missing",
        "email": "email_no_domain",
        "country": "country_unknown",
        "city": "city_characters",
        "affiliation": "affiliation_characters",
        "comment": "comment_characters",
        "visibility": "visibility_unknown",
        "consent": "consent_missing",
    }


@pytest.mark.parametrize("answer", ["1", "on", "true", "True", "yes", "y", " on "])
def test_a_ticked_box_is_consent(answer: str) -> None:
    assert parse(consent=answer, updates=answer).updates is True


@pytest.mark.parametrize("answer", ["", "0", "false", "off", "no", "null", "None", "perhaps"])
def test_nothing_else_is_consent(answer: str) -> None:
    assert errors_of(GOOD | {"consent": answer}) == {"consent": "consent_missing"}
    assert parse(updates=answer).updates is False


@pytest.mark.parametrize("source", ["UPPER", "a b", "a" * 41, "<script>", "\u202e", "a\nb", "à"])
def test_a_source_that_is_no_slug_is_silently_emptied(source: str) -> None:
    assert parse(source=source).source == ""


def test_only_the_countries_it_is_given_are_accepted() -> None:
    with pytest.raises(Invalid):
        signup.parse(GOOD | {"country": "IT"}, countries.CODES - {"IT"})


def test_an_affiliation_may_look_like_a_web_address_or_a_formula() -> None:
    assert parse(affiliation="Booking.com").affiliation == "Booking.com"
    assert parse(affiliation="+Europa").affiliation == "+Europa"


def test_a_refusal_never_repeats_what_was_written() -> None:
    with pytest.raises(Refused) as refusal:
        parse(name="www.secret.org", email="secret@localhost")

    assert "secret" not in str(refusal.value)


@given(st.dictionaries(st.sampled_from(FIELDS), ANY_TEXT))
def test_no_fields_whatsoever_bring_anything_but_faults_in_those_fields(fields) -> None:
    errors = errors_of(fields | {"consent": "no"})

    assert set(errors) <= set(FIELDS)
    assert set(errors.values()) <= set(signup.CODES)


@given(st.dictionaries(st.sampled_from(FIELDS), ANY_TEXT))
def test_a_request_that_is_accepted_can_be_stored_and_sent(fields) -> None:
    try:
        request = signup.parse(fields | GOOD, countries.CODES)
    except Invalid:
        return

    assert re.fullmatch(r"[a-z0-9_.-]{0,40}", request.source)
    for text in (request.name, request.city, request.affiliation, request.comment):
        assert b"\x00" not in text.encode("utf-8")
