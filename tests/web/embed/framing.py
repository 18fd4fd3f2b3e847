"""Who may show an answer in a frame."""

from werkzeug.test import TestResponse


def may_be_framed(response: TestResponse) -> bool:
    """Whether any site may show this answer; what is in between is wrong in either way."""
    policy = response.headers["Content-Security-Policy"]
    is_open = "frame-ancestors *" in policy
    assert is_open != ("frame-ancestors 'none'" in policy)
    assert is_open == (response.headers.get("Cross-Origin-Resource-Policy") == "cross-origin")
    assert is_open == ("Cross-Origin-Opener-Policy" not in response.headers)
    assert "X-Frame-Options" not in response.headers
    return is_open
