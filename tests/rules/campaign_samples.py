"""Campaign files to test with: one that is valid as it stands, and a source of any others."""

from typing import Any

from hypothesis import strategies as st

from petition.rules import campaign_document, campaign_sections, text_shape
from petition.rules.states import ActionState, CampaignState

VALID = """
slug = "river-park"
state = "open"
opens_on = 2020-02-21
default_language = "en"
goal_steps = [1000, 2500]
directions = ["IT-CN", "CN-IT"]

[texts.en]
brand = "River Park"
title = "Keep the park"
inscription = "河"
inscription_language = "zh"
lead = "The path belongs to everyone."
manifesto = ["We ask the town to keep the park open."]
share = "I signed."
promoted_by = "Promoted by the neighbours."

[[elsewhere]]
source = "change.org"
url = "https://example.org/petition"
signatures = 700
as_of = 2020-02-20

[[endorsers]]
kind = "person"
name = "Maria Prova"
[endorsers.names]
zh = "玛丽亚"
[endorsers.roles]
en = "Teacher"

[[actions]]
state = "planned"
[actions.when]
en = "date to be set"
[actions.texts.en]
title = "A walk"

[[news]]
on = 2020-03-01
deadline = 2020-03-31
[news.texts.en]
title = "A call"
summary = "For ideas."
body = "Write to us."
"""


LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"))
AWKWARD = st.sampled_from("\"'\\\n#[]={}’ 中")
DAYS = st.dates()
COUNTS = st.integers(0, 1_000_000_000)
SLUGS = st.from_regex(r"[a-z0-9-]{2,40}", fullmatch=True)
ADDRESSES = st.sampled_from(["", "https://example.org/a?b=1#c", "http://chng.it/vp524xz7NN"])


def of_shape(shape: text_shape.Shape) -> st.SearchStrategy[str]:
    typed = st.text(LETTERS | AWKWARD, min_size=1, max_size=40)
    return typed.map(text_shape.tidy).filter(lambda text: not shape.fault_in(text))


LINE = of_shape(text_shape.Shape(40))
BLANK_OR_LINE = st.just("") | LINE
BODY = st.just("") | of_shape(text_shape.Shape(40, one_line=False))
LINES = st.lists(LINE, max_size=3).map(tuple)


def in_languages(words: st.SearchStrategy[Any], default: str = "") -> st.SearchStrategy[Any]:
    every: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(campaign_sections.LANGUAGES, words)
    needed = {default: every.pop(default)} if default else {}
    return st.fixed_dictionaries(needed, optional=every)


def several(section: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(section, max_size=3).map(tuple)


CAMPAIGN_TEXT = st.builds(
    campaign_document.CampaignText,
    **dict.fromkeys(("brand", "title", "lead", "share", "promoted_by", "inscription"), LINE),
    **dict.fromkeys(("pair", "dateline", "pledges_intro"), BLANK_OR_LINE),
    **dict.fromkeys(("manifesto_note", "closing"), BLANK_OR_LINE),
    inscription_language=st.sampled_from(campaign_sections.LANGUAGES),
    manifesto=st.lists(LINE, min_size=1, max_size=3).map(tuple),
    pledges=LINES,
)
ACTION_TEXT = st.builds(campaign_document.ActionText, title=LINE, body=BODY)
NEWS_TEXT = st.builds(campaign_document.NewsText, title=LINE, summary=LINE, body=BODY)
ELSEWHERE = st.builds(
    campaign_document.Elsewhere, source=LINE, url=ADDRESSES, signatures=COUNTS, as_of=DAYS
)


def endorsers(language: str) -> st.SearchStrategy[Any]:
    return st.builds(
        campaign_document.Endorser,
        kind=st.sampled_from(campaign_sections.ENDORSER_KINDS),
        name=LINE,
        acronym=BLANK_OR_LINE,
        url=ADDRESSES,
        names=in_languages(LINE),
        roles=in_languages(LINE, language),
    )


def actions(language: str) -> st.SearchStrategy[Any]:
    return st.builds(
        campaign_document.Action,
        state=st.sampled_from(ActionState),
        on=st.none() | DAYS,
        when=in_languages(LINE, language),
        texts=in_languages(ACTION_TEXT, language),
    )


@st.composite
def posts(draw: st.DrawFn, language: str) -> campaign_document.News:
    on = draw(DAYS)
    return campaign_document.News(
        on=on,
        deadline=draw(st.none() | st.dates(min_value=on)),
        url=draw(ADDRESSES),
        texts=draw(in_languages(NEWS_TEXT, language)),
    )


@st.composite
def campaign_files(draw: st.DrawFn) -> campaign_document.CampaignFile:
    """Any campaign file that an organiser may write."""
    language = draw(st.sampled_from(campaign_sections.LANGUAGES))
    opens_on = draw(st.none() | DAYS)
    return campaign_document.CampaignFile(
        slug=draw(SLUGS),
        state=draw(st.sampled_from(CampaignState)),
        opens_on=opens_on,
        closes_on=draw(st.none() | (st.dates(min_value=opens_on) if opens_on else DAYS)),
        default_language=language,
        goal_steps=tuple(sorted(draw(st.sets(st.integers(1, 1_000_000_000), max_size=4)))),
        directions=draw(st.sampled_from([(), ("IT-CN",), ("IT-CN", "CN-IT")])),
        texts=draw(in_languages(CAMPAIGN_TEXT, language)),
        elsewhere=draw(st.lists(ELSEWHERE, max_size=2, unique_by=lambda e: e.source).map(tuple)),
        endorsers=draw(several(endorsers(language))),
        actions=draw(several(actions(language))),
        news=draw(several(posts(language))),
    )
