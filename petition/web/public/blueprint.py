"""The blueprint of the public pages."""

from flask import Blueprint

blueprint = Blueprint("public", __name__)
