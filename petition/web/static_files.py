"""The static files, read once: a dozen small ones, sent compressed and kept for ever by caches."""

import mimetypes
from pathlib import Path

from flask import Flask, Response, abort, current_app, request

from petition.web import assets, caching, guards

EXTENSION = "petition_static_files"
FOR_EVER = "public, max-age=31536000, immutable"
AN_HOUR = caching.Lifetime(3600, stale=86400).cache_control
AT_THE_ROOT = {"favicon.ico": "img/favicon.ico", "robots.txt": "robots.txt"}
TYPES = {".py": "text/plain", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}


def install(app: Flask, folder: Path) -> None:
    """Reads the files below `folder` and serves them under /static/, two at the root as well."""
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    files: dict[tuple[str, str], caching.Kept] = {}
    with app.app_context():
        for name, path in paths.items():
            files[name, ""] = kept = _kept(path, AN_HOUR)
            files[name, kept.etag[:8]] = _kept(path, FOR_EVER)
    app.extensions[EXTENSION] = files
    app.config[assets.KEY] = {name: version for name, version in files if version}
    app.add_url_rule("/static/<path:filename>", "static", static)
    for name in AT_THE_ROOT:
        app.add_url_rule(f"/{name}", f"root_{name.partition('.')[0]}", at_the_root)


@guards.public
def static(filename: str) -> Response:
    """One file; an address that carries its fingerprint stays true for ever."""
    return caching.send(file(filename, request.args.get("v", "")))


@guards.public
def at_the_root() -> Response:
    """A file that browsers and robots ask for at the root."""
    return caching.send(file(AT_THE_ROOT[request.path[1:]]))


def file(name: str, version: str = "") -> caching.Kept:
    """A file as it is kept; one whose version is not the current one may be kept for an hour."""
    files: dict[tuple[str, str], caching.Kept] = current_app.extensions[EXTENSION]
    kept = files.get((name, version)) or files.get((name, ""))
    if kept is None:
        abort(404)
    return kept


def _kept(path: Path, cache_control: str) -> caching.Kept:
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    charset = "; charset=utf-8" if path.suffix in (".css", ".js", ".py", ".txt", ".svg") else ""
    content_type = (kind or "application/octet-stream") + charset
    return caching.keep(path.read_bytes(), content_type, cache_control)
