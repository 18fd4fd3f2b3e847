"""The WSGI application of this instance, for any server and for `flask --app wsgi`."""

import faulthandler

import config
from petition import create_app
from petition.settings import SettingsError

# What kills a process from outside of Python at least leaves its stacks on stderr.
faulthandler.enable()

try:
    app = create_app(config.from_environment())
except SettingsError as error:
    raise SystemExit(f"This instance cannot start. {error}") from error
