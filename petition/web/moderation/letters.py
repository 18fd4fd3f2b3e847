"""The letters that the author of a rejected text would get, one for each reason."""

from dataclasses import dataclass

from petition.rules.states import Reason
from petition.store.queries.queue_detail import QueueDetail
from petition.web import languages


@dataclass(frozen=True)
class Letter:
    """What the author would read: `language` is the author's, `tag` what pages call it."""

    reason: Reason
    language: str
    tag: str
    text: str


def of(item: QueueDetail) -> list[Letter]:
    """The letter for each reason, in the language in which the author used the site."""
    language = item.page_language
    return [Letter(reason, language, languages.html_lang(language), "…") for reason in Reason]
