"""Every mistake in a campaign file is named in its place, with what was expected there."""

import pytest

from petition.rules import campaign_file
from tests.rules.campaign_samples import VALID

NO_STEPS = "expected whole numbers above 0, each above the one before"
NO_PAIRS = 'expected different pairs such as "IT-CN"'
NO_SLUG = "expected 2 to 40 of the characters a-z, 0-9 and -"
NO_NUMBER = "expected a whole number from 0 to 1000000000"
NO_DAY = "expected a day such as 2020-02-21, without quotes"
NO_LINE = "expected one line of at most"
SECOND = '\n[[elsewhere]]\nsource = "change.org"\nsignatures = 1\nas_of = 2020-02-20\n'


# What the valid file says, the mistake that takes its place, and the one problem it must give.
REFUSALS = [
    ('"river-park"', '"River Park"', f"slug: {NO_SLUG}, got 'River Park'"),
    ('"river-park"', '"r"', f"slug: {NO_SLUG}, got 'r'"),
    ('"river-park"', f'"{"r" * 41}"', f"slug: {NO_SLUG}, got '{'r' * 41}'"),
    ('"river-park"', "7", f"slug: {NO_SLUG}, got 7"),
    ('"open"', '"opened"', "state: expected one of draft, open, closed, got 'opened'"),
    ('state = "open"', "", "state: expected one of draft, open, closed, got nothing"),
    ("2020-02-21", '"21 Feb"', f"opens_on: {NO_DAY}, got '21 Feb'"),
    ("2020-02-21", "2020-02-21T10:00:00", f"opens_on: {NO_DAY}, got 2020-02-21 10:00:00"),
    (
        "goal_steps",
        "closes_on = 2020-02-20\ngoal_steps",
        "closes_on: expected a day not before opens_on (2020-02-21), got 2020-02-20",
    ),
    ("[1000, 2500]", "[2500, 1000]", f"goal_steps: {NO_STEPS}, got [2500, 1000]"),
    ("[1000, 2500]", "[1000, 1000]", f"goal_steps: {NO_STEPS}, got [1000, 1000]"),
    ("[1000, 2500]", "[0, 1000]", f"goal_steps: {NO_STEPS}, got [0, 1000]"),
    ("[1000, 2500]", "[true, 1000]", f"goal_steps: {NO_STEPS}, got [True, 1000]"),
    ("[1000, 2500]", "1000", "goal_steps: expected a list, got 1000"),
    ('"CN-IT"]', '"cn"]', f"directions: {NO_PAIRS}, got ['IT-CN', 'cn']"),
    ('"CN-IT"]', '"IT-CN"]', f"directions: {NO_PAIRS}, got ['IT-CN', 'IT-CN']"),
    ('"Keep the park"', '"  "', f"texts.en.title: {NO_LINE} 200 characters, got nothing"),
    (
        '"Keep the park"',
        '"Keep\\nBcc: x"',
        f"texts.en.title: {NO_LINE} 200 characters, got several lines",
    ),
    (
        '"Keep the park"',
        f'"{"x" * 201}"',
        f"texts.en.title: {NO_LINE} 200 characters, got 201 characters",
    ),
    (
        '"Keep the park"',
        '"Keep \\u202Ekrap"',
        f"texts.en.title: {NO_LINE} 200 characters, got the hidden character U+202E",
    ),
    ('"I signed."', "true", f"texts.en.share: {NO_LINE} 500 characters, got true"),
    (
        'inscription_language = "zh"\n',
        "",
        "texts.en.inscription_language: expected one of it, en, zh, got nothing",
    ),
    (
        '["We ask the town to keep the park open."]',
        "[]",
        "texts.en.manifesto: expected a list of at least one paragraph, got []",
    ),
    (
        'town to keep the park open."]',
        'town.", 2]',
        f"texts.en.manifesto[2]: {NO_LINE} 5000 characters, got 2",
    ),
    ("700", "-1", f"elsewhere[1].signatures: {NO_NUMBER}, got -1"),
    ("700", "1000000001", f"elsewhere[1].signatures: {NO_NUMBER}, got 1000000001"),
    ("700", "true", f"elsewhere[1].signatures: {NO_NUMBER}, got true"),
    (
        "https://example.org/petition",
        "javascript:alert(1)",
        "elsewhere[1].url: expected a web address such as https://example.org/page, "
        "got 'javascript:alert(1)'",
    ),
    (
        "\n[[endorsers]]",
        f"{SECOND}\n[[endorsers]]",
        "elsewhere[2].source: expected each source once, got 'change.org'",
    ),
    (
        '"person"',
        '"robot"',
        "endorsers[1].kind: expected one of person, organisation, got 'robot'",
    ),
    (
        '[endorsers.roles]\nen = "Teacher"',
        '[endorsers.roles]\nit = "Docente"',
        "endorsers[1].roles.en: expected words in the default language, got nothing",
    ),
    (
        '"planned"',
        '"finished"',
        "actions[1].state: expected one of done, running, planned, got 'finished'",
    ),
    (
        '[actions.when]\nen = "date to be set"',
        "",
        "actions[1].on: expected a day, or words in when.en, got nothing",
    ),
    ("2020-03-01", '"March"', f"news[1].on: {NO_DAY}, got 'March'"),
    (
        "2020-03-31",
        "2020-02-29",
        "news[1].deadline: expected a day not before the post's own (2020-03-01), got 2020-02-29",
    ),
    (
        '"Write to us."',
        "{}",
        "news[1].texts.en.body: expected text of at most 20000 characters, got a section",
    ),
    ("opens_on", "opens", "opens: unknown key, did you mean opens_on?"),
    (
        'title = "A walk"',
        'title = "A walk"\nx = 1',
        "actions[1].texts.en.x: unknown key, known here: title, body",
    ),
    (
        "[endorsers.names]\nzh",
        "[endorsers.names]\nfr",
        "endorsers[1].names.fr: unknown key, known here: it, en, zh",
    ),
]


@pytest.mark.parametrize(("written", "mistake", "problem"), REFUSALS)
def test_a_mistake_is_named_with_its_place(written: str, mistake: str, problem: str) -> None:
    assert written in VALID

    with pytest.raises(campaign_file.CampaignFileError) as refusal:
        campaign_file.parse(VALID.replace(written, mistake, 1))

    assert refusal.value.problems == (problem,)
