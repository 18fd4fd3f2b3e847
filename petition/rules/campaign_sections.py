"""The sections of a campaign file, one reader each; what they refuse is noted in the table."""

from collections.abc import Callable
from typing import Final, Literal, TypeVar, get_args

from petition.rules.campaign_document import (
    Action,
    ActionText,
    CampaignText,
    Elsewhere,
    Endorser,
    EndorserKind,
    Language,
    News,
    NewsText,
)
from petition.rules.states import ActionState
from petition.rules.text_shape import Shape
from petition.rules.toml_table import Table

Words = TypeVar("Words")

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
ENDORSER_KINDS: Final[tuple[EndorserKind, ...]] = get_args(EndorserKind)

# Acronyms, sources and names are kept in columns of this width.
ACRONYM = Shape(40)
SOURCE = Shape(100)
NAME = Shape(200)
LINE = Shape(500)
PARAGRAPH = Shape(5_000)
BODY = Shape(20_000, one_line=False)


def texts(root: Table, language: Language) -> dict[str, CampaignText]:
    """The campaign's words, in the default `language` at least."""
    return _in_default_too(root, "texts", language, _campaign_text)


def elsewhere(root: Table) -> tuple[Elsewhere, ...]:
    """The signatures counted elsewhere, each source once."""
    found: dict[str, Elsewhere] = {}
    for table in root.tables("elsewhere"):
        entry = _elsewhere(table)
        if entry.source in found:
            table.refuse("source", "each source once", entry.source)
        found[entry.source] = entry
    return tuple(found.values())


def endorsers(root: Table, language: Language) -> tuple[Endorser, ...]:
    """The endorsers in their order, with roles in the default `language` at least."""
    return tuple(_endorser(table, language) for table in root.tables("endorsers"))


def actions(root: Table, language: Language) -> tuple[Action, ...]:
    """The actions in their order, in the default `language` at least."""
    return tuple(_action(table, language) for table in root.tables("actions"))


def news(root: Table, language: Language) -> tuple[News, ...]:
    """The posts in their order, in the default `language` at least."""
    return tuple(_post(table, language) for table in root.tables("news"))


def _campaign_text(words: Table, language: str) -> CampaignText:
    table = words.table(language)
    return CampaignText(
        brand=table.text("brand", SOURCE),
        title=table.text("title", NAME),
        pair=table.optional_text("pair", NAME),
        inscription=table.optional_text("inscription", NAME),
        inscription_language=_inscription_language(table),
        dateline=table.optional_text("dateline", LINE),
        lead=table.text("lead", LINE),
        manifesto=_manifesto(table),
        pledges_intro=table.optional_text("pledges_intro", LINE),
        pledges=table.texts("pledges", LINE),
        manifesto_note=table.optional_text("manifesto_note", LINE),
        share=table.text("share", LINE),
        closing=table.optional_text("closing", LINE),
        promoted_by=table.text("promoted_by", LINE),
    )


def _inscription_language(table: Table) -> Language | Literal[""]:
    if table.has("inscription") or table.has("inscription_language"):
        return table.choice("inscription_language", LANGUAGES)
    return ""


def _manifesto(table: Table) -> tuple[str, ...]:
    if table.value("manifesto") in (None, []):
        table.refuse("manifesto", "a list of at least one paragraph", table.value("manifesto"))
        return ()
    return table.texts("manifesto", PARAGRAPH)


def _elsewhere(table: Table) -> Elsewhere:
    return Elsewhere(
        source=table.text("source", SOURCE),
        url=table.optional_web_address("url"),
        signatures=table.whole_number("signatures"),
        as_of=table.day("as_of"),
    )


def _endorser(table: Table, language: Language) -> Endorser:
    return Endorser(
        kind=table.choice("kind", ENDORSER_KINDS),
        name=table.text("name", NAME),
        acronym=table.optional_text("acronym", ACRONYM),
        url=table.optional_web_address("url"),
        names=_per_language(table, "names", _name),
        roles=_in_default_too(table, "roles", language, _line),
    )


def _action(table: Table, language: Language) -> Action:
    on, when = table.optional_day("on"), _per_language(table, "when", _line)
    if on is None and language not in when:
        table.refuse("on", f"a day, or words in when.{language}", None)
    return Action(
        state=table.choice("state", tuple(ActionState)),
        on=on,
        when=when,
        texts=_in_default_too(table, "texts", language, _action_text),
    )


def _action_text(words: Table, language: str) -> ActionText:
    table = words.table(language)
    return ActionText(title=table.text("title", NAME), body=table.optional_text("body", BODY))


def _post(table: Table, language: Language) -> News:
    on, deadline = table.day("on"), table.optional_day("deadline")
    if deadline and deadline < on:
        table.refuse("deadline", f"a day not before the post's own ({on})", deadline)
    return News(
        on=on,
        deadline=deadline,
        url=table.optional_web_address("url"),
        texts=_in_default_too(table, "texts", language, _news_text),
    )


def _news_text(words: Table, language: str) -> NewsText:
    table = words.table(language)
    return NewsText(
        title=table.text("title", NAME),
        summary=table.text("summary", LINE),
        body=table.optional_text("body", BODY),
    )


def _name(names: Table, language: str) -> str:
    return names.text(language, NAME)


def _line(lines: Table, language: str) -> str:
    return lines.text(language, LINE)


def _per_language(table: Table, key: str, read: Callable[[Table, str], Words]) -> dict[str, Words]:
    section = table.table(key)
    return {language: read(section, language) for language in LANGUAGES if section.has(language)}


def _in_default_too(
    table: Table, key: str, language: Language, read: Callable[[Table, str], Words]
) -> dict[str, Words]:
    found = _per_language(table, key, read)
    if language not in found:
        table.refuse(f"{key}.{language}", "words in the default language", None)
    return found
