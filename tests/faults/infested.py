"""A site where every field that anybody can fill holds what attackers type, by every way in."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from petition.mail import outbox
from petition.rules import clock, names, text, text_shape, writing
from petition.rules.campaign_document import CampaignFile
from petition.rules.decisions import Seen
from petition.rules.errors import Invalid
from petition.rules.proposal_forms import NewStep
from petition.rules.states import MessageKind, Reason, Role, Stage
from petition.rules.writing import Text
from petition.services import authorship, comments, digests, editing, moderation, proposing
from tests import factories, messages, staff
from tests.mail import post

PLAIN = "Un pensiero"
LINE = text_shape.Shape(200)


@dataclass
class Infested:
    """What the filling left: an administrator's account, and messages of each fate."""

    staff_id: int
    public: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)


def fill(payloads: Sequence[str]) -> Infested:
    """Puts each payload into every field that takes it."""
    factories.given_campaign()
    factories.given_campaign("hostile", **campaign_of([p for p in payloads if is_line(p)]))
    name = _fitting(payloads, is_name)
    site = Infested(staff.given_staff(Role.ADMINISTRATOR, name=name))
    for number, payload in enumerate(payloads):
        _write_in_every_way(site, number, _sendable(payload))
    while comments.take_all():
        pass
    _send_everything()
    return site


def _send_everything() -> None:
    # Decisions wait a moment for second thoughts before they are told.
    post.let_time_pass(hours=1)
    digests.queue_due()
    while any(email.sent_at is email.given_up_at for email in post.rows()):
        outbox.send_due()


def campaign_of(lines: Sequence[str]) -> dict[str, object]:
    """What a campaign file full of payloads says in each of its texts."""
    model: CampaignFile = factories.chinahearts()
    several = " ".join(lines)[:400]
    one = lines[0]
    words = dataclasses.replace(
        model.texts["it"],
        **dict.fromkeys(("brand", "title"), one),
        **dict.fromkeys(("lead", "share", "closing", "dateline"), several),
        manifesto=tuple(lines),
        pledges=tuple(lines),
    )
    news = model.news[0]
    said = dataclasses.replace(news.texts["it"], title=one, summary=several, body=several)
    action = model.actions[0]
    done = dataclasses.replace(action.texts["it"], title=one, body=several)
    person = dataclasses.replace(model.endorsers[0], name=one, roles={"it": several})
    return {
        "texts": {"it": words},
        "news": (dataclasses.replace(news, texts={"it": said}),),
        "actions": (dataclasses.replace(action, texts={"it": done}),),
        "endorsers": (person,),
    }


def is_line(typed: str) -> bool:
    """Whether a campaign file takes it as a line."""
    return not LINE.fault_in(text_shape.tidy(typed))


def is_name(typed: str) -> bool:
    """Whether the forms take it as a name."""
    return names.fault_in_name(typed) is None


def _write_in_every_way(site: Infested, number: int, payload: str) -> None:
    someone = site.staff_id
    _sign(number, payload)
    public, waiting = (_written(f"{way}-{number}@example.org", payload) for way in ("a", "b"))
    _approve(public, payload, someone)
    _edit_as_author(public, payload)
    seen = editing.edit(_seen(public), someone, _words(payload))
    moderation.approve(seen, someone)
    _advance(public, payload, someone)
    moderation.reject(_seen(waiting), someone, Reason.OTHER, payload[:500])
    _edit_as_author(waiting, payload)
    site.public.append(public)
    site.kept.append(waiting)


def _sign(number: int, payload: str) -> None:
    comment = payload if names.fault_in_comment(payload) is None else PLAIN
    factories.sign_and_confirm(
        f"signer-{number}@example.org",
        name=_or_plain(payload, is_name),
        city=_or_plain(payload, _is_place),
        affiliation=_or_plain(payload, _is_short_line),
        comment=comment,
    )


def _written(email: str, payload: str) -> int:
    words = _words(payload)
    return messages.write_and_confirm(
        email=email,
        kind="proposal",
        field="art",
        name=_or_plain(payload, is_name),
        city=_or_plain(payload, _is_place),
        title=words.title,
        body=words.body,
        partners=words.partners,
    )


def _words(payload: str) -> Text:
    """A proposal's words, each the payload where that is taken."""
    body = payload if text.fault_in_body(payload) is None else PLAIN
    wish = {"title": payload, "body": f"{PLAIN}\n\n{body}", "partners": payload, "field": "art"}
    for _ in wish:
        try:
            return writing.parse_again(wish, MessageKind.PROPOSAL)[0]
        except Invalid as invalid:
            wish |= dict.fromkeys(invalid.errors, PLAIN)
    raise AssertionError(f"no form takes {payload!r}")


def _approve(message_id: int, payload: str, someone: int) -> None:
    seen, words = _seen(message_id), _words(payload)
    editing.translate(seen, someone, "zh", words.title, words.body)
    moderation.approve(seen, someone)


def _edit_as_author(message_id: int, payload: str) -> None:
    seen_version = messages.message(message_id).version
    change = authorship.Edit(seen_version, _words(payload), description=payload[:200])
    authorship.edit(messages.token_of(message_id), change)


def _advance(message_id: int, payload: str, someone: int) -> None:
    notes = dict.fromkeys(("it", "en", "zh"), payload)
    today = clock.now().date()
    stages = (Stage.ADMISSIBLE, Stage.UNDER_REVIEW, Stage.SELECTED)
    for after, stage in enumerate(stages, start=1):
        proposing.advance(message_id, NewStep(stage, today, notes, after), someone)


def _seen(message_id: int) -> Seen:
    row = messages.message(message_id)
    return Seen(row.id, row.version, row.turn)


def _sendable(payload: str) -> str:
    # As a browser sends it: a half of a character cannot be.
    return payload.encode(errors="ignore").decode().replace("\x00", "")


def _or_plain(payload: str, is_taken: Callable[[str], bool]) -> str:
    return payload if is_taken(payload) else PLAIN


def _fitting(payloads: Sequence[str], is_taken: Callable[[str], bool]) -> str:
    return next(filter(is_taken, payloads), PLAIN)


def _is_place(typed: str) -> bool:
    return names.fault_in_place(typed) is None


def _is_short_line(typed: str) -> bool:
    return names.fault_in_line(typed) is None
