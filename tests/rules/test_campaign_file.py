"""The campaign file: what is written is read back, and the guide for organisers tells the truth."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petition.rules import campaign_file, campaign_sections
from petition.rules.errors import Refused
from tests.rules.campaign_samples import VALID, campaign_files

GUIDE = (Path(__file__).parents[2] / "docs" / "campaign-file.md").read_text(encoding="utf-8")
RECORDS = [
    getattr(campaign_file, name)
    for name in campaign_file.__all__
    if name[0].isupper() and name != "CampaignFileError"
]


def blocks_of_guide(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def problems_of(text: str) -> tuple[str, ...]:
    with pytest.raises(campaign_file.CampaignFileError) as refusal:
        campaign_file.parse(text)
    return refusal.value.problems


@given(campaign_files())
def test_what_is_rendered_is_read_back_the_same(campaign: campaign_file.CampaignFile) -> None:
    assert campaign_file.parse(campaign_file.render(campaign)) == campaign


@given(st.text())
def test_any_text_is_a_campaign_or_refused(text: str) -> None:
    assert problems_of(text)


def test_sections_are_written_as_an_organiser_writes_them() -> None:
    written = campaign_file.render(campaign_file.parse(VALID))

    headings = re.findall(r"^\[.*", written, re.MULTILINE)
    assert headings == re.findall(r"^\[.*", VALID, re.MULTILINE)
    assert "pair" not in written


def test_a_body_keeps_its_paragraphs_and_loses_the_space_around_them() -> None:
    text = VALID.replace('"Write to us."', '"""\r\nOne.\r\n\r\nTwo. \r\n"""')

    (post,) = campaign_file.parse(text).news

    assert post.texts["en"].body == "One.\n\nTwo."


def test_a_body_of_several_paragraphs_is_written_on_several_lines() -> None:
    campaign = campaign_file.parse(VALID.replace("Write to us.", "One.\\n\\nTwo."))

    assert 'body = """\nOne.\n\nTwo."""\n' in campaign_file.render(campaign)


def test_texts_come_out_composed() -> None:
    campaign = campaign_file.parse(VALID.replace("Maria Prova", "Nicolo\u0300"))

    assert campaign.endorsers[0].name == "Nicol\u00f2"


def test_a_byte_order_mark_is_passed_over() -> None:
    assert campaign_file.parse(f"\ufeff{VALID}") == campaign_file.parse(VALID)


def test_the_example_of_the_guide_is_a_campaign() -> None:
    (example,) = blocks_of_guide("toml")

    campaign = campaign_file.parse(example)

    assert campaign.slug == "river-park"
    assert campaign.texts["en"].pledges == ()


def test_the_messages_of_the_guide_are_those_of_the_program() -> None:
    mistaken = VALID.replace("river-park", "River Park").replace("opens_on", "opens")
    mistaken = mistaken.replace("planned", "done").replace('title = "A call"\n', "")
    mistaken += '[[actions]]\nstate = "finished"\non = 2020-03-01\ntexts.en.title = "A walk"\n'

    (messages,) = blocks_of_guide("text")
    assert problems_of(mistaken) == tuple(messages.splitlines())


@pytest.mark.parametrize("record", RECORDS)
def test_the_guide_names_every_key(record: type) -> None:
    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))

    assert {field.name for field in dataclasses.fields(record)} <= named


@pytest.mark.parametrize("word", campaign_file.RESERVED_SLUGS)
def test_an_address_of_the_site_is_no_slug(word: str) -> None:
    (problem,) = problems_of(VALID.replace("river-park", word))

    assert problem.startswith("slug: expected none of the site's own words (confirm, privacy,")
    assert problem.endswith(f"got '{word}'")


def test_the_default_language_must_be_written() -> None:
    problems = problems_of(VALID.replace('default_language = "en"', 'default_language = "zh"'))

    assert "texts.zh: expected words in the default language, got nothing" in problems
    assert "news[1].texts.zh: expected words in the default language, got nothing" in problems


def test_another_language_may_miss_but_not_be_half_written() -> None:
    (*problems,) = problems_of(VALID + '\n[texts.it]\ntitle = "Teniamo il parco"\n')

    missing = ["brand", "lead", "manifesto", "share", "promoted_by"]
    assert [problem.split(":")[0] for problem in problems] == [f"texts.it.{key}" for key in missing]


def test_several_mistakes_are_told_together() -> None:
    text = VALID.replace('"person"', '"robot"').replace("700", "-7").replace("opens_on", "opens")

    problems = problems_of(text)

    assert [problem.split(":")[0] for problem in problems] == [
        "elsewhere[1].signatures",
        "endorsers[1].kind",
        "opens",
    ]


def test_the_error_is_a_refusal_with_a_problem_on_each_line() -> None:
    error = campaign_file.CampaignFileError(["a: wrong", "b: wrong"])

    assert isinstance(error, Refused)
    assert str(error) == "a: wrong\nb: wrong"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("slug = ", "Invalid value (at end of document)"),
        ("day = 2020-02-30", "Invalid date or datetime (at line 1"),
        (f"number = {'9' * 5000}", "Exceeds the limit"),
        (f"list = {'[' * 5000}", "nested too deeply"),
    ],
)
def test_what_is_no_toml_is_refused(text: str, reason: str) -> None:
    (problem,) = problems_of(text)

    assert problem.startswith(f"not a TOML file: {reason}")


@pytest.mark.parametrize("section", ["texts", "elsewhere", "endorsers", "actions", "news"])
@pytest.mark.parametrize("content", ["3", "[3]", '"words"', "[[]]", "2020-02-21"])
def test_a_section_of_the_wrong_kind_is_refused(section: str, content: str) -> None:
    start = VALID.split("[texts.en]")[0]

    problems = problems_of(f"{start}\n{section} = {content}")

    assert any(problem.startswith(section) for problem in problems)


def test_the_languages_are_those_of_the_site() -> None:
    assert campaign_sections.LANGUAGES == ("it", "en", "zh")
