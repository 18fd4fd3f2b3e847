"""What other sites show of ours: anybody may frame and load it, and nothing else."""

import functools
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, make_response

from petition.web import caching, headers

blueprint = Blueprint("embed", __name__)

# As `caching.shared`, with the headers of what may be shown elsewhere.
shared = functools.partial(caching.shared, kind=headers.of_embed)

# A page, and the form with its errors. A redirect is neither, and a refusal is raised.
_FRAMED = frozenset((200, 422))


def framed(view: Callable[..., Any]) -> Callable[..., Response]:
    """Lets what answers one visitor alone be framed, and kept by nobody."""

    @functools.wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Response:
        response = make_response(view(*args, **kwargs))
        if response.status_code in _FRAMED:
            response.headers.update(headers.of_framed_answer())
        return response

    return answer
