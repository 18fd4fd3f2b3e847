"""The schemas of what the API gives: campaigns, counts, lists, the ledger, problems."""

import dataclasses

from flask_babel import lazy_gettext as _

from petition.rules.campaign_document import CampaignText
from petition.rules.states import LedgerReason, MessageKind
from petition.web.api.description.shapes import (
    Schema,
    address,
    by_language,
    day,
    each,
    hash_,
    maybe,
    moment,
    named,
    some_of,
    switch,
    text,
    thing,
    whole,
)

SLUG = {"type": "string", "pattern": "^[a-z0-9-]{2,40}$"}
COUNTRY = text(_("ISO 3166-1 alpha-2"), pattern="^[A-Z]{2}$")
DATA = ("count", "signatures", "messages", "statistics", "ledger")
_NEXT = maybe(address(_("The address of the next page; null on the last one")))
_SUMMED = _("How many signatures, the small countries and territories summed up as “other”")


def _words() -> Schema:
    """The texts of a campaign, field by field as the campaign's file has them."""
    lists = [f.name for f in dataclasses.fields(CampaignText) if f.type == tuple[str, ...]]
    names = [field.name for field in dataclasses.fields(CampaignText)]
    return thing(**{name: each(text()) if name in lists else text() for name in names})


def _share(name: str, value: Schema) -> Schema:
    return thing(**{name: value, "signatures": whole()})


_CAMPAIGN = thing(
    slug=SLUG | {"description": _("The campaign’s name in addresses")},
    state=text(enum=["open", "closed"]),
    accepts_signatures=switch(_("Whether it takes signatures today")),
    opens_on=maybe(day()),
    closes_on=maybe(day()),
    default_language=text(),
    goal=whole(_("The next step, always above the total")),
    texts=by_language(named("CampaignText"), _("The campaign’s words, per language")),
    links=thing(
        pages=by_language(address(), _("The campaign’s page, per language")),
        **{name: address() for name in DATA},
    ),
)
_ELSEWHERE = thing(source=text(), url=text(), signatures=whole(), as_of=maybe(day()))
_COUNT = thing(
    campaign=SLUG,
    total_signatures=whole(_("The number to show: confirmed here and counted elsewhere")),
    confirmed=whole(_("Signatures confirmed here, by email")),
    elsewhere=each(named("Elsewhere"), _("What other platforms and paper hold, each by name")),
    goal=whole(_("The next step, always above the total")),
    as_of=moment(_("When the number changed last")),
)
_SIGNATURE = thing(
    number=whole(_("The signer’s number, from 1 in the order of counting")),
    name=maybe(text(_("As the signer chose: full, initials, or null"))),
    city=maybe(text()),
    country=maybe(COUNTRY),
    signed_at=moment(),
)
_MESSAGE = thing(
    id=whole(),
    kind=text(enum=[kind.value for kind in MessageKind]),
    direction=maybe(text(_("From which side to which, such as IT-CN"))),
    language=text(),
    title=maybe(text()),
    body_html=text(_("Cleaned HTML: paragraphs, emphasis, lists, quotations and links alone")),
    name=maybe(text()),
    city=maybe(text()),
    country=maybe(COUNTRY),
    published_at=moment(),
    translations=by_language(named("MessageText"), _("Approved translations, per language")),
)
_ENTRY = thing(
    number=whole(_("From 1 without gap, per campaign")),
    at=moment(),
    change=whole(_("By how much the total moved")),
    reason=text(enum=[reason.value for reason in LedgerReason]),
    total=whole(_("The total after this entry")),
    previous_hash=hash_(_("The hash of the entry before; of the first one, that of the slug")),
    hash=hash_(_("The SHA-256 of the other six fields as canonical JSON")),
)
_PROBLEM = thing(
    type=text(),
    title=text(_("The name of the status")),
    status=whole(),
    detail=text(_("What is wrong, in the language of Accept-Language")),
    errors={
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": _("One code for each field or parameter at fault"),
    },
)
_OF_ROOT = {
    "day": day(_("In UTC")),
    "first_number": whole(_("The number of its first signature")),
    "signatures": whole(_("How many signatures were counted first on that day")),
    "root": hash_(_("The root of their Merkle tree, hashed as RFC 6962 says")),
}

GIVEN: dict[str, Schema] = {
    "Campaigns": thing(campaigns=each(named("Campaign"))),
    "Campaign": _CAMPAIGN,
    "CampaignText": _words(),
    "Count": _COUNT,
    "Counts": thing(counts=each(named("Count"))),
    "Elsewhere": _ELSEWHERE,
    "Signatures": thing(signatures=each(named("Signature")), next=_NEXT),
    "Signature": _SIGNATURE,
    "Messages": thing(messages=each(named("Message")), next=_NEXT),
    "Message": _MESSAGE,
    "MessageText": thing(title=maybe(text()), body_html=text()),
    "Statistics": thing(
        per_day=each(_share("date", day())),
        per_country=each(_share("country", text()), _SUMMED),
        per_language=each(_share("language", text())),
        per_source=each(_share("source", text())),
        as_of=moment(),
    ),
    "Ledger": thing(entries=each(named("LedgerEntry")), next=_NEXT),
    "LedgerEntry": _ENTRY,
    "Roots": thing(roots=each(named("Root")), growing=maybe(named("GrowingRoot")), next=_NEXT),
    "Root": thing(
        **_OF_ROOT,
        previous_hash=hash_(_("The hash of the day before; of the first one, that of the slug")),
        hash=hash_(_("The SHA-256 of the other five, in this order, with spaces between them")),
    ),
    "GrowingRoot": thing(**_OF_ROOT),
    "Proof": thing(
        campaign=SLUG,
        number=whole(_("The signer’s number, from 1 in the order of counting")),
        day=day(),
        leaf=hash_(_("Made of the campaign’s name, the number, the address and the receipt")),
        index=whole(_("The place of the leaf among those of its day, from 0")),
        tree_size=whole(_("How many leaves the tree has")),
        path=each(hash_(), _("The sibling hashes from the leaf up to the root")),
        root=hash_(),
        is_final=switch(_("Whether the day is over")),
    ),
    "Problem": some_of(_PROBLEM, "type", "title", "status", "detail"),
}
