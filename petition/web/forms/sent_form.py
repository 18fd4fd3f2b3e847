"""What every public form has in common: its token, its trap, and how automated a sending looks."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from flask import request

from petition import current
from petition.rules import countries, suspicion
from petition.rules.errors import Invalid
from petition.web.forms import form_token

TRAP = "website"


class Wish(Protocol):
    """What a form asks for, by somebody who can be judged."""

    @property
    def name(self) -> str:
        """The name as typed."""

    @property
    def canonical_email(self) -> str:
        """The address that one person has."""


Wished = TypeVar("Wished", bound=Wish)


def read(parse: Callable[[Mapping[str, str]], Wished]) -> tuple[Wished, suspicion.Suspicion]:
    """What this request's form asks for, and how automated it looks; Invalid if it cannot be."""
    fields = request.form
    errors: dict[str, str] = {}
    age = form_token.age(fields.get("token", ""))
    if age is None:
        errors["token"] = "form_expired"  # noqa: S105 - a code for a sentence
    try:
        wish = parse(fields)
    except Invalid as invalid:
        raise Invalid(errors | dict(invalid.errors)) from invalid
    if age is None:
        raise Invalid(errors)
    return wish, _assess(wish, age)


def accepted_countries() -> frozenset[str]:
    """The country codes that this instance accepts."""
    return countries.CODES - current.settings().countries_excluded


def _assess(wish: Wish, age: float) -> suspicion.Suspicion:
    return suspicion.assess(
        suspicion.Observed(
            name=wish.name,
            canonical_email=wish.canonical_email,
            honeypot_filled=bool(request.form.get(TRAP)),
            seconds_on_form=age,
            min_seconds=current.settings().min_form_seconds,
        )
    )
