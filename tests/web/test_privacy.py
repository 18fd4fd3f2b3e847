"""The privacy notice says of messages what the code does with them."""

import pytest

from petition.rules import retention
from tests.pages import Page

STORES = ["sqlite"]


@pytest.mark.parametrize("language", ["it", "en", "zh"])
def test_the_notice_says_how_long_texts_are_kept(client, campaign, settings, language):
    points = [li.text for li in Page(client.get(f"/{language}/privacy").text).all("li")]

    days = (str(settings.pending_days), str(retention.REJECTED_KEPT.days))
    assert [point for point in points if all(number in point for number in days)]


def test_the_notice_says_who_reads_a_text_and_who_may_see_the_address(client, campaign):
    notice = client.get("/en/privacy").text

    assert "They do not see your e-mail address" in notice
    assert "Withdrawing erases every version, translation and picture at once" in notice
