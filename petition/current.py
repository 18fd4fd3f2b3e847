"""The settings of the application at work, for the code that runs inside it."""

from typing import cast

from flask import current_app

from petition.settings import Settings

KEY = "PETITION_SETTINGS"


def settings() -> Settings:
    """The settings that `create_app` was given."""
    return cast(Settings, current_app.config[KEY])
