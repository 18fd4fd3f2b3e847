"""Pictures and files that pretend to be pictures, as bytes."""

import io
import struct
import zlib

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A sound picture."""
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind)
    return written.getvalue()


def moving(kind: str) -> bytes:
    """A picture of two frames."""
    written = io.BytesIO()
    first, second = (Image.new("RGB", (9, 9), colour) for colour in ("red", "blue"))
    first.save(written, kind, save_all=True, append_images=[second])
    return written.getvalue()


def bomb() -> bytes:
    """A small PNG that says it holds 50 000 by 50 000 pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


HOSTILE = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "truncated": picture()[:200],
    "gif": picture("GIF"),
    "moving_png": moving("PNG"),
    "moving_webp": moving("WEBP"),
    "bomb": bomb(),
    "html": b"<!doctype html><script>alert(1)</script>",
    "polyglot": b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "noise": bytes(range(256)) * 40,
    "too_large": b"\xff\xd8\xff" + b"\0" * (5 * 1024 * 1024 - 2),
}
