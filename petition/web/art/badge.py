"""The badge: the seal and a few words, 28 pixels high, as SVG and as a picture of pixels."""

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from petition.web.art import lettering, seal
from petition.web.art.canvas import Canvas, stamp

HEIGHT = 28
MARGIN = 12
BASELINE = 19
FONTS = "system-ui,Segoe UI,Roboto,Noto Sans,PingFang SC,Microsoft YaHei,sans-serif"


@dataclass(frozen=True)
class Colours:
    """What a badge is painted with."""

    paper: str
    ink: str
    edge: str


LIGHT = Colours("#FFFFFF", "#14201F", "#CAD4CE")
DARK = Colours("#0E1718", "#E9EFEB", "#2B3A39")
# The only style in any badge: for the scheme of whoever looks at it.
AUTO = Markup(
    "@media(prefers-color-scheme:dark){{rect{{fill:{c.paper};stroke:{c.edge}}}text{{fill:{c.ink}}}}}"
).format(c=DARK)
AUTO_HASH = f"sha256-{base64.b64encode(hashlib.sha256(AUTO.encode()).digest()).decode()}"
STYLES = {"auto": Markup("<style>{}</style>").format(AUTO)}

SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 28" width="{width}" height="28"'
    ' role="img" aria-label="{label}"><title>{label}</title>{style}'
    '<rect x=".5" y=".5" width="{inner}" height="27" fill="{c.paper}" stroke="{c.edge}"/>'
    '<g transform="scale(.28)"><path fill="#BE3423" d="{body}"/>'
    '<g fill="#FFF" stroke="#FFF" stroke-width="3.4" stroke-linejoin="round">{heart}</g></g>'
    '<text x="40" y="19" font-family="{fonts}" font-size="14" font-weight="600" fill="{c.ink}"'
    ' textLength="{text_width}" lengthAdjust="spacingAndGlyphs">{words}</text></svg>'
)


def width(words: str) -> int:
    """The width of the badge with these words, in pixels, in either form."""
    return HEIGHT + 2 * MARGIN + _text_width(words)


def svg(words: str, label: str, theme: str) -> str:
    """The badge as SVG; `label` is what it is called, `theme` light, dark or auto."""
    strokes = Markup("").join(Markup('<path d="{}"/>').format(path) for path in seal.heart())
    return str(
        SVG.format(
            width=width(words),
            inner=width(words) - 1,
            text_width=_text_width(words),
            words=words,
            label=label,
            fonts=FONTS,
            style=STYLES.get(theme, ""),
            c=DARK if theme == "dark" else LIGHT,
            body=seal.BODY,
            heart=strokes,
        )
    )


def png(words: str, theme: str) -> bytes:
    """The badge as PNG; it cannot follow a scheme, so that auto is light."""
    colours = DARK if theme == "dark" else LIGHT
    canvas = Canvas((width(words), HEIGHT), colours.paper)
    canvas.frame(colours.edge)
    stamp(canvas, (0, 0), HEIGHT)
    canvas.write((HEIGHT + MARGIN, BASELINE), words, lettering.BOLD, colours.ink)
    return canvas.png()


def _text_width(words: str) -> int:
    return round(lettering.width(words, lettering.BOLD))
