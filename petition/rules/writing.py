"""What a person sends to leave a message, validated in one place.

Faults are codes, never sentences: whoever answers has the words, in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from petition.rules import directions as sides
from petition.rules import names, text
from petition.rules.campaign_sections import LANGUAGES
from petition.rules.fields import Fields
from petition.rules.states import Field, MessageKind

DESCRIPTION_LENGTH = 200
PARTNERS_LENGTH = names.COMMENT_LENGTH

# Those of the address and the place are the same as for a signing.
CODES: tuple[str, ...] = (
    "kind_unknown",
    "direction_unknown",
    "language_unknown",
    "title_missing",
    "title_too_long",
    "title_characters",
    "body_missing",
    "body_too_long",
    "body_characters",
    "field_unknown",
    "partners_too_long",
    "partners_characters",
    "photo_description_too_long",
    "photo_description_characters",
    "message_consent_missing",
    "publish_consent_missing",
)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a message as they were typed; all but the body are a proposal's alone."""

    body: str
    title: str = ""
    field: Field = Field.NONE
    partners: str = ""


@dataclass(frozen=True, slots=True)
class MessageRequest:
    """A valid wish to leave a message: texts tidied, optional fields empty when left out.

    `body` is as typed: what may be published of it is the cleaner's to say. Both consents need
    no field, as there is no request without them.
    """

    kind: MessageKind
    direction: str
    name: str
    email: str
    canonical_email: str
    country: str
    city: str
    language: str
    title: str
    body: str
    field: Field
    partners: str
    contact_consent: bool
    photo_description: str

    @property
    def text(self) -> Text:
        """The words alone."""
        return Text(self.body, self.title, self.field, self.partners)


def completed(
    fields: Mapping[str, str], page_language: str, directions: tuple[str, ...]
) -> dict[str, str]:
    """The fields with what is likely where a client left the language or the direction out."""
    language = fields.get("language", "").strip() or page_language
    country = fields.get("country", "").strip().upper()
    direction = fields.get("direction", "").strip() or sides.likely(directions, country, language)
    return dict(fields) | {"language": language, "direction": direction}


def parse(
    fields: Mapping[str, str], countries: frozenset[str], directions: tuple[str, ...]
) -> MessageRequest:
    """Read the fields of a message, or raise `Invalid` with one code for each field at fault.

    `countries` are the codes the site accepts, `directions` those of the campaign: one of them is
    needed where there are any. What only a proposal has is ignored in other kinds.
    """
    given = Fields(fields)
    kind = given.choice("kind", MessageKind, MessageKind.MESSAGE)
    words = _text(given, kind)
    address = given.address()
    request = MessageRequest(
        kind=kind,
        direction=given.one_of("direction", directions) if directions else "",
        name=given.text("name", names.fault_in_name, names.tidy),
        email=address.envelope,
        canonical_email=address.canonical,
        country=given.country(countries),
        city=given.text("city", names.fault_in_place, names.tidy),
        language=given.one_of("language", LANGUAGES),
        title=words.title,
        body=words.body,
        field=words.field,
        partners=words.partners,
        contact_consent=kind is MessageKind.PROPOSAL and given.is_ticked("contact_consent"),
        photo_description=_description(given),
    )
    _check(given)
    return request


def parse_again(fields: Mapping[str, str], kind: MessageKind) -> tuple[Text, str]:
    """Read an author's changed words and the description of the picture, or raise `Invalid`."""
    given = Fields(fields)
    words, description = _text(given, kind), _description(given)
    given.check()
    return words, description


def _check(given: Fields) -> None:
    given.demand("consent", "message_consent_missing")
    given.demand("publish_consent", "publish_consent_missing")
    given.check()


def _text(given: Fields, kind: MessageKind) -> Text:
    body = given.text("body", text.fault_in_body, names.tidy_lines)
    if kind is not MessageKind.PROPOSAL:
        return Text(body)
    return Text(
        body=body,
        title=given.text("title", text.fault_in_title, names.tidy),
        field=given.choice("field", Field, Field.NONE),
        partners=given.text("partners", names.fault_in_comment, names.tidy_lines),
    )


def _description(given: Fields) -> str:
    fault_in = partial(names.fault_in_line, longest=DESCRIPTION_LENGTH)
    return given.text("photo_description", fault_in, names.tidy)
