"""The pages of administrators: accounts of staff, and partners."""

from petition.web.admin import account, partner, partners, staff, webhooks
from petition.web.admin.blueprint import blueprint

__all__ = ["account", "blueprint", "partner", "partners", "staff", "webhooks"]
