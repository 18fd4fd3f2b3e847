"""The first campaign's file: whole in three languages, true to the facts, plain in tone."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from petition.rules import campaign_file

SOURCE = (Path(__file__).parents[2] / "campaigns" / "chinahearts.toml").read_text(encoding="utf-8")
CAMPAIGN = campaign_file.parse(SOURCE)
LANGUAGES = {"it", "en", "zh"}

CHINESE = re.compile("[\u4e00-\u9fff]")


def texts_in(value: Any) -> Iterator[str]:
    """Every text that is not blank within a record, a dictionary or a tuple."""
    if value and isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def texts_of(language: str) -> Iterator[str]:
    """Every text that stands under `language`, but for the brand and the words in another one."""
    content = dataclasses.asdict(CAMPAIGN)
    for key in ("brand", "inscription", "inscription_language", "pair"):
        content["texts"][language].pop(key)
    yield from texts_in(content["texts"][language])
    for item in (*content["endorsers"], *content["actions"], *content["news"]):
        for words in item.values():
            if isinstance(words, dict):
                yield from texts_in(words.get(language, ""))


def test_it_is_rendered_and_read_back_the_same() -> None:
    assert campaign_file.parse(campaign_file.render(CAMPAIGN)) == CAMPAIGN


def test_it_is_open_from_the_day_of_the_launch_without_end() -> None:
    assert (CAMPAIGN.slug, CAMPAIGN.state) == ("chinahearts", "open")
    assert (CAMPAIGN.opens_on, CAMPAIGN.closes_on) == (date(2020, 2, 21), None)
    assert CAMPAIGN.goal_steps == (1000, 2500, 5000, 10000, 25000, 50000, 100000)
    assert CAMPAIGN.directions == ("IT-CN", "CN-IT")


def test_seven_hundred_signatures_are_counted_on_change_org() -> None:
    assert CAMPAIGN.elsewhere == (
        campaign_file.Elsewhere("change.org", "http://chng.it/vp524xz7NN", 700, date(2020, 2, 21)),
    )


def test_the_titles_are_those_of_the_campaign() -> None:
    titles = {language: text.title for language, text in CAMPAIGN.texts.items()}

    assert titles == {
        "it": "Cina, i nostri cuori battono per te",
        "en": "China, our hearts beat for you",
        "zh": "中国，我们的心为你跳动",
    }


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_text_of_the_page_is_written(language: str) -> None:
    words = dataclasses.asdict(CAMPAIGN.texts[language])

    assert [key for key, text in words.items() if not text and key != "pair"] == []


def test_every_language_says_as_much_as_the_others() -> None:
    texts = CAMPAIGN.texts.values()

    assert len({len(text.manifesto) for text in texts}) == 1
    assert len({len(text.pledges) for text in texts}) == 1


@pytest.mark.parametrize("endorser", CAMPAIGN.endorsers, ids=lambda endorser: endorser.name)
def test_each_endorser_has_a_role_in_three_languages(endorser: campaign_file.Endorser) -> None:
    assert endorser.roles.keys() == LANGUAGES
    assert endorser.kind == "person" or {"en", "zh"} <= endorser.names.keys()


@pytest.mark.parametrize("action", CAMPAIGN.actions, ids=lambda action: action.texts["en"].title)
def test_each_action_is_told_and_dated_in_three_languages(action: campaign_file.Action) -> None:
    assert action.texts.keys() == LANGUAGES
    assert all(text.body for text in action.texts.values())
    assert action.on or action.when.keys() == LANGUAGES


@pytest.mark.parametrize("news", CAMPAIGN.news, ids=lambda news: news.texts["en"].title)
def test_each_post_is_told_in_three_languages(news: campaign_file.News) -> None:
    assert news.texts.keys() == LANGUAGES
    assert all(text.body for text in news.texts.values())


def test_the_people_are_those_of_the_launch() -> None:
    people = {endorser.name for endorser in CAMPAIGN.endorsers if endorser.kind == "person"}

    assert people == {
        "Li Junhua",
        "Luca Bianchi",
        "Adriano Giannola",
        "Vincenzo Lipardi",
        "Plinio Innocenzi",
        "Alessandra Lavagnino",
        "Marco Maggiora",
        "Paolo Giulierini",
        "Sergio Cavalieri",
        "Luca Ferrari",
    }


def test_actions_are_done_running_and_planned() -> None:
    assert {action.state for action in CAMPAIGN.actions} == {"done", "running", "planned"}
    assert all(action.on for action in CAMPAIGN.actions if action.state == "done")


def test_posts_stand_newest_first_and_the_call_has_its_deadline() -> None:
    days = [news.on for news in CAMPAIGN.news]
    deadlines = {news.on: news.deadline for news in CAMPAIGN.news if news.deadline}

    assert days == sorted(days, reverse=True)
    assert deadlines == {date(2020, 3, 17): date(2020, 3, 31)}


@pytest.mark.parametrize(
    "unwanted", ["!", "！", "—", "两岸", "您", " '", "l'", "...", "esempio", "sample", "示例"]
)
def test_the_tone_is_plain(unwanted: str) -> None:
    assert [line for line in SOURCE.splitlines() if unwanted in line] == []


def test_there_are_no_emoji() -> None:
    assert re.findall("[\u2600-\u27bf\U0001f000-\U0001faff]", SOURCE) == []


def test_chinese_texts_are_in_chinese() -> None:
    assert [text for text in texts_of("zh") if not CHINESE.search(text)] == []


@pytest.mark.parametrize("mark", [",", ";", "?", "(", ")"])
def test_chinese_texts_are_punctuated_in_chinese(mark: str) -> None:
    assert [text for text in texts_of("zh") if mark in text and CHINESE.search(text)] == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_western_texts_are_not_in_chinese(language: str) -> None:
    assert [text for text in texts_of(language) if CHINESE.search(text)] == []
