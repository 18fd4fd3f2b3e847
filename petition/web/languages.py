"""The languages of the pages: what each is called, and the one of the request at hand."""

from dataclasses import dataclass

from babel import Locale
from flask import g, has_app_context

from petition import current


@dataclass(frozen=True)
class Language:
    """One language: its code in addresses, its tag in pages, its own name, and its formats."""

    code: str
    html_lang: str
    name: str
    abbreviation: str
    locale: Locale


KNOWN = {
    "it": Language("it", "it", "Italiano", "IT", Locale("it")),
    "en": Language("en", "en", "English", "EN", Locale("en", "GB")),
    "zh": Language("zh", "zh-Hans", "中文", "中", Locale("zh", "CN", "Hans")),
}
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def offered() -> list[Language]:
    """The languages of this instance, in the order of its settings."""
    return [KNOWN[code] for code in current.settings().languages]


def requested() -> str:
    """The code of the language this request is answered in."""
    return str(g.get("language") or current.settings().default_language)


def html_lang(code: str) -> str:
    """The tag for `lang` attributes: zh becomes zh-Hans, any other code stays."""
    return KNOWN[code].html_lang if code in KNOWN else code


def text_direction(code: str) -> str:
    """How a language runs, for `dir` attributes: "rtl" or "ltr"."""
    return "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def name(code: str, reader: str) -> str:
    """What a language is called in the reader's language; a code nobody knows stays."""
    return str(locale(reader).languages.get(code.replace("-", "_"), code))


def card_locale(code: str) -> str:
    """The language as Open Graph names it: it_IT, en_GB, zh_CN."""
    found = locale(code)
    return f"{found.language}_{found.territory or found.language.upper()}"


def locale(code: str) -> Locale:
    """The Babel locale whose dates and names a page in this language shows."""
    return KNOWN[code].locale


def translation_locale() -> str | None:
    """The catalogue for the work at hand; outside of any application Babel's own default."""
    return requested() if has_app_context() else None
