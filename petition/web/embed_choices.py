"""What other sites choose of an embed: its form, layout, theme and language."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from petition import current

FORMS = ("element", "iframe", "sign", "badge")
LAYOUTS = ("card", "line", "full")
THEMES = ("auto", "light", "dark")


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
    """The choice that an address makes; whatever it does not say in our words is the usual."""
    return Choice(
        form=_known(arguments.get("form"), FORMS),
        layout=_known(arguments.get("layout"), LAYOUTS),
        theme=_known(arguments.get("theme"), THEMES),
        lang=_language(arguments.get("lang", ""), language),
    )


def is_plain(arguments: Mapping[str, str], choice: Choice) -> bool:
    """Whether an address says nothing that the choice does not."""
    return all(arguments.get(name, value) == value for name, value in vars(choice).items())


def _known(value: str | None, values: tuple[str, ...]) -> str:
    return value if value in values else values[0]


def _language(asked: str, usual: str) -> str:
    """zh for zh-CN or zh-Hans, too: hosts write the language of their page."""
    offered = current.settings().languages
    code = asked.lower().partition("-")[0]
    return next((known for known in (code, usual) if known in offered), offered[0])
