"""What a test needs of this machine: without it the test is skipped, in CI it fails."""

import os
from typing import NoReturn

import pytest

BROWSER = "sudo apt-get install -y --no-install-recommends chromium libatomic1 fonts-noto-cjk"
NGINX = "sudo apt-get install -y --no-install-recommends nginx-light"


def missing(piece: str, command: str) -> NoReturn:
    """Ends the test for want of `piece`, saying the command that gives it."""
    sentence = f"{piece} is missing here; this gives it: {command}"
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
