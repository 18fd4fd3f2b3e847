"""A campaign in one language, as the pages show it; where a text is missing, visibly in another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from petition.rules import clock
from petition.rules.campaign_document import Action, CampaignFile, CampaignText, Endorser, News
from petition.store.queries.campaigns import Published
from petition.web import languages, published

Text = TypeVar("Text")


@dataclass(frozen=True)
class LocalisedEndorser:
    """An endorser with the role in the reader's language, or another that `lang` names."""

    kind: str
    name: str
    acronym: str
    url: str
    role: str
    lang: str


@dataclass(frozen=True)
class LocalisedAction:
    """An action; `when` says in words what `on` cannot."""

    state: str
    on: date | None
    when: str
    title: str
    body: str
    lang: str


@dataclass(frozen=True)
class LocalisedNews:
    """A post; with a deadline it is a call. `key` tells it from others of its day, as titled."""

    key: str
    on: date
    deadline: date | None
    url: str
    title: str
    summary: str
    body: str
    lang: str


class LocalisedCampaign:
    """A published campaign for one reader, with all the fields of its text (`title`, `lead` …)."""

    def __init__(self, found: Published, language: str) -> None:
        content = found.content
        self.content: CampaignFile = content
        self.slug = content.slug
        self.state = content.state.value
        self.is_open = found.accepts_signatures(clock.now().date())
        self.opens_on = content.opens_on
        self.closes_on = content.closes_on
        self.language = language
        self._text, code = chosen(content.texts, language, content.default_language)
        self.lang = languages.html_lang(code)

    def __getattr__(self, name: str) -> Any:
        """A text of the campaign in the chosen language."""
        if name not in CampaignText.__dataclass_fields__:
            raise AttributeError(name)
        return getattr(self._text, name)

    @property
    def endorsers(self) -> list[LocalisedEndorser]:
        """Promoters and supporters in the order of the campaign file."""
        return [self._endorser(endorser) for endorser in self.content.endorsers]

    @property
    def actions(self) -> list[LocalisedAction]:
        """The concrete actions in the order of the campaign file."""
        return [self._action(action) for action in self.content.actions]

    @property
    def news(self) -> list[LocalisedNews]:
        """The posts, newest first."""
        newest_first = sorted(self.content.news, key=lambda news: news.on, reverse=True)
        return [self._news(news) for news in newest_first]

    def _chosen(self, texts: Mapping[str, Text]) -> tuple[Text, str]:
        text, code = chosen(texts, self.language, self.content.default_language)
        return text, languages.html_lang(code)

    def _endorser(self, endorser: Endorser) -> LocalisedEndorser:
        role, lang = self._chosen(endorser.roles)
        name = endorser.names.get(self.language) or endorser.name
        return LocalisedEndorser(endorser.kind, name, endorser.acronym, endorser.url, role, lang)

    def _action(self, action: Action) -> LocalisedAction:
        text, lang = self._chosen(action.texts)
        when = self._chosen(action.when)[0] if action.when else ""
        return LocalisedAction(action.state, action.on, when, text.title, text.body, lang)

    def _news(self, news: News) -> LocalisedNews:
        text, lang = self._chosen(news.texts)
        words = (text.title, text.summary, text.body)
        first = chosen(news.texts, self.content.default_language, "")[0]
        key = hashlib.sha256(first.title.encode()).hexdigest()[:8]
        return LocalisedNews(key, news.on, news.deadline, news.url, *words, lang)


def only_campaign(language: str) -> LocalisedCampaign | None:
    """The campaign that the whole site is about; None where there are several."""
    found = published.only()
    return LocalisedCampaign(found, language) if found else None


def chosen(texts: Mapping[str, Text], language: str, default: str) -> tuple[Text, str]:
    """The text in `language`, else in the default one, else any; with the language it is in."""
    for code in (language, default, *texts):
        if code in texts:
            return texts[code], code
    raise LookupError(f"no text in {language} or any other language")
