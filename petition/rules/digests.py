"""When moderators who want it are told what waits: once a day, in the morning."""

from datetime import datetime, timedelta

HOUR = 6
MOST_ITEMS = 20


def morning(now: datetime) -> datetime:
    """The last time that it was HOUR o'clock, in UTC: whoever was told since then knows."""
    today = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)
