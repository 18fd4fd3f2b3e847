"""When the one reminder goes out, as the time for confirming grows or shrinks."""

from datetime import timedelta

import pytest

from petition.rules import retention


@pytest.mark.parametrize(("pending_days", "days"), [(30, 23), (60, 53), (14, 7)])
def test_the_reminder_goes_out_a_week_before_the_end(pending_days, days):
    assert retention.reminder_after(pending_days) == timedelta(days=days)


@pytest.mark.parametrize(("pending_days", "hours"), [(10, 120), (1, 12), (13, 156)])
def test_in_a_short_time_the_reminder_goes_out_half_way(pending_days, hours):
    assert retention.reminder_after(pending_days) == timedelta(hours=hours)


@pytest.mark.parametrize("pending_days", range(1, 90))
def test_there_is_always_time_left_after_the_reminder(pending_days):
    assert retention.reminder_after(pending_days) < timedelta(days=pending_days)


def test_the_trace_of_a_sent_email_outlives_the_daily_limit():
    assert timedelta(days=1) < retention.SENT_EMAIL_KEPT
