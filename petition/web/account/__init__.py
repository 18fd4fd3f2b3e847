"""The pages on which staff log in and look after their accounts."""

from petition.web.account import logging_in, own, own_secrets, passwords, second_factor
from petition.web.account.blueprint import blueprint

__all__ = ["blueprint", "logging_in", "own", "own_secrets", "passwords", "second_factor"]
