"""What the confirmation links of messages show and do: they share the address of signatures."""

from flask import redirect, render_template, url_for
from werkzeug import Response

from petition.services import message_confirming
from petition.web import published
from petition.web.public.campaigns import with_heartbeat


def page(language: str, token: str) -> str:
    """Shows the text, to its author alone, and what the button will do."""
    opened = message_confirming.look(token)
    found = published.by_id(opened.campaign_id)
    return render_template(
        "public/confirm_message.html",
        **with_heartbeat(found, language),
        message=opened,
        token=token,
    )


def confirmed(language: str, token: str) -> Response:
    """Sends the text on to the moderators, and says so."""
    opened = message_confirming.confirm(token)
    slug = published.by_id(opened.campaign_id).content.slug
    return redirect(url_for("public.message_received", language=language, slug=slug), 303)


def erased(language: str, token: str) -> str:
    """Erases what was written in the addressee's name."""
    opened = message_confirming.reject(token)
    found = published.by_id(opened.campaign_id)
    return render_template("public/message_erased.html", **with_heartbeat(found, language))
