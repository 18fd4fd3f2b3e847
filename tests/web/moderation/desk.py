"""What a moderator does at a desk: opens a text, and presses a button of its page."""

from typing import Any

from werkzeug.test import TestResponse

from petition.store import database
from petition.store.models import Message
from tests import messages
from tests.pages import Page
from tests.visitor import Visitor

QUEUE = "/moderation/messages"


def address(message_id: int, deed: str = "") -> str:
    """Where a text is read, or a deed about it is done."""
    return f"{QUEUE}/{message_id}" + (f"/{deed}" if deed else "")


def carried(html: str) -> dict[str, str]:
    """What the forms of a text's page carry unseen."""
    hidden = [control.attributes for control in Page(html).all("input")]
    names = ("csrf", "version", "turn")
    return {name: _value(hidden, name) for name in names}


def do(client: Visitor, message_id: int, deed: str, **typed: Any) -> TestResponse:
    """Opens a text and does a deed about it at once."""
    form = carried(client.get(address(message_id)).text)
    return client.post(address(message_id, deed), data=form | typed)


def several(client: Visitor, message_ids: list[int], **typed: Any) -> TestResponse:
    """Ticks some texts in the list, and presses a button above it."""
    page = Page(client.get(QUEUE).text)
    boxes = [c.attributes["value"] for c in page.all("input") if c.attributes.get("name") == "seen"]
    ticked = [box for box in boxes if int(box.split(".")[0]) in message_ids]
    csrf = _value([control.attributes for control in page.all("input")], "csrf")
    return client.post("/moderation/bulk", data={"csrf": csrf, "seen": ticked} | typed)


def values(html: str, name: str) -> list[str]:
    """The values of all fields of a name."""
    fields = (control.attributes for control in Page(html).all("input"))
    return [field["value"] for field in fields if field.get("name") == name]


def follow(client: Visitor, response: TestResponse) -> str:
    """The page that the answer to a deed leads to."""
    assert response.status_code == 303, response.text
    return client.get(response.location).text


def given(count: int, **fields: Any) -> list[int]:
    """So many waiting texts; gives their ids, oldest first."""
    return [
        messages.write_and_confirm(
            email=f"author{n}@example.org", body=f"Un pensiero numero {n} da Napoli.", **fields
        )
        for n in range(count)
    ]


def state(message_id: int) -> str:
    """Where a text stands in the database."""
    return messages.message(message_id).state.value


def waits(message_id: int) -> bool:
    """Whether a text is in the queue."""
    return messages.message(message_id).waiting_since is not None


def change(message_id: int, **columns: Any) -> None:
    """Changes columns of a text as no page would."""
    with database.writing() as session:
        message = session.get_one(Message, message_id)
        for name, value in columns.items():
            setattr(message, name, value)


def _value(fields: list[dict[str, str]], name: str) -> str:
    return next(field["value"] for field in fields if field.get("name") == name)
