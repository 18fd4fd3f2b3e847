"""What other sites choose of an embed: its form, layout, theme and language."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from petition import current

FORMS = ("element", "iframe", "sign", "badge")
LAYOUTS = ("line", "card", "full")
THEMES = ("light", "dark", "auto")


@dataclass(frozen=True)
class Choice:
    """One embed; each field is one of the values above, `lang` a language of this instance."""

    form: str
    layout: str
    theme: str
    lang: str

    def query(self, *names: str) -> str:
        """Some of the choice as the query of an address."""
        return urlencode({name: getattr(self, name) for name in names})


NAMES = tuple(field.name for field in fields(Choice))


def chosen(arguments: Mapping[str, str], language: str) -> Choice:
    """The choice that an address makes; whatever it does not say in our words is the usual one."""
    return Choice(
        form=one_of(FORMS, arguments.get("form"), "element"),
        layout=one_of(LAYOUTS, arguments.get("layout"), "card"),
        theme=one_of(THEMES, arguments.get("theme"), "auto"),
        lang=language_of(arguments, language),
    )


def is_plain(arguments: Mapping[str, str], choice: Choice) -> bool:
    """Whether an address says nothing that the choice does not."""
    return all(arguments.get(name, value) == value for name, value in vars(choice).items())


def one_of(known: tuple[str, ...], value: str | None, usual: str) -> str:
    """The value, if it is known to us, else the usual one."""
    return value if value in known else usual


def language_of(arguments: Mapping[str, str], usual: str) -> str:
    """The language that `lang` names: zh for zh-CN, too, as hosts write that of their page."""
    offered = current.settings().languages
    code = arguments.get("lang", "").lower().partition("-")[0]
    return next((known for known in (code, usual) if known in offered), offered[0])
