"""Excerpts, and plain text as a reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import text, text_plain


@pytest.mark.parametrize(
    ("plain", "most", "excerpt"),
    [
        ("Siamo con voi", 20, "Siamo con voi"),
        ("Siamo con voi", 10, "Siamo con…"),
        ("Siamo, con voi", 8, "Siamo…"),
        ("uno\n\ndue tre", 8, "uno due…"),
        ("我们的心为你跳动", 5, "我们的心…"),
        ("海天相隔，心意相通。", 6, "海天相隔…"),
        ("Precipitevolissimevolmente", 10, "Precipite…"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_ends_at_a_word(plain: str, most: int, excerpt: str) -> None:
    assert text_plain.excerpt(plain, most) == excerpt


@given(st.text(), st.integers(2, 50))
def test_an_excerpt_is_no_longer_than_asked(plain: str, most: int) -> None:
    assert len(text_plain.excerpt(plain, most)) <= most


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("uno\ndue\n\ntre", "uno\ndue\n\ntre"),
        ("- uno\n- due", "- uno\n- due"),
        ("1. uno\n   - a\n2. due", "1. uno\n- a\n2. due"),
        ("7. sette\n9. nove", "7. sette\n9. nove"),
        ("> detto\n\nfine", "detto\n\nfine"),
        ("<ol><li>a<li value=5>b<li>c</ol>", "1. a\n5. b\n6. c"),
        ("<p>uno\ndue</p>", "uno due"),
        ("**a** &lt;b&gt; https://a.org", "a <b> https://a.org"),
    ],
)
def test_plain_text_keeps_lines_and_marks(source: str, plain: str) -> None:
    assert text.clean(source).plain == plain
