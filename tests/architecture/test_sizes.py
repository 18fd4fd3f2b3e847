"""Nothing grows beyond the sizes that one can read at a glance, and excess is noticed."""

import pytest

from tests.architecture import sizes, sources

DOCSTRING = '"""A module."""\n'


def test_the_product_keeps_its_sizes():
    found = sources.texts(sources.ROOT / "petition")
    found["config"] = (sources.ROOT / "config.py").read_text(encoding="utf-8")

    assert list(sizes.exceeded(found, sizes.PRODUCT)) == []


def test_the_tests_keep_their_sizes():
    found = sources.texts(sources.ROOT / "tests")

    assert list(sizes.exceeded(found, sizes.TESTS)) == []


def test_the_templates_keep_their_sizes():
    assert list(sizes.long_templates(sources.ROOT / "templates")) == []


def exceeded(text: str) -> list[str]:
    return list(sizes.exceeded({"m": text}, sizes.PRODUCT))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1\n", "m has no docstring"),
        (DOCSTRING + "x = 1\n" * 200, "m has 201 lines, at most 200"),
        ('"""A\n\nb\nc\nd\n"""\nx = 1\n', "m has 5 lines of docstring, at most 4"),
        (DOCSTRING + "def f():\n" + "    x = 1\n" * 25, "m.f has 26 lines, at most 25"),
        (DOCSTRING + "def f():\n" + "    if x: pass\n" * 6, "m.f has 7 branches, at most 6"),
        (DOCSTRING + "def f(a, b, c, *, d, e, g): ...\n", "m.f has 6 parameters, at most 5"),
        (
            DOCSTRING + "@blueprint.get('/')\ndef f():\n" + "    x = 1\n" * 12,
            "m.f has 13 lines, at most 12",
        ),
    ],
)
def test_an_excess_is_noticed(text, fault):
    assert exceeded(text) == [fault]


def test_blanks_comments_and_docstrings_are_no_lines_of_code():
    body = '    """What it does."""\n' + "    # why\n\n" * 30 + "    return 1\n"

    assert exceeded(DOCSTRING + "def f():\n" + body) == []


def test_a_branch_inside_an_expression_counts():
    text = (
        DOCSTRING + "def f(a):\n    return a or b or c or [x for x in y] or (1 if z else 2) or d\n"
    )

    assert exceeded(text) == ["m.f has 8 branches, at most 6"]


def test_each_case_of_a_match_counts():
    cases = "".join(f"        case {n}: pass\n" for n in range(6))

    assert exceeded(DOCSTRING + f"def f(a):\n    match a:\n{cases}") == [
        "m.f has 7 branches, at most 6"
    ]


def test_a_long_template_is_noticed(tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "page.html").write_text("<p>\n" * 81, encoding="utf-8")

    assert list(sizes.long_templates(tmp_path)) == ["public/page.html has 81 lines, at most 80"]
