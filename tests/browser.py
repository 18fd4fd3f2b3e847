"""A real Chromium, driven by Playwright."""

import ctypes.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests import required

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def found() -> str | None:
    """The machine's Chromium, where it has one that works."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    return program if ctypes.util.find_library("atomic") else None


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    program = found()
    if program is None:
        required.missing("Chromium", required.BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
