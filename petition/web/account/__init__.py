"""The pages on which staff log in and look after their accounts."""

from petition.web.account.blueprint import blueprint

__all__ = ["blueprint"]
