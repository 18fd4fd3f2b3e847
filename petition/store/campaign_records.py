"""A campaign between its rows and the immutable document that everything else reads."""

from dataclasses import asdict
from typing import Any

from petition.rules import campaign_document as document
from petition.store.models import Action, Campaign, Elsewhere, Endorser, News


def write(campaign: Campaign, content: document.CampaignFile) -> None:
    """Makes the rows of `campaign` say what `content` says, and nothing else."""
    campaign.slug = content.slug
    campaign.state = content.state
    campaign.opens_on = content.opens_on
    campaign.closes_on = content.closes_on
    campaign.default_language = content.default_language
    campaign.goal_steps = list(content.goal_steps)
    campaign.directions = list(content.directions)
    campaign.texts = _plain(content.texts)
    campaign.elsewhere = [Elsewhere(**vars(item)) for item in content.elsewhere]
    campaign.endorsers = [Endorser(**vars(item)) for item in content.endorsers]
    campaign.actions = [_action_row(item) for item in content.actions]
    campaign.news = [_news_row(item) for item in content.news]


def read(campaign: Campaign) -> document.CampaignFile:
    """The document that the rows of `campaign` hold."""
    return document.CampaignFile(
        slug=campaign.slug,
        state=campaign.state,
        opens_on=campaign.opens_on,
        closes_on=campaign.closes_on,
        default_language=campaign.default_language,  # type: ignore[arg-type]
        goal_steps=tuple(campaign.goal_steps),
        directions=tuple(campaign.directions),
        texts={language: _text(words) for language, words in campaign.texts.items()},
        elsewhere=tuple(_elsewhere(row) for row in campaign.elsewhere),
        endorsers=tuple(_endorser(row) for row in campaign.endorsers),
        actions=tuple(_action(row) for row in campaign.actions),
        news=tuple(_news(row) for row in campaign.news),
    )


def _plain(texts: Any) -> dict[str, Any]:
    return {language: asdict(words) for language, words in texts.items()}


def _text(words: dict[str, Any]) -> document.CampaignText:
    lists = {"manifesto": tuple(words["manifesto"]), "pledges": tuple(words["pledges"])}
    return document.CampaignText(**{**words, **lists})


def _elsewhere(row: Elsewhere) -> document.Elsewhere:
    return document.Elsewhere(row.source, row.url, row.signatures, row.as_of)


def _endorser(row: Endorser) -> document.Endorser:
    return document.Endorser(
        row.kind,  # type: ignore[arg-type]
        row.name,
        row.acronym,
        row.url,
        row.names,
        row.roles,
    )


def _action_row(action: document.Action) -> Action:
    return Action(
        state=action.state, happens_on=action.on, when=action.when, texts=_plain(action.texts)
    )


def _action(row: Action) -> document.Action:
    texts = {language: document.ActionText(**words) for language, words in row.texts.items()}
    return document.Action(row.state, row.happens_on, row.when, texts)


def _news_row(news: document.News) -> News:
    return News(
        published_on=news.on, deadline=news.deadline, url=news.url, texts=_plain(news.texts)
    )


def _news(row: News) -> document.News:
    texts = {language: document.NewsText(**words) for language, words in row.texts.items()}
    return document.News(row.published_on, row.deadline, row.url, texts)
