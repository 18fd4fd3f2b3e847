"""The body of a message: a text, the same in HTML, and the seal that the HTML shows.

Made of the email package's older parts: each header of its newer ones is parsed anew, which took
more than half of the time of a whole letter.
"""

import binascii
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from functools import cache
from pathlib import Path

from petition.mail import rendering

PICTURE = Path(__file__).parents[2] / "static" / "img" / "seal-email.png"

# Any server carries seven bits; an editor wants text as it was written, and plain line ends.
WIRE = compat32.clone(linesep="\r\n", mangle_from_=False)
PLAIN = compat32.clone(linesep="\n", mangle_from_=False)


def body(text: str, html: str, is_plain: bool) -> bytes:
    """The parts with the headers that say how to read them."""
    related = MIMEMultipart("related", _subparts=[_words(html, "html", is_plain), _seal()])
    whole = MIMEMultipart("alternative", _subparts=[_words(text, "plain", is_plain), related])
    return whole.as_bytes(policy=PLAIN if is_plain else WIRE)


def _words(words: str, subtype: str, is_plain: bool) -> Message:
    part = MIMENonMultipart("text", subtype, charset="utf-8")
    part["Content-Transfer-Encoding"] = "8bit" if is_plain else "quoted-printable"
    written = words.encode()
    encoded = written if is_plain else binascii.b2a_qp(written, istext=True)
    part.set_payload(encoded.decode("ascii", "surrogateescape"))
    return part


@cache
def _seal() -> Message:
    part = MIMEImage(PICTURE.read_bytes(), "png")
    part["Content-ID"] = f"<{rendering.SEAL}>"
    part["Content-Disposition"] = 'inline; filename="seal.png"'
    return part
