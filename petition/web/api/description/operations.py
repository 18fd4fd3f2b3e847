"""What can be asked of the API: one operation for each endpoint, in the order of the page."""

from dataclasses import dataclass
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules.states import MessageKind
from petition.web.api.description.schemas import SLUG

_KINDS = [kind.value for kind in MessageKind]


@dataclass(frozen=True)
class Parameter:
    """A part of an address, or of what follows its question mark."""

    name: str
    words: LazyString
    schema: dict[str, Any]
    example: str = ""
    place: str = "query"


@dataclass(frozen=True)
class Operation:
    """One address and method: what it is for, what it takes, the schemas of both sides.

    An answer that is not `is_shared` is for one person, and nobody keeps it.
    """

    title: LazyString
    words: LazyString
    gives: str
    parameters: tuple[Parameter, ...] = ()
    takes: str = ""
    is_shared: bool = True


_SLUG = Parameter("slug", _("The campaign’s name in addresses"), SLUG, "chinahearts", "path")
_AFTER = Parameter(
    "after",
    _("Where the last page ended: take the address from “next”"),
    {"type": "integer", "minimum": 0, "maximum": 10**18 - 1},
)
_CURSOR = Parameter(
    "after",
    _("Where the last page ended: take the address from “next”"),
    {"type": "string", "pattern": "^([0-9]{1,17}-[0-9]{1,18})?$"},
)
_LIMIT = Parameter(
    "limit",
    _("How many on a page: 20 unless said otherwise, never more than 100"),
    {"type": "integer", "minimum": 0},
    "5",
)
_CHOICE = (
    Parameter("kind", _("Only of this kind"), {"type": "string", "enum": _KINDS}),
    Parameter(
        "language",
        _("Only those written in this language"),
        {"type": "string", "pattern": "^([a-z]{2,3}(-[A-Za-z]{2,4})?)?$"},
        "it",
    ),
    Parameter(
        "direction",
        _("Only from one side to the other"),
        {"type": "string", "pattern": "^([A-Z]{2}-[A-Z]{2})?$"},
    ),
)
_BEFORE = Parameter(
    "before",
    _("Where the last page ended: take the address from “next”"),
    {"type": "integer", "minimum": 0, "maximum": 10**18 - 1},
)
_RECEIPT = Parameter(
    "receipt",
    _("What the signer was given, and nobody else"),
    {"type": "string"},
    "1awx4hx2glqhdezzvg34ezltieeqmz5iyq",
    "path",
)
_CAMPAIGNS = Parameter(
    "campaigns",
    _("The campaigns’ names, separated by commas, at most 100; unknown ones are left out"),
    {"type": "string"},
    "chinahearts",
)

OPERATIONS: dict[str, Operation] = {
    "api.count": Operation(
        _("The count"),
        _("One campaign’s number: confirmed here, counted elsewhere, and the next goal."),
        "Count",
        (_SLUG,),
    ),
    "api.counts": Operation(
        _("Several counts"),
        _("The counts of many campaigns with one request."),
        "Counts",
        (_CAMPAIGNS,),
    ),
    "api.campaigns": Operation(
        _("Every campaign"),
        _("All published campaigns, oldest first, with their texts in every language."),
        "Campaigns",
    ),
    "api.campaign": Operation(
        _("One campaign"),
        _("Texts, dates, state and goal of one campaign, and where to find the rest."),
        "Campaign",
        (_SLUG,),
    ),
    "api.signatures": Operation(
        _("Signatures"),
        _("The public list, newest first; names only as the signers chose."),
        "Signatures",
        (_SLUG, _AFTER, _LIMIT),
    ),
    "api.messages": Operation(
        _("Messages"),
        _("Approved messages, testimonials and proposals, newest first."),
        "Messages",
        (_SLUG, *_CHOICE, _CURSOR, _LIMIT),
    ),
    "api.statistics": Operation(
        _("Statistics"),
        _(
            "Confirmed signatures per day, country, language and source. Each list sums to the"
            " count."
        ),
        "Statistics",
        (_SLUG,),
    ),
    "api.ledger": Operation(
        _("The ledger"),
        _("Every change of the count with its reason, chained so that anyone can check it."),
        "Ledger",
        (_SLUG, _AFTER),
    ),
    "api.roots": Operation(
        _("The roots of the days"),
        _("All signatures of a day in one tree: the closed days, newest first, and today."),
        "Roots",
        (_SLUG, _BEFORE),
    ),
    "api.proof": Operation(
        _("The proof of one signature"),
        _("How the signature behind a receipt leads to the root of its day."),
        "Proof",
        (_SLUG, _RECEIPT),
        is_shared=False,
    ),
    "api.sign": Operation(
        _("Signing for somebody"),
        _(
            "With a partner’s key. The person gets the same email as from our form, and counts"
            " once its button is pressed. The answer is the same whoever signs."
        ),
        "Accepted",
        (_SLUG,),
        "SignRequest",
    ),
    "api.openapi": Operation(
        _("This description"),
        _("The whole API as an OpenAPI 3.1 document, made from what you read here."),
        "Document",
    ),
}
