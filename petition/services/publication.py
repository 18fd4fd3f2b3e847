"""What the public may find of a message: its words are indexed while it is approved."""

from sqlalchemy.orm import Session

from petition.rules.states import MessageState
from petition.store.models import Message
from petition.store.queries import decisions, search


def refresh(session: Session, message: Message) -> None:
    """Indexes what is public of a message, or forgets it, inside the caller's transaction."""
    session.flush()
    if message.state != MessageState.APPROVED or message.published_version is None:
        search.forget(session, message.id)
        return
    texts = decisions.public_texts(session, message.id, message.published_version)
    search.index(session, message.id, "\n".join((message.name, *texts)))
