"""The schemas of what partners send, and of the answer that is the same for everyone."""

from flask_babel import lazy_gettext as _

from petition.rules.states import Visibility
from petition.web.api.description.schemas import SLUG
from petition.web.api.description.shapes import Schema, maybe, some_of, switch, text, thing

_VISIBILITIES = [each.value for each in Visibility]
_WISH = thing(
    name=text(_("The full name, in any script"), minLength=1, maxLength=100),
    email=text(_("Where the link goes; one person is one address"), maxLength=254),
    consent={
        "const": True,
        "description": _("The person has read our privacy notice and agrees to it: true"),
    },
    country=maybe(text(_("ISO 3166-1 alpha-2"), maxLength=2)),
    city=maybe(text(maxLength=100)),
    affiliation=maybe(text(_("Occupation or organisation"), maxLength=100)),
    comment=maybe(text(_("Published once a moderator has approved it"), maxLength=500)),
    visibility=maybe(
        text(_("How to be listed; “name” if left out"), enum=_VISIBILITIES),
    ),
    updates=maybe(switch(_("Whether the person wants news by email"))),
    language=maybe(text(_("The language of the email; that of the campaign if left out"))),
    source=maybe(text(_("Not read: signatures go under the partner’s name"))),
)

WISHES: dict[str, Schema] = {
    "SignRequest": some_of(_WISH, "name", "email", "consent") | {"additionalProperties": False},
    "Accepted": thing(campaign=SLUG, status={"const": "accepted"}),
}
