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


def bomb() -> bytes:
    """A small PNG that says it holds 50 000 by 50 000 pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def lying() -> bytes:
    """A JPEG that says it is 65 000 pixels high and wide."""
    sound = bytearray(picture())
    at = sound.index(b"\xff\xc0") + 5
    sound[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(sound)


def boasting() -> bytes:
    """A PNG of which a comment unpacks to a hundred megabytes."""
    sound = picture("PNG")
    comment = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000, 9))
    return sound[:33] + comment + sound[33:]


def moving(kind: str) -> bytes:
    """A picture of two that follow one another."""
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])
    return written.getvalue()


def talkative() -> bytes:
    """A sound JPEG behind four megabytes of what cameras note."""
    sound = picture()
    note = b"\xff\xe1" + struct.pack(">H", 65_000) + b"Exif\0\0" + b"n" * 64_992
    return sound[:2] + note * 62 + sound[2:]


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
    "lying": lying(),
    "boasting": boasting(),
    "html": b"<!doctype html><script>alert(1)</script>",
    "polyglot": b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "noise": bytes(range(256)) * 40,
    "too_large": b"\xff\xd8\xff" + b"\0" * (5 * 1024 * 1024 - 2),
}
