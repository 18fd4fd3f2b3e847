"""Nothing that attackers type is published as anything but text and a few harmless tags."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import text
from tests.payloads import PAYLOADS
from tests.rules import published

TAGS = "<b> </b> <p> </p> <a\thref='https://a.org/'> </a> <ul> <ol\tstart=3> <li> </ul> <br>"
MARKS = (
    "- |1. |> |**|*|\n|\n\n|\t|  |&lt;|&|<|>|\"|'|<!--|a@b.org|https://a.org/(|中文。|\u202e|\ue000"
)
SNIPPETS = st.one_of(
    st.sampled_from(PAYLOADS),
    st.sampled_from([*TAGS.split(" "), *MARKS.split("|")]),
    st.text(max_size=5),
)
SOURCES = st.lists(SNIPPETS, max_size=25).map("".join).map(lambda typed: typed[:4000])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_leaves_nothing_that_acts(payload: str) -> None:
    assert published.faults_in(text.clean(payload).html) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_last_step_alone_lets_nothing_pass_that_acts(payload: str) -> None:
    encodable = payload.encode(errors="ignore").decode()

    html = text.sanitise(encodable, Counter())

    assert [fault for fault in published.faults_in(html) if not fault.startswith("</")] == []


def test_without_the_cleaning_a_payload_would_be_found() -> None:
    found = [payload for payload in PAYLOADS if published.faults_in(payload)]

    assert len(found) > len(PAYLOADS) * 0.8


@given(SOURCES)
def test_what_is_published_is_harmless_bounded_and_final(source: str) -> None:
    html = text.clean(source).html

    assert published.faults_in(html) == []
    assert len(html) <= text.HTML_LENGTH
    assert text.has_last_word(html) == html


@given(SOURCES)
def test_no_address_and_nothing_hidden_is_published(source: str) -> None:
    plain = text.clean(source).plain

    assert "a@b.org" not in plain
    assert not {"\u202e", "\ue000", "\x00"} & set(plain)


@given(SOURCES)
def test_cleaning_what_was_published_removes_nothing_more(source: str) -> None:
    first = text.clean(source)
    # Where it begins with bare text, as behind a lone `</p>`, stars of that text are markup anew.
    is_comparable = first.html.startswith("<") and len(first.html) <= text.BODY_LENGTH
    if is_comparable and "link" not in first.removed:
        again = text.clean(first.html)

        assert again.removed == {}
        assert again.plain.split() == first.plain.split()
