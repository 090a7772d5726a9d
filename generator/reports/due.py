"""What is due, for people, programs and calendars. It names people: it is for the office alone."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from generator.days import in_words
from generator.office.acts import by_name
from generator.office.due import Due, command
from generator.read.source import Source
from generator.reports.escaping import escaped, printable

NOW = "Now"


def text(dues: Sequence[Due], source: Source, on: date) -> Iterator[str]:
    """Under each day what is due, with its place and the command of the act that settles it."""
    for heading, items in _by_day(dues, on):
        yield f"{heading}:"
        for item in items:
            yield f"  {printable(item.who)}: {printable(item.message)} ({', '.join(item.clauses)})"
            yield f"      {item.at.file}:{source.place(item.at).line}"
            yield f"      {printable(command(item) or item.fix)}"
            if item.letter:
                yield f"      {printable(letter_command(item.letter))}"
        yield ""
    yield f"{len(dues)} due."


def markdown(dues: Sequence[Due], on: date, forms: str | None) -> Iterator[str]:
    """The same as lists, with a link to the form of each act if the address of the forms is known."""
    for heading, items in _by_day(dues, on):
        yield f"## {heading}"
        yield ""
        yield from as_list(items, forms)
        yield ""
    if not dues:
        yield "Nothing is due."


def as_list(dues: Iterable[Due], forms: str | None) -> Iterator[str]:
    """A line of Markdown for each, whatever its day."""
    for item in dues:
        clauses = ", ".join(item.clauses)
        letter = f" · letter: `{letter_command(item.letter)}`" if item.letter and _is_plain(item.letter) else ""
        yield f"- **{escaped(item.who)}**: {escaped(item.message)} ({clauses}) {_settled(item, forms)}{letter}"


def as_json(dues: Iterable[Due], source: Source) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "by": item.by.isoformat() if item.by else None,
            "who": item.who,
            "message": item.message,
            "clauses": list(item.clauses),
            "file": item.at.file,
            "line": source.place(item.at).line,
            "act": item.act,
            "fields": dict(item.words),
            "fix": item.fix,
            "letter": {"kind": item.letter[0], "of": item.letter[1]} if item.letter else None,
        }
        for item in dues
    ]


def calendar(dues: Iterable[Due], on: date) -> str:
    """The same as an iCalendar file: an event of a whole day for each, at once where no day is set."""
    made = Calendar()
    made.add("prodid", "-//Naace//ICT Mark register//EN")
    made.add("version", "2.0")
    for item in dues:
        day = item.by or on
        event = CalendarEvent()
        event.add("uid", _uid(item))
        event.add("dtstamp", on)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"{item.who}: {item.message}")
        event.add("description", f"{', '.join(item.clauses)}: {command(item) or item.fix}")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return str(made.to_ical(), "utf-8")


def _uid(item: Due) -> str:
    """The same as long as the same is due, and of nothing else."""
    parts = (item.at.file, str(item.at.keys), item.act or "", *item.words.values(), *item.clauses)
    return f"{'/'.join(parts)}@due"


def letter_command(letter: tuple[str, str]) -> str:
    """What to type for the letter that goes with something due."""
    return f"register letter {letter[0]} {shlex.quote(letter[1])}"


def _is_plain(letter: tuple[str, str]) -> bool:
    """Whether a letter's command may stand between backquotes: an invoice's number may hold any sign."""
    return re.fullmatch(r"[\w/-]+", letter[1]) is not None


def _by_day(dues: Sequence[Due], on: date) -> Iterator[tuple[str, list[Due]]]:
    """What is overdue or due at once, and under each later day what is due by it."""
    now = [item for item in dues if item.by is None or item.by < on]
    if now:
        yield NOW, now
    for day in sorted({item.by for item in dues if item.by and item.by >= on}):
        yield f"By {in_words(day)}", [item for item in dues if item.by == day]


def _settled(item: Due, forms: str | None) -> str:
    """How to settle it: the form of its act, with what is known; else the rule's advice."""
    act = by_name().get(item.act or "")
    if act is None:
        return escaped(item.fix)
    known = ", ".join(f"{name} {word}" for name, word in item.words.items())
    name = f"[{act.name}]({forms}{act.form()})" if forms else act.name
    return f"→ {name}{': ' + escaped(known) if known else ''}"
