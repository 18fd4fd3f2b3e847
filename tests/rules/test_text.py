"""What a visitor typed becomes the HTML that is published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import errors, text

REL = 'rel="nofollow ugc noopener noreferrer"'


def html(source: str) -> str:
    return text.clean(source).html.replace("\n", "")


@pytest.mark.parametrize(
    ("source", "published"),
    [
        ("Siamo con voi.", "<p>Siamo con voi.</p>"),
        ("uno\ndue\r\ntre", "<p>uno<br>due<br>tre</p>"),
        ("uno\n\n\n \ndue", "<p>uno</p><p>due</p>"),
        ("**forte** e *piano*", "<p><strong>forte</strong> e <em>piano</em></p>"),
        ("- uno\n- due", "<ul><li>uno</li><li>due</li></ul>"),
        ("1. uno\n2. due", "<ol><li>uno</li><li>due</li></ol>"),
        ("3. tre\n5. cinque", '<ol start="3"><li>tre</li><li value="5">cinque</li></ol>'),
        ("> detto", "<blockquote><p>detto</p></blockquote>"),
        ("<b>forte</b> <I>piano</I><br/>", "<p><b>forte</b> <i>piano</i><br></p>"),
        ("<p>uno<p>due", "<p>uno</p><p>due</p>"),
        ("<ul><li>uno<li>due</ul>", "<ul><li>uno</li><li>due</li></ul>"),
        ("caffe\u0300 &amp; &eacute;&#233;", "<p>caffè &amp; éé</p>"),
    ],
)
def test_a_little_markup_is_honoured(source: str, published: str) -> None:
    assert html(source) == published
    assert not text.clean(source).removed


@pytest.mark.parametrize(
    "source",
    [
        "I <3 you",
        "a < b && b > c",
        "1984. A year",
        "+ 39 02 1234",
        "* a star",
        "1) one",
        ">_<",
        "snake_case_name __init__",
        "¯\\_(ツ)_/¯",
        "# no heading\n---\n`no code`",
        "[text](no link) ![no](image)",
        "<grin> <王芳> <- ->",
        "5 * 3 * 2",
        "我们的心为你跳动，加油。",
        "می\u200cخواهم 👨‍👩‍👧 ❤️‍🔥",
    ],
)
def test_plain_text_is_shown_as_typed(source: str) -> None:
    cleaned = text.clean(source)

    assert cleaned.plain == source
    assert cleaned.removed == {}


def link(address: str) -> str:
    return f'<a href="{address}" {REL}>{address}</a>'


@pytest.mark.parametrize(
    ("source", "published"),
    [
        ("请看https://example.org/a。谢谢", f"请看{link('https://example.org/a')}。谢谢"),
        ("https://例子.中国/路，好", f"{link('https://例子.中国/路')}，好"),
        ("(https://sito.community/a).", f"({link('https://sito.community/a')})."),
        ("HTTP://example.org", link("HTTP://example.org")),
        ("https://a.org/?b=1&c=2", link("https://a.org/?b=1&amp;c=2")),
        ("<https://a.org/>", f"&lt;{link('https://a.org/')}&gt;"),
        ("“https://a.org/”", f"“{link('https://a.org/')}”"),
        ("ftp://a.org javascript:canary()", "ftp://a.org javascript:canary()"),
        ("https://user@localhost/", "https://user@localhost/"),
        ("https://a.org:99999/ http://[::1", "https://a.org:99999/ http://[::1"),
    ],
)
def test_web_addresses_become_links(source: str, published: str) -> None:
    assert html(source) == f"<p>{published}</p>"


@pytest.mark.parametrize(
    "href", ["javascript:canary()", "data:text/html,x", "//a.org", "/login", "#top", "mailto:x", ""]
)
def test_a_link_that_does_not_lead_to_the_web_keeps_its_words_alone(href: str) -> None:
    cleaned = text.clean(f'<a href="{href}">parole</a>')

    assert cleaned.html.strip() == "<p>parole</p>"
    assert cleaned.removed == {"link": 1}


@pytest.mark.parametrize(
    ("source", "published", "removed"),
    [
        ("a<script>canary()</script>b", "ab", {"script": 1}),
        ("a<style>*{}</style><iframe>x</iframe>b", "ab", {"markup": 2}),
        ("a<svg><p>x</svg></svg>b", "ab", {"markup": 2}),
        ("a<script>canary()", "a", {"script": 1}),
        ("a<!-- b --><!doctype html>c", "ac", {"markup": 2}),
        ("<div>a</div> <img src=x onerror=canary()>", "a", {"markup": 1, "script": 1}),
        ('<b class="x" onclick="canary()">a</b>', "<b>a</b>", {"markup": 1, "script": 1}),
        ("<b>a", "a", {"markup": 1}),
        ("a</i>", "a", {"markup": 1}),
        ("anna@example.org", "[…]", {"email": 1}),
        ("邮箱是anna@qq.com谢谢", "邮箱是[…]谢谢", {"email": 1}),
        ("用户＠例子.中国", "[…]", {"email": 1}),
        ("anna&#64;example.org", "[…]", {"email": 1}),
        ("an<b>na@exam</b>ple.org", "[…]", {"email": 1}),
        ("https://u:p@evil.org/x", "[…]/x", {"email": 1}),
        ("a\u202eb\u200dc&#8238;\x00", "abc", {"hidden_characters": 4}),
    ],
)
def test_what_goes_is_reported(source: str, published: str, removed: dict[str, int]) -> None:
    cleaned = text.clean(source)

    assert cleaned.html.strip() == f"<p>{published}</p>"
    assert cleaned.removed == removed


@pytest.mark.parametrize("source", ["<b><p>" * 600, "<b>a</b>" * 200, "> " * 11 + "a", "- " * 50])
def test_text_with_too_much_markup_is_shown_as_typed(source: str) -> None:
    cleaned = text.clean(source)

    assert cleaned.plain == source.strip()
    assert cleaned.removed == {}


def test_what_is_longer_than_a_body_is_refused() -> None:
    text.clean("é" * text.BODY_LENGTH)

    with pytest.raises(errors.Invalid):
        text.clean("a" * (text.BODY_LENGTH + 1))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("Ciao", None),
        ("a" * 4000 + "\n", None),
        ("e\u0301" * 4000, None),
        ("a" * 4001, "too_long"),
        (" \n\u200b\n", "missing"),
        ("", "missing"),
        ("q\u0323\u0331\u0332\u0333", "characters"),
    ],
)
def test_a_body_has_between_one_and_4000_visible_characters(typed: str, fault: str | None) -> None:
    assert text.fault_in_body(typed) == fault


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("Un concerto", None),
        ("a" * 150, None),
        ("a" * 151, "too_long"),
        (" ", "missing"),
        ("a\u202eb", "characters"),
        ("a\nb", "characters"),
    ],
)
def test_a_title_is_one_line_of_at_most_150_characters(typed: str, fault: str | None) -> None:
    assert text.fault_in_title(typed) == fault


@given(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=200))
def test_letters_digits_and_spaces_survive(typed: str) -> None:
    cleaned = text.clean(typed)

    assert cleaned.plain.split() == text.clean(cleaned.plain).plain.split()
    assert sum(cleaned.removed.values()) == cleaned.removed.get("hidden_characters", 0)
