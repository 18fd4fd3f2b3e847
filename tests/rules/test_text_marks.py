"""The source as received, cut into what is published and what is not."""

import pytest
from hypothesis import given

from petition.rules import text, text_marks
from petition.rules.text import Cleaned
from petition.rules.text_marks import Part
from tests.rules.test_text_payloads import SOURCES


def removed(source: str) -> list[str]:
    """The parts that are struck through."""
    parts = text_marks.marked(source, text.clean(source))
    return [part.text for part in parts if part.is_removed]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Siamo con voi.\n\nDa Napoli.",
        "**forte** e *piano*\n\n- uno\n- due\n\n> detto\n\n1. a\n3. b",
        "<p>uno<br>due</p><ul><li><b>a</b></ul>",
        '<a href="https://example.org/">qui</a> https://example.org',
        "caffe\u0300 &amp; te, I <3 you",
        "<b>" * 300,
        "我们的心为你跳动，加油。",
    ],
)
def test_what_is_honoured_is_not_struck_through(source: str) -> None:
    assert removed(source) == []


@pytest.mark.parametrize(
    ("source", "struck"),
    [
        ("a<script src=x>b</script>c", ["<script src=x>b</script>"]),
        ("<p onclick='x()'>a</p>", ["<p onclick='x()'>", "</p>"]),
        ("<div>a</div> <!-- b -->", ["<div>", "</div>", "<!-- b -->"]),
        ("<b>a", ["<b>"]),
        ("a</i> b", ["</i>"]),
        ("scrivi a anna@example.org, grazie", ["anna@example.org"]),
        ("邮箱anna@qq.com，好", ["anna@qq.com"]),
        ("an<b>na@exam</b>ple.org ok", ["an<b>na@exam</b>ple.org"]),
        ("ciao\u202eciao", ["\u202e"]),
        (
            "<a href='javascript:x'>a</a> <a href='https://b.org'>b</a>",
            ["<a href='javascript:x'>", "</a>"],
        ),
        ("中<script>中</script>中", ["<script>中</script>"]),
    ],
)
def test_what_goes_is_struck_through(source: str, struck: list[str]) -> None:
    assert removed(source) == struck


def test_it_compares_and_takes_no_word_for_it() -> None:
    cleaned = Cleaned("<p>uno tre</p>", "uno tre", {})

    parts = text_marks.marked("uno due tre", cleaned)

    assert parts == [Part("uno ", False), Part("due", True), Part(" tre", False)]


def test_what_nobody_typed_does_not_confuse_it() -> None:
    cleaned = Cleaned("<p>prima <b>uno</b> tre quattro</p>", "", {})

    parts = text_marks.marked("uno due tre", cleaned)

    assert parts == [Part("uno ", False), Part("due", True), Part(" tre", False)]


@given(SOURCES)
def test_the_parts_are_the_source(source: str) -> None:
    parts = text_marks.marked(source, text.clean(source))

    assert "".join(part.text for part in parts) == source
    assert all(part.text for part in parts)


@given(SOURCES)
def test_something_is_struck_through_where_something_went(source: str) -> None:
    cleaned = text.clean(source)
    parts = text_marks.marked(source, cleaned)

    if cleaned.removed.keys() & {"script", "email"}:
        assert any(part.is_removed for part in parts)
