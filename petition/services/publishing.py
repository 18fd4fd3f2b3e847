"""Campaigns come in and go out as one TOML file each."""

from sqlalchemy.exc import IntegrityError

from petition.rules import campaign_file, clock
from petition.rules.campaign_document import CampaignFile
from petition.rules.errors import NotFound
from petition.services import tallying
from petition.store import campaign_records, database
from petition.store.models import Campaign
from petition.store.queries import campaigns


def load(text: str) -> str:
    """Creates or updates the campaign that a TOML file describes; gives its slug.

    What is counted elsewhere enters the total and the ledger in the same transaction. Raises
    CampaignFileError, naming every fault, and then changes nothing.
    """
    content = campaign_file.parse(text)
    try:
        _write(content)
    except IntegrityError:
        # Somebody created it at this very moment: so there is one to update.
        _write(content)
    return content.slug


def _write(content: CampaignFile) -> None:
    with database.writing() as session:
        campaign = campaigns.by_slug(session, content.slug) or Campaign()
        is_new = campaign.id is None
        campaign_records.write(campaign, content)
        campaign.changed_at = clock.now()
        session.add(campaign)
        session.flush()
        if is_new:
            tallying.begin(session, campaign.id, content.slug)
        tallying.count_elsewhere(session, campaign.id)


def dump(slug: str) -> str:
    """The campaign as a TOML file that `load` reads back to the same content."""
    with database.reading() as session:
        campaign = campaigns.by_slug(session, slug)
        if campaign is None:
            raise NotFound
        return campaign_file.render(campaign_records.read(campaign))


def is_empty() -> bool:
    """Whether the database holds no campaign yet."""
    with database.reading() as session:
        return session.query(Campaign.id).first() is None
