"""The pages of administrators: accounts of staff."""

from petition.web.admin import account, staff
from petition.web.admin.blueprint import blueprint

__all__ = ["account", "blueprint", "staff"]
