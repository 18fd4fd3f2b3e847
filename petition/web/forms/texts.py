"""The sentence for each code a form or a deed can answer with; each is translated when shown."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from petition.rules import errors

FIELDS: dict[str, LazyString] = {
    "name_missing": _("Enter your full name"),
    "name_too_long": _("The name is too long: 100 characters at most"),
    "name_characters": _("The name holds hidden characters: type it instead of pasting it"),
    "name_no_letter": _("Enter a name: it needs at least one letter"),
    "name_web_address": _("Enter a name, not a web address"),
    "name_formula": _("A name cannot begin with =, +, - or @"),
    "email_missing": _("Enter your e-mail address"),
    "email_too_long": _("The e-mail address is too long: 254 characters at most"),
    "email_characters": _("The e-mail address holds a character that no address may hold"),
    "email_no_at": _("The e-mail address is incomplete: the @ is missing"),
    "email_no_domain": _("The e-mail address is incomplete: the part after the @ is missing"),
    "email_not_ascii": _("Before the @ we can only write to letters without accents and digits"),
    "email_invalid": _("Check the e-mail address: it does not look right"),
    "country_unknown": _("Choose a country or territory from the list"),
    "city_too_long": _("The city is too long: 100 characters at most"),
    "city_characters": _("The city holds hidden characters: type it instead of pasting it"),
    "city_web_address": _("Enter a city, not a web address"),
    "affiliation_too_long": _("The occupation is too long: 100 characters at most"),
    "affiliation_characters": _(
        "The occupation holds hidden characters: type it instead of pasting it"
    ),
    "comment_too_long": _("The comment is too long: 500 characters at most"),
    "comment_characters": _("The comment holds hidden characters: type it instead of pasting it"),
    "visibility_unknown": _("Choose how we should list you"),
    "consent_missing": _("To sign, you need to agree to the privacy notice"),
    "kind_unknown": _("Choose what you would like to leave"),
    "direction_unknown": _("Choose who you are writing to"),
    "language_unknown": _("Choose the language of your text"),
    "title_missing": _("Give your proposal a title"),
    "title_too_long": _("The title is too long: 150 characters at most"),
    "title_characters": _("The title holds hidden characters: type it instead of pasting it"),
    "body_missing": _("Write your text: there is nothing in it that could be published"),
    "body_too_long": _("The text is too long: 4000 characters at most"),
    "body_characters": _("The text piles up signs that nobody could read: type it plainly"),
    "field_unknown": _("Choose a field from the list"),
    "partners_too_long": _("The partners are too long: 500 characters at most"),
    "partners_characters": _("The partners hold hidden characters: type them instead"),
    "photo_too_large": _("The picture is too large: 5 MB and 25 megapixels at most"),
    "photo_unreadable": _("We cannot read this picture: send a JPEG, PNG or WebP"),
    "photo_again": _("Choose the picture once more: a file cannot be kept in the form"),
    "photo_description_too_long": _("The description is too long: 200 characters at most"),
    "photo_description_characters": _(
        "The description holds hidden characters: type it instead of pasting it"
    ),
    "message_consent_missing": _("To send it, you need to agree to the privacy notice"),
    "publish_consent_missing": _("To send it, you need to agree to its being published"),
    "form_expired": _("This form had been open for too long: please press the button again"),
}

# By status: the title and the sentence of the page that answers.
REFUSALS: dict[int, tuple[LazyString, LazyString]] = {
    400: (
        _("We could not read that request"),
        _("Something was missing or damaged on its way here. Go back and try once more."),
    ),
    401: (
        _("A partner's key is needed"),
        _("Send a key that is in force in the header Authorization: Bearer."),
    ),
    403: (
        _("This form cannot be sent from there"),
        _("For your safety we only accept it from our own pages. Open the page and try again."),
    ),
    404: (
        _("This page does not exist"),
        _("The address may have been cut off, or the page has moved."),
    ),
    405: (
        _("This address works differently"),
        _("It only answers a form. Go back to the page and use the button there."),
    ),
    409: (
        _("This petition is closed"),
        _("It no longer takes signatures or messages. Thank you to everyone who took part."),
    ),
    410: (
        _("This link no longer works"),
        _("Confirmation links expire, and a withdrawn signature cannot be confirmed."),
    ),
    413: (
        _("That was too much at once"),
        _("What was sent is larger than this page accepts. Shorten it, or take a smaller picture."),
    ),
    415: (
        _("That is not what this address reads"),
        _("It takes JSON alone, with the header Content-Type: application/json."),
    ),
    429: (
        _("Too many attempts from here"),
        _("Many requests have come from your connection. Wait a little and try again."),
    ),
    500: (
        _("Something broke on our side"),
        _("It is not your fault, and we have taken note of it. Please try again in a while."),
    ),
    503: (
        _("The service is not answering"),
        _("We expect to be back shortly. Please try again in a minute."),
    ),
}


# Where a refusal means something else than its status usually does.
BY_REFUSAL: dict[type[errors.Refused] | None, tuple[LazyString, LazyString]] = {
    errors.NotAllowed: (
        _("This is not open to you"),
        _("Your account has no right to this, or you are no longer logged in."),
    ),
}


def sentence(code: str) -> str:
    """What to tell the reader about this code, in the language of the page."""
    return str(FIELDS[code])
