"""Where a login leads: to the page that was asked for, if it is one of staff, or to the start."""

import re

from flask import request, url_for

START = "account.account"
_OWN = re.compile(r"/(?:moderation|admin|account)(?:[/?][\w/.,?=&%+-]*)?", re.ASCII)


def wished() -> str:
    """The page that was asked for before the login; "" for none, or for any that is not ours."""
    path = request.form.get("next") or request.args.get("next") or ""
    return path if is_own(path) else ""


def is_own(path: str) -> bool:
    """Whether it is the plain path of a page of staff, and nothing that leads elsewhere."""
    return bool(_OWN.fullmatch(path)) and "//" not in path and ".." not in path


def address() -> str:
    """Where to go after the login."""
    return wished() or url_for(START)
