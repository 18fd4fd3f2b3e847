"""The WSGI application of this instance, for any server and for `flask --app wsgi`."""

import config
from petition import create_app
from petition.settings import SettingsError

try:
    app = create_app(config.from_environment())
except SettingsError as error:
    raise SystemExit(f"This instance cannot start. {error}") from error
