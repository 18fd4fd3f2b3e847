"""What the kinds, fields, stages and directions of messages are called on the pages."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from petition.rules.states import Field, MessageKind, Stage
from petition.web import country_names, languages

KIND: dict[str, LazyString] = {
    MessageKind.MESSAGE: _("Message"),
    MessageKind.TESTIMONIAL: _("Testimonial"),
    MessageKind.PROPOSAL: _("Project proposal"),
}
KINDS: dict[str, LazyString] = {
    MessageKind.MESSAGE: _("Messages"),
    MessageKind.TESTIMONIAL: _("Testimonials"),
    MessageKind.PROPOSAL: _("Project proposals"),
}
FIELDS: dict[str, LazyString] = {
    Field.CULTURE: _("Culture"),
    Field.SCIENCE: _("Science"),
    Field.ART: _("Art"),
    Field.ECONOMY: _("Economy"),
}
STAGES: dict[str, LazyString] = {
    Stage.SUBMITTED: _("Submitted"),
    Stage.ADMISSIBLE: _("Admissible"),
    Stage.UNDER_REVIEW: _("Under review"),
    Stage.SELECTED: _("Selected"),
    Stage.UNDER_WAY: _("Under way"),
    Stage.COMPLETED: _("Completed"),
    Stage.NOT_SELECTED: _("Not selected"),
}
# In the place of a name that its author did not wish to be shown.
UNSIGNED = _("Unsigned")


def sides(direction: str) -> list[str]:
    """The two countries or territories of a direction such as IT-CN, from which and to which."""
    return [country_names.name(code, languages.requested()) for code in direction.split("-")]


def heading(kind: str, title: str, name: str) -> str:
    """What stands above one message: its title, else its kind and whose it is."""
    if title:
        return title
    if not name:
        return str(KIND[kind])
    sentences = {
        MessageKind.MESSAGE: gettext("Message from %(name)s", name=name),
        MessageKind.TESTIMONIAL: gettext("Testimonial by %(name)s", name=name),
        MessageKind.PROPOSAL: gettext("Project proposal by %(name)s", name=name),
    }
    return str(sentences[MessageKind(kind)])
