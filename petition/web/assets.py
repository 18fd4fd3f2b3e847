"""Addresses of static files that change with their content: caches may keep them for ever."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from flask import current_app, url_for

KEY = "PETITION_ASSETS"


def fingerprints(folder: Path) -> Mapping[str, str]:
    """The first 8 hexadecimal digits of each file's SHA-256, by path inside the folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): _fingerprint(path) for path in files}


def asset(name: str) -> str:
    """The address of a static file, such as `css/site.css`; KeyError for one that is missing."""
    return url_for("static", filename=name, v=current_app.config[KEY][name])


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
