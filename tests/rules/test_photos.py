"""Photos are drawn anew: nothing of the file stays but its pixels, and nothing else is taken."""

import contextlib
import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from petition.rules import errors, photos

RED = (200, 30, 30)
# How many kB more a process needs once it has drawn a picture.
MEASURE = """
import pathlib, resource, sys
from petition.rules import photos

data = pathlib.Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
photos.reencode(data)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def file(
    kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object
) -> bytes:
    """A picture, red where colours allow."""
    written = io.BytesIO()
    Image.new("RGB", size, RED).convert(mode).save(written, kind, **options)
    return written.getvalue()


def opened(photo: photos.Photo) -> Image.Image:
    return Image.open(io.BytesIO(photo.data))


def refusal(data: bytes) -> str:
    with pytest.raises(errors.Invalid) as refused:
        photos.reencode(data)
    return str(refused.value.errors["photo"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_webp(kind: str) -> None:
    photo = photos.reencode(file(kind))

    assert (photo.width, photo.height, photo.media_type) == (40, 20, "image/webp")
    assert opened(photo).format == "WEBP"
    assert opened(photo).size == (40, 20)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "1")],
)
def test_every_kind_of_pixels_becomes_rgb(kind: str, mode: str) -> None:
    assert opened(photos.reencode(file(kind, mode=mode))).mode == "RGB"


def test_a_clear_picture_stands_on_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(written, "PNG")

    assert opened(photos.reencode(written.getvalue())).getpixel((4, 4)) == (255, 255, 255)


def test_a_large_photo_is_made_smaller_and_keeps_its_shape() -> None:
    photo = photos.reencode(file("JPEG", (4000, 2000)))

    assert (photo.width, photo.height) == (1600, 800)


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    photo = photos.reencode(file("JPEG", exif=exif))

    assert (photo.width, photo.height) == (20, 40)


def test_places_profiles_and_comments_stay_behind() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file("JPEG", exif=exif, comment=b"SECRET comment", icc_profile=profile, xmp=b"SECRET")

    photo = photos.reencode(data + b"<script>SECRET</script>")

    assert b"SECRET" in data
    assert b"SECRET" not in photo.data
    assert not opened(photo).getexif()
    assert not {"icc_profile", "exif", "xmp"} & opened(photo).info.keys()


def test_a_broken_profile_is_left_out() -> None:
    assert photos.reencode(file("PNG", icc_profile=b"no profile")).width == 40


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("side", [5001, 12_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int, monkeypatch) -> None:
    unpacked: list[str] = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda opened: unpacked.append(opened.format))
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0"))

    assert refusal(bomb) == "photo_too_large"
    assert unpacked == []


def test_a_file_of_too_many_bytes_is_refused() -> None:
    assert refusal(file("PNG") + b"\0" * photos.PHOTO_BYTES) == "photo_too_large"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        file("GIF"),
        file("BMP"),
        file("TIFF"),
        file("JPEG", (400, 400))[:900],
        file("PNG", (400, 400))[:-60],
        file("WEBP")[:-20],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
    ],
)
def test_what_is_no_whole_photo_is_refused(data: bytes) -> None:
    assert refusal(data) == "photo_unreadable"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    written = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])

    assert refusal(written.getvalue()) == "photo_unreadable"


def test_of_the_pictures_that_a_telephone_puts_together_the_first_is_taken() -> None:
    written = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(written, "MPO", save_all=True, append_images=frames[1:])

    red, _, blue = opened(photos.reencode(written.getvalue())).getpixel((4, 4))

    assert red > blue


FILES = tuple(file(kind, (60, 60)) for kind in ("JPEG", "PNG", "WEBP"))


@settings(max_examples=300)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255))))
def test_a_damaged_file_raises_nothing_but_a_refusal(data: bytes, damage) -> None:
    broken = bytearray(data)
    for at, value in damage:
        broken[at % len(broken)] = value

    with contextlib.suppress(errors.Invalid):
        assert opened(photos.reencode(bytes(broken))).format == "WEBP"


def test_the_largest_picture_takes_no_more_than_its_share_of_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(file("PNG", (5000, 5000), "RGBA"))

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True
    )

    assert int(done.stdout) < 300_000
