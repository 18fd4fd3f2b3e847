"""The bytes of a picture are given while its message, in the version that has it, is public."""

from petition.store import database
from petition.store.queries import photos
from tests import factories, published


def found(name: str) -> photos.PhotoFile | None:
    with database.reading() as session:
        return photos.public(session, name)


def test_a_photo_is_found_while_its_version_is_published(app):
    factories.given_campaign()
    message_id = published.message()
    published.version(message_id, 2, "With another photo")
    published.photo(message_id, "first")
    published.photo(message_id, "second", number=2)

    assert found("first") == (factories.campaign_id(), "image/jpeg", published.PIXEL)
    assert (found("second"), found("third")) == (None, None)

    published.change(message_id, published_version=2)
    assert (found("first"), found("second") is None) == (None, False)

    published.hide(message_id)
    assert found("second") is None


def test_a_photo_of_another_message_is_none_of_this_one(app):
    factories.given_campaign()
    own, other = published.message(), published.message(state="pending")
    published.photo(other, "other")
    with database.writing() as session:
        photo_id = session.get_one(published.MessageVersion, (other, 1)).photo_id
        session.get_one(published.MessageVersion, (own, 1)).photo_id = photo_id

    assert found("other") is None
