"""One text decided from the digest, without a login: the link itself says who decides."""

from flask import Response as Answer
from flask import g, make_response, render_template, url_for

from petition.rules.errors import Invalid, Refused, TakenBy, TooLate
from petition.services import one_item
from petition.services.one_item import OneItem
from petition.web import errors, guards, headers, limits
from petition.web.moderation import pictures, shown, words
from petition.web.moderation.blueprint import blueprint
from petition.web.moderation.deciding import reason


@blueprint.get("/item/<token>")
@guards.public
@headers.unframed
@headers.personal
def item(token: str) -> str:
    """Shows the text and two buttons; opening the link decides nothing."""
    opened = _looked(token)
    return render_template(
        "moderation/item.html",
        link=opened,
        item=opened.item,
        shown=shown.of(opened.item),
        token=token,
        photo_url=url_for("moderation.item_photo", token=token),
        words=words,
    )


@blueprint.get("/item/<token>/photo")
@guards.public
@headers.unframed
@headers.personal
def item_photo(token: str) -> Answer:
    """The picture of the text that a link opens."""
    photo = _looked(token).item.newest.photo
    return pictures.answer(photo.name if photo else "")


@blueprint.post("/item/<token>/approve")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
@headers.personal
def approve_item(token: str) -> str:
    """Makes the text public, in the name of whom the link was sent to."""
    opened = _looked(token)
    one_item.approve(token)
    return _decided(opened, "approve")


@blueprint.post("/item/<token>/reject")
@guards.public
@limits.named("login")
@guards.same_origin
@headers.unframed
@headers.personal
def reject_item(token: str) -> str:
    """Keeps the text from the public, in the name of whom the link was sent to."""
    opened = _looked(token)
    one_item.reject(token, reason())
    return _decided(opened, "reject")


def refused(refusal: Refused) -> Answer:
    """The page of a link that decides nothing any more, or not at this moment."""
    if isinstance(refusal, Invalid):
        return errors.refused(refusal)
    sentence = None
    if isinstance(refusal, TooLate):
        sentence = words.decided_by(refusal.deed, refusal.by, refusal.at)
    if isinstance(refusal, TakenBy):
        sentence = words.read_by(refusal.by, refusal.until)
    is_taken = isinstance(refusal, TakenBy)
    page = render_template("moderation/item_closed.html", sentence=sentence, is_taken=is_taken)
    return make_response(page, 409 if is_taken else 410)


def _looked(token: str) -> OneItem:
    opened = one_item.look(token)
    g.language = opened.language
    return opened


def _decided(opened: OneItem, deed: str) -> str:
    return render_template("moderation/item_decided.html", link=opened, deed=deed)
