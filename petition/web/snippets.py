"""The code that other sites paste to show a campaign. Every text in it is escaped."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from petition.store.queries.campaigns import Published
from petition.web import counted, formats
from petition.web.art import badge
from petition.web.embed_choices import Choice
from petition.web.public.localised import LocalisedCampaign

ELEMENT = Markup(
    '<petition-counter campaign="{slug}" lang="{lang}" layout="{layout}" theme="{theme}">'
    "{number}</petition-counter>"
)
SCRIPT = Markup('\n<script async src="{base}/embed/v1.js"></script>')
# `frameborder`, because a host's policy may forbid the style that does the same.
IFRAME = Markup(
    '<iframe src="{src}"\n  width="{width}" height="{height}" title="{title}"\n'
    '  loading="lazy" frameborder="0"></iframe>'
)
BADGE = Markup('<a href="{page}"><img src="{src}"\n  width="{width}" height="28" alt="{alt}"></a>')
# Width and height of each layout.
SIZES = {"line": ("100%", 58), "card": ("300", 300), "full": ("100%", 400)}
# The form whole from a width of 320 pixels on, in the language that takes the most room.
SIGN_HEIGHT = 1280


@dataclass(frozen=True)
class Shown:
    """A campaign as snippets name it: its slug, its title in their language, and its total."""

    slug: str
    title: str
    total: int


def about(found: Published, language: str) -> Shown:
    """What snippets in a language say of a campaign."""
    campaign = LocalisedCampaign(found, language)
    return Shown(campaign.slug, campaign.title, counted.total(found))


def code(shown: Shown, choice: Choice, base: str) -> Markup:
    """The snippet for a choice; `base` is what its addresses begin with."""
    if choice.form == "badge":
        return linked_badge(shown, choice, base)
    if choice.form == "element":
        return element(shown, choice) + SCRIPT.format(base=base)
    width = "100%" if choice.form == "sign" else SIZES[choice.layout][0]
    return iframe(shown, choice, base, (width, height(choice)))


def element(shown: Shown, choice: Choice) -> Markup:
    """The counter that the script makes of a number; without it the number is there."""
    number = formats.number(shown.total, choice.lang)
    return ELEMENT.format(slug=shown.slug, number=number, **vars(choice))


def height(choice: Choice) -> int:
    """The height of what is shown, in pixels."""
    heights = {"badge": badge.HEIGHT, "sign": SIGN_HEIGHT}
    return heights.get(choice.form) or SIZES[choice.layout][1]


def iframe(shown: Shown, choice: Choice, base: str, size: tuple[str | int, int]) -> Markup:
    """The counter, or the form to sign, in a frame of that width and height."""
    width, height = size
    src = base + framed(shown.slug, choice)
    return IFRAME.format(src=src, width=width, height=height, title=shown.title)


def framed(slug: str, choice: Choice) -> str:
    """The path of the page that a frame shows."""
    if choice.form == "sign":
        return f"/embed/{slug}/sign?{choice.query('lang', 'theme')}"
    return f"/embed/{slug}?{choice.query('lang', 'layout', 'theme')}"


def linked_badge(shown: Shown, choice: Choice, base: str) -> Markup:
    """The badge as a link to the campaign: works where scripts and frames do not."""
    page = url_for("public.campaign", language=choice.lang, slug=shown.slug)
    words = counted.signatures(shown.total, choice.lang)
    return BADGE.format(
        page=base + page,
        src=f"{base}/embed/{shown.slug}/badge.svg?{choice.query('lang', 'theme')}",
        width=badge.width(words),
        alt=counted.sentence(shown.total, shown.title, choice.lang),
    )
