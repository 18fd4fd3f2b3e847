"""What other sites show of ours: anybody may frame and load it, and nothing else."""

import functools

from flask import Blueprint

from petition.web import caching, headers

blueprint = Blueprint("embed", __name__)

# As `caching.shared`, with the headers of what may be shown elsewhere.
shared = functools.partial(caching.shared, kind=headers.of_embed)
