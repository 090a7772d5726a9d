"""Days of the calendar: the arithmetic the scheme needs, and the one place that reads the clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from importlib import import_module

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%y", "%d %b %y")
"""Days as Britain writes them: the day comes before the month."""


@cache
def _london() -> tzinfo:
    """The time in London. Imported only where the clock is read: it takes as long as much of a start."""
    zone: tzinfo = import_module("zoneinfo").ZoneInfo("Europe/London")
    return zone


def today(now: datetime | None = None) -> date:
    """The day it is in London, where a register day begins and ends, at `now` (an aware time; the clock's if None)."""
    return (now or datetime.now(_london())).astimezone(_london()).date()


def day_written(text: str, forms: Sequence[str] = FORMS) -> date | None:
    """The day that is written in one of these forms, or in one that people use; None if it is no day."""
    for form in forms:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def day_after(day: date) -> date:
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def years_after(day: date, years: int) -> date:
    """The same day `years` later (earlier if negative); 29 February becomes 28 February in a year without one (P8)."""
    year = day.year + years
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def months_after(day: date, months: int) -> date:
    """The same day `months` later (earlier if negative), or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    length = (31, years_after(date(2000, 2, 29), year - 2000).day, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
    return date(year, month + 1, min(day.day, length))


def in_words(day: date) -> str:
    """The day as a reader expects it: 5 July 2024."""
    return f"{day.day} {day:%B} {day.year}"


def span_in_words(first: date, last: date) -> str:
    """12 June 2025; 12 to 13 June 2025; 30 June to 1 July 2025; both in full over two years. Both days inclusive."""
    if first == last:
        return in_words(first)
    if first.year != last.year:
        return f"{in_words(first)} to {in_words(last)}"
    begin = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begin} to {in_words(last)}"


def next_of(days: Iterable[date], on: date) -> date | None:
    """The first of `days` that comes after `on`."""
    return min((day for day in days if day > on), default=None)
