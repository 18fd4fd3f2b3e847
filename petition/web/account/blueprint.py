"""The blueprint of the pages of one's own account."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)
