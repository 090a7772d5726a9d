"""The calendar's arithmetic, and the day it is in London when the clocks change."""

from datetime import date, datetime, timedelta, timezone

import pytest

from generator.days import day_after, in_words, months_after, next_of, today, years_after


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-01-15T23:59:59+00:00", "2026-01-15"),
        ("2026-01-16T00:00:00+00:00", "2026-01-16"),
        # In summer the day begins an hour before it does in UTC.
        ("2026-06-30T22:59:59+00:00", "2026-06-30"),
        ("2026-06-30T23:00:00+00:00", "2026-07-01"),
        ("2026-07-01T00:30:00+01:00", "2026-07-01"),
        # The clocks go forward at 01:00 on 29 March 2026: that day begins in winter and ends in summer time.
        ("2026-03-28T23:59:59+00:00", "2026-03-28"),
        ("2026-03-29T00:00:00+00:00", "2026-03-29"),
        ("2026-03-29T22:59:59+00:00", "2026-03-29"),
        ("2026-03-29T23:00:00+00:00", "2026-03-30"),
        # They go back at 02:00 on 25 October 2026: 00:30 in summer time is still that day, and its 25th hour too.
        ("2026-10-24T22:59:59+00:00", "2026-10-24"),
        ("2026-10-24T23:00:00+00:00", "2026-10-25"),
        ("2026-10-25T00:30:00+01:00", "2026-10-25"),
        ("2026-10-25T23:59:59+00:00", "2026-10-25"),
        ("2026-10-26T00:00:00+00:00", "2026-10-26"),
        # Asked from far away, the day is still London's.
        ("2026-03-01T09:30:00+10:00", "2026-02-28"),
        ("2028-02-28T19:30:00-05:00", "2028-02-29"),
    ],
)
def test_the_day_is_londons(moment: str, day: str) -> None:
    assert today(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_the_same_moment_is_one_day_in_every_zone() -> None:
    moment = datetime(2026, 10, 25, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    zones = [timezone(timedelta(hours=hours)) for hours in range(-12, 15)]
    assert {today(moment.astimezone(zone)) for zone in zones} == {date(2026, 10, 25)}


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        ("2024-02-28", 3, "2027-02-28"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-03-01", 3, "2027-03-01"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2096-02-29", 4, "2100-02-28"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2024-12-31", 1, "2025-12-31"),
        ("2024-02-29", 0, "2024-02-29"),
    ],
)
def test_years_after(day: str, years: int, later: str) -> None:
    assert years_after(date.fromisoformat(day), years) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-03-01", 12, "2025-03-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-03-31", 1, "2024-04-30"),
        ("2024-11-30", 1, "2024-12-30"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2024-12-01", 12, "2025-12-01"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-15", -1, "2023-12-15"),
        ("2024-05-05", 0, "2024-05-05"),
    ],
)
def test_months_after(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_the_day_after_the_end_of_february() -> None:
    assert day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert day_after(date(2025, 2, 28)) == date(2025, 3, 1)


def test_a_day_in_words() -> None:
    assert in_words(date(2024, 7, 5)) == "5 July 2024"


def test_the_next_of_some_days_comes_after_the_day_itself() -> None:
    days = [date(2024, 3, 2), date(2024, 2, 29), date(2024, 3, 1)]
    assert next_of(days, date(2024, 2, 29)) == date(2024, 3, 1)
    assert next_of(days, date(2024, 3, 2)) is None
