"""Reads a campaign from its TOML file and writes it back; docs/campaign-file.md has the format."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import Any

import tomli_w

from petition.rules import campaign_sections
from petition.rules.campaign_document import (
    Action,
    ActionText,
    CampaignFile,
    CampaignText,
    Elsewhere,
    Endorser,
    News,
    NewsText,
)
from petition.rules.errors import Refused
from petition.rules.states import CampaignState
from petition.rules.toml_table import LARGEST_NUMBER, Table

__all__ = [
    "Action",
    "ActionText",
    "CampaignFile",
    "CampaignFileError",
    "CampaignText",
    "Elsewhere",
    "Endorser",
    "News",
    "NewsText",
    "parse",
    "render",
]

SLUG = re.compile(r"[a-z0-9-]{2,40}")
# Addresses of the site itself, /<language>/<word>: a campaign of that name could not be reached.
RESERVED_SLUGS = ("confirm", "privacy", "accessibility", "my-signature", "my-message", "api")
DIRECTION = re.compile(r"[A-Z]{2}-[A-Z]{2}")
LISTS = ("elsewhere", "endorsers", "actions", "news")
BLANKS: tuple[object, ...] = (None, "", (), {})


class CampaignFileError(Refused):
    """The text is no campaign file; `problems` says where and why, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def parse(text: str) -> CampaignFile:
    """The campaign that the TOML `text` describes, its texts in NFC and trimmed.

    Raises CampaignFileError with all problems at once; items of lists are counted from 1.
    """
    problems: list[str] = []
    root = Table(_document(text), "", problems)
    campaign = _campaign(root)
    root.refuse_unknown_keys()
    if problems:
        raise CampaignFileError(problems)
    return campaign


def render(campaign: CampaignFile) -> str:
    """The campaign as TOML, which `parse` reads back to an equal one; blanks are left out."""
    content = _without_blanks(asdict(campaign))
    lists = {key: content.pop(key) for key in LISTS if key in content}
    sections = [_section(key, item) for key, items in lists.items() for item in items]
    return "\n".join([_toml(content), *sections])


def _document(text: str) -> dict[str, object]:
    # Some editors put a byte order mark in front, which TOML does not know.
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise CampaignFileError(["not a TOML file: nested too deeply"]) from None
    except ValueError as error:
        raise CampaignFileError([f"not a TOML file: {error}"]) from error


def _campaign(root: Table) -> CampaignFile:
    language = root.choice("default_language", campaign_sections.LANGUAGES)
    opens_on, closes_on = _season(root)
    return CampaignFile(
        slug=_slug(root),
        state=root.choice("state", tuple(CampaignState)),
        opens_on=opens_on,
        closes_on=closes_on,
        default_language=language,
        goal_steps=_goal_steps(root),
        directions=_directions(root),
        texts=campaign_sections.texts(root, language),
        elsewhere=campaign_sections.elsewhere(root),
        endorsers=campaign_sections.endorsers(root, language),
        actions=campaign_sections.actions(root, language),
        news=campaign_sections.news(root, language),
    )


def _slug(root: Table) -> str:
    slug = root.value("slug")
    if not isinstance(slug, str) or not SLUG.fullmatch(slug):
        root.refuse("slug", "2 to 40 of the characters a-z, 0-9 and -", slug)
    elif slug in RESERVED_SLUGS:
        root.refuse("slug", f"none of the site's own words ({', '.join(RESERVED_SLUGS)})", slug)
    return str(slug)


def _season(root: Table) -> tuple[date | None, date | None]:
    opens_on, closes_on = root.optional_day("opens_on"), root.optional_day("closes_on")
    if opens_on and closes_on and closes_on < opens_on:
        root.refuse("closes_on", f"a day not before opens_on ({opens_on})", closes_on)
    return opens_on, closes_on


def _goal_steps(root: Table) -> tuple[int, ...]:
    items = root.items("goal_steps")
    steps = [item for item in items if type(item) is int and 0 < item <= LARGEST_NUMBER]
    if steps != items or any(first >= second for first, second in pairwise(steps)):
        root.refuse("goal_steps", "whole numbers above 0, each above the one before", items)
    return tuple(steps)


def _directions(root: Table) -> tuple[str, ...]:
    items = root.items("directions")
    known = [item for item in items if isinstance(item, str) and DIRECTION.fullmatch(item)]
    if known != items or len(set(known)) < len(known):
        root.refuse("directions", 'different pairs such as "IT-CN"', items)
    return tuple(known)


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if item not in BLANKS}
    if isinstance(value, tuple):
        return [_without_blanks(item) for item in value]
    return value


def _section(key: str, item: dict[str, object]) -> str:
    # Left to itself, tomli_w folds short sections into one line that nobody cares to edit.
    return f"[[{key}]]" + _toml({key: item}).removeprefix(f"[{key}]")


def _toml(content: dict[str, object]) -> str:
    return tomli_w.dumps(content, multiline_strings=True)
