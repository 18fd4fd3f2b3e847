"""What other sites show of a campaign, one module a form."""

from petition.web.embed import badges, count_text, counter, oembed, script, signing
from petition.web.embed.blueprint import blueprint

__all__ = ["badges", "blueprint", "count_text", "counter", "oembed", "script", "signing"]
