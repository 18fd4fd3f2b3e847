"""The catalogues: complete in every language, in step with the sources, compiled."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from petition.rules import signup
from petition.web.forms import texts

ROOT = Path(__file__).parents[1]
LANGUAGES = ("it", "en", "zh")
FORBIDDEN = ("!", "！", "两岸")


@cache
def catalogue(language: str) -> Catalog:
    """The texts of one language."""
    with folder(language).joinpath("messages.po").open("rb") as file:
        return pofile.read_po(file, locale=language)


def folder(language: str) -> Path:
    return ROOT / "translations" / language / "LC_MESSAGES"


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def strings(message: Message) -> list[str]:
    """All forms of a translation."""
    return list(message.string) if message.pluralizable else [message.string]


def source_forms(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if message.pluralizable else (message.id,)


@cache
def in_the_sources() -> frozenset[tuple[str | None, str]]:
    """Context and text of everything that code and templates say."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, directory_filter=is_ours)
    return frozenset(
        (context, text[0] if isinstance(text, tuple) else text) for _, _, text, _, context in found
    )


def is_ours(folder: str) -> bool:
    """Not a hidden folder; Babel's own filter would skip templates/_macros as well."""
    return not Path(folder).name.startswith(".")


def test_the_sources_are_read():
    assert (None, "Sign the manifesto") in in_the_sources()
    assert (None, "Skip to content") in in_the_sources()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_sources_say_and_nothing_else(language):
    held = {(message.context, source_forms(message)[0]) for message in messages(language)}

    assert held == in_the_sources()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_fuzzy(language):
    unfinished = [m.id for m in messages(language) if m.fuzzy or not all(strings(m))]

    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_counts_has_each_plural_form_of_its_language(language):
    expected = catalogue(language).num_plurals

    wrong = [m.id for m in messages(language) if m.pluralizable and len(strings(m)) != expected]

    assert wrong == []
    assert expected == (1 if language == "zh" else 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_every_placeholder(language):
    def names(text: str) -> set[str]:
        return {part.partition(")")[0] for part in text.split("%(")[1:]}

    broken = [
        message.id
        for message in messages(language)
        for string in strings(message)
        if names(string) != names(source_forms(message)[-1])
    ]

    assert broken == []


def test_english_says_what_the_sources_say():
    changed = [m.id for m in messages("en") if tuple(strings(m)) != source_forms(m)]

    assert changed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shouted_and_no_word_is_used_that_we_avoid(language):
    loud = [s for m in messages(language) for s in strings(m) if any(w in s for w in FORBIDDEN)]

    assert loud == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    compiled = BytesIO()

    mofile.write_mo(compiled, catalogue(language))

    assert folder(language).joinpath("messages.mo").read_bytes() == compiled.getvalue()


def test_every_code_of_a_signing_has_its_sentence():
    assert set(signup.CODES) <= set(texts.FIELDS)


def test_every_refusal_has_a_title_and_a_sentence():
    expected = {400, 403, 404, 405, 409, 410, 413, 429, 500, 503}

    assert expected <= set(texts.REFUSALS)
