"""Email addresses: who is the same person, and whom we can write to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import email_address
from petition.rules.errors import Invalid

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
LOCAL_CHARACTERS = "abcXYZ019.+_-'"
ADDRESSES = st.builds(
    "{}@{}".format,
    st.text(LOCAL_CHARACTERS, min_size=1, max_size=12),
    st.sampled_from(["example.org", "GMail.com", "googlemail.com", "bücher.example", "例子.中国"]),
)

REFUSED = [
    ("", "email_missing"),
    ("  \t\u3000", "email_missing"),
    ("maria", "email_no_at"),
    ("maria＠example.org", "email_no_at"),
    ("maria@", "email_no_domain"),
    ("a@b.org,c@d.org", "email_characters"),
    ("a@b.org;c@d.org", "email_characters"),
    ("a@b.org c@d.org", "email_characters"),
    ("a@b.org\r\nBcc: c@d.org", "email_characters"),
    ("a@b.org\n", "email_characters"),
    ("\ra@b.org", "email_characters"),
    ("a\x00@b.org", "email_characters"),
    ("a\u2028@b.org", "email_characters"),
    ("a@b.org\u2029", "email_characters"),
    ("<a@b.org>", "email_characters"),
    ("Maria <a@b.org>", "email_characters"),
    ('"a b"@b.org', "email_characters"),
    ('"a"@b.org', "email_characters"),
    ("mailto:a@b.org", "email_characters"),
    ("a@[127.0.0.1]", "email_characters"),
    ("üser@example.org", "email_not_ascii"),
    ("王芳@example.org", "email_not_ascii"),
    ("mari\u0430@example.org", "email_not_ascii"),
    ("ma\u200bria@example.org", "email_not_ascii"),
    ("\ud800@example.org", "email_not_ascii"),
    ("a" * 243 + "@example.org", "email_too_long"),
    ("a@localhost", "email_invalid"),
    ("a@mail.localhost", "email_invalid"),
    ("a@printer.local", "email_invalid"),
    ("a@test", "email_invalid"),
    ("a@example", "email_invalid"),
    ("a@127.0.0.1", "email_invalid"),
    ("@example.org", "email_invalid"),
    (".a@example.org", "email_invalid"),
    ("a..b@example.org", "email_invalid"),
    ("a@b@example.org", "email_invalid"),
    ("a@example..org", "email_invalid"),
    ("a@-example.org", "email_invalid"),
    ("a@exa_mple.org", "email_invalid"),
    ("a@xn--a.org", "email_invalid"),
    ("a@exa\u200bmple.org", "email_invalid"),
    ("a@\ud800.org", "email_invalid"),
    ("a@" + "é" * 60 + ".org", "email_invalid"),
]

SAME_PERSON = [
    ("Maria.Prova@Example.ORG", "maria.prova@example.org"),
    ("  maria@example.org\u00a0", "maria@example.org"),
    ("maria+petition@example.org", "maria@example.org"),
    ("maria+a+b@example.org", "maria@example.org"),
    ("m.a.ria+x@gmail.com", "maria@gmail.com"),
    ("Ma.Ria@GoogleMail.com", "maria@gmail.com"),
    ("maria@BÜCHER.example", "maria@xn--bcher-kva.example"),
    ("maria@XN--BCHER-KVA.example", "maria@xn--bcher-kva.example"),
    ("maria@bu\u0308cher.example", "maria@xn--bcher-kva.example"),
    ("maria@例子。中国", "maria@xn--fsqu00a.xn--fiqs8s"),
    ("maria@ｅｘａｍｐｌｅ.org", "maria@example.org"),
    ("a.+x@example.org", "a@example.org"),
    ("o'neill@example.org", "o'neill@example.org"),
    ("a.b@example.org", "a.b@example.org"),
    ("ab@example.org", "ab@example.org"),
    ("a.b@mail.gmail.com", "a.b@mail.gmail.com"),
    ("a-tag@example.org", "a-tag@example.org"),
    ("+tag@example.org", "+tag@example.org"),
    ("a@rehearsal.test", "a@rehearsal.test"),
]


def accepted(typed: str) -> email_address.Address | None:
    try:
        return email_address.read(typed)
    except Invalid:
        return None


@pytest.mark.parametrize(("typed", "person"), SAME_PERSON)
def test_one_person_is_one_canonical_address(typed: str, person: str) -> None:
    assert email_address.canonical(typed) == person


def test_a_plus_tag_without_a_name_does_not_make_everyone_one_person() -> None:
    assert email_address.canonical("+a@example.org") != email_address.canonical("+b@example.org")


@pytest.mark.parametrize(("typed", "code"), REFUSED)
def test_an_address_we_cannot_write_to_is_refused_with_its_code(typed: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        email_address.check(typed)

    assert refusal.value.errors == {"email": code}


@pytest.mark.parametrize(
    ("typed", "envelope"),
    [
        (" Maria.Prova+tag@Example.ORG ", "Maria.Prova+tag@Example.ORG"),
        ("Ma.Ria@GoogleMail.com", "Ma.Ria@GoogleMail.com"),
        ("maria@bücher.example", "maria@xn--bcher-kva.example"),
        ("a" * 242 + "@example.org", "a" * 242 + "@example.org"),
    ],
)
def test_email_goes_to_the_address_as_typed(typed: str, envelope: str) -> None:
    assert email_address.check(typed) == envelope


def test_a_refusal_does_not_repeat_the_address() -> None:
    with pytest.raises(Invalid) as refusal:
        email_address.check("maria.prova@localhost")

    assert "prova" not in str(refusal.value)
    assert refusal.value.__context__ is None


@given(ADDRESSES)
def test_the_canonical_form_is_its_own_canonical_form(typed: str) -> None:
    address = accepted(typed)

    assert address is None or email_address.canonical(address.canonical) == address.canonical


@given(ADDRESSES)
def test_the_envelope_belongs_to_the_same_person_and_is_plain_ascii(typed: str) -> None:
    address = accepted(typed)

    if address is not None:
        assert email_address.canonical(address.envelope) == address.canonical
        assert address.envelope.isascii()
        assert not set("\r\n,;<> ") & set(address.envelope)


@given(ANY_TEXT, ANY_TEXT)
def test_no_text_whatsoever_brings_anything_but_an_answer_or_a_refusal(local, domain) -> None:
    for typed in (local, f"{local}@{domain}", f"a@{domain}.org", f"a@xn--{domain}.org"):
        address = accepted(typed)

        assert address is None or email_address.canonical(address.canonical) == address.canonical
