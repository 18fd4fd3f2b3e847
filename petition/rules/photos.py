"""A photo as it is published: drawn anew from its pixels, so that nothing else of the file stays.

Nothing else opens what somebody sent. Places, cameras, colour profiles, comments and whatever
else a file may carry are left behind; what is no photo is refused.
"""

import io
import struct
import threading
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from petition.rules import errors

PHOTO_BYTES = 5 * 1024 * 1024
PHOTO_PIXELS = 25_000_000
PHOTO_SIDE = 1600
MEDIA_TYPE = "image/webp"

_FORMATS = ("JPEG", "PNG", "WEBP")
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_QUALITY = 82
# What Pillow raises on broken files.
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    EOFError,
    struct.error,
    MemoryError,
)
# A picture of 25 megapixels takes 50 to 400 MB while it is drawn: one at a time.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture ready to be published; sides in pixels."""

    data: bytes
    width: int
    height: int
    media_type: str = MEDIA_TYPE


def reencode(data: bytes) -> Photo:
    """Draw a JPEG, PNG or WebP anew, at most 1600 pixels a side, upright.

    Refuses as `errors.Invalid`, for `photo`: `photo_too_large`, `photo_unreadable`.
    """
    if len(data) > PHOTO_BYTES:
        raise errors.Invalid({"photo": "photo_too_large"})
    with _ONE_AT_A_TIME:
        try:
            return _drawn(data)
        except _BOMBS as error:
            raise errors.Invalid({"photo": "photo_too_large"}) from error
        except _UNREADABLE as error:
            raise errors.Invalid({"photo": "photo_unreadable"}) from error


def _drawn(data: bytes) -> Photo:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > PHOTO_PIXELS:
            raise errors.Invalid({"photo": "photo_too_large"})
        # Telephones put further pictures of their own behind the first: "MPO".
        if getattr(opened, "is_animated", False) and opened.format != "MPO":
            raise errors.Invalid({"photo": "photo_unreadable"})
        # A JPEG is decoded at a fraction of its size where that is enough.
        opened.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
        profile = opened.info.get("icc_profile") if opened.mode == "RGB" else None
        # Made small before anything else: each copy of a large one would take another 100 MB.
        plain = _on_white(ImageOps.exif_transpose(_small(opened)))
    return _saved(_in_srgb(plain, profile) if profile else plain)


def _small(opened: Image.Image) -> Image.Image:
    """The picture in RGB, or in RGBA where some of it is clear, at most 1600 pixels a side."""
    mode = "RGBA" if opened.has_transparency_data else "RGB"
    layer: Image.Image = opened if opened.mode == mode else opened.convert(mode)
    layer.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    return layer


def _on_white(layer: Image.Image) -> Image.Image:
    if layer.mode == "RGB":
        return layer
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours that were meant; a profile that cannot be read is left out."""
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


def _saved(picture: Image.Image) -> Photo:
    # A picture made of pixels alone: Pillow writes profiles and places of the opened one along.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    written = io.BytesIO()
    bare.save(written, "WEBP", quality=_QUALITY, method=4)
    return Photo(written.getvalue(), *bare.size)
