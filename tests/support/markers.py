"""A register in which every field holds a marker of its own, made by walking the models and their visibility.

A new field is covered by itself: its form decides what marker it gets. One that nobody classified, or whose form has no
marker here, fails. What is public holds the same in every variant of the register; what is not differs in all of them.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from generator.days import in_words
from generator.records import Entry, Record, Visibility, contact_forms, forms
from generator.records.base import classified
from generator.site.messages import wording
from generator.vocabulary import Language, Term

Fixed = Mapping[str, Any]
"""Values that a standing or a reference asks for, by the keys that lead to them, with points between; a list of
mappings is walked, an item each; None leaves the field out; ... puts it in even where what may be left out is.
"""
UNSAID = "corrects"
"""Entries that correct others have tests of their own; here each is the first of its name."""
REFERENCES = {
    "assessor": "zq{}-applicant",
    "lead": "zq{}-applicant",
    "told_by": "zq{}-applicant",
    "present": "zq{}-applicant",
    "organisation": "zq{}-organisation",
    "intermediary": "zq{}-organisation",
    "paid_to": "zq{}-organisation",
    "school": "eng-98760{}",
    "assessment": "eng-98760{}/1934-7",
    "fee": "registration-ongoing",
    "event": "conference-2025",
}
"""What the fields that name another entry name: people and organisations that are not public."""


@dataclass(frozen=True)
class Mark:
    """A marker: where it is, whether it is hidden, and every way in which it could show."""

    place: str
    hidden: bool
    texts: tuple[str, ...]


@dataclass
class Variant:
    """One set of confidential facts. `letter` and `first` make its markers its own, `length` is that of its lists.

    `bare` leaves out every confidential field that may be left out and that no standing asks for.
    """

    letter: str
    first: int
    length: int = 1
    bare: bool = False
    last_word: bool = False
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._hidden, self._shown = itertools.count(self.first), itertools.count(1)

    def entry(
        self, kind: type[Entry], id: str, fixed: Fixed | None = None, *, hidden: bool = False, agreed: bool = False
    ) -> dict[str, Any]:
        """The values of a file. A `hidden` one, such as an applicant's, is confidential whole."""
        return _Walk(self, f"{kind.folder or 'scheme'}/{id}", fixed or {}, agreed).fields(kind, (), hidden=hidden)

    def mark(self, form: Any, place: str, name: str, *, hidden: bool) -> str:
        number = next(self._hidden if hidden else self._shown)
        letter = self.letter if hidden else "p"
        value = _value(form, letter, number, later=name == "to")
        if value is None:
            raise AssertionError(
                f"{place}: this form of value has no marker yet; give it one in tests/support/markers.py"
            )
        self.marks.append(Mark(place, hidden, value[1]))
        return value[0]


@dataclass
class _Walk:
    variant: Variant
    at: str
    fixed: Fixed
    agreed: bool

    def fields(self, model: type[Record], keys: tuple[str, ...], *, hidden: bool) -> dict[str, Any]:
        values = {}
        hints = get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            where = (*keys, info.alias or name)
            key = ".".join(where)
            if (name == "id" and issubclass(model, Entry)) or self.fixed.get(key, ...) is None:
                continue
            secret = hidden or self._is_hidden(model, name)
            may_miss = secret and self.variant.bare and not info.is_required()
            if self.fixed.get(key, ...) is not ...:
                values[where[-1]] = self._fixed(hints[name], where, self.fixed[key], hidden=secret)
            elif key in self.fixed or not (may_miss or name == UNSAID):
                values[where[-1]] = self._value(hints[name], where, hidden=secret)
        return values

    def _is_hidden(self, model: type[Record], name: str) -> bool:
        visibility = classified(model.model_fields[name]).get("visibility")
        assert visibility in set(Visibility), f"{model.__name__}.{name}: public, agreed or confidential?"
        return visibility is Visibility.CONFIDENTIAL or (visibility is Visibility.AGREED and not self.agreed)

    def _fixed(self, hint: Any, where: tuple[str, ...], value: Any, *, hidden: bool) -> Any:
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            (item,) = _records(hint)
            key = ".".join(where)
            return [
                _Walk(
                    self.variant, self.at, {f"{key}.{name}": field for name, field in record.items()}, self.agreed
                ).fields(item, where, hidden=hidden)
                for record in value
            ]
        if hidden and forms.Date in (hint, *get_args(hint)):
            self.variant.marks.append(Mark(f"{self.at}:{'.'.join(where)}", True, of_day(date.fromisoformat(value))))
        return value

    def _value(self, hint: Any, where: tuple[str, ...], *, hidden: bool) -> Any:
        if NoneType in get_args(hint):
            (hint,) = (argument for argument in get_args(hint) if argument is not NoneType)
        if get_origin(hint) is tuple:
            length = self.variant.length if hidden else 1
            return [self._value(get_args(hint)[0], where, hidden=hidden) for _ in range(length)]
        if isinstance(hint, type) and issubclass(hint, Record):
            return self.fields(hint, where, hidden=hidden)
        last = hidden and self.variant.last_word
        if isinstance(hint, type) and issubclass(hint, Term):
            return str(list(hint)[-1 if last else 0])
        if hint in (forms.YesNo, forms.WholeNumber):
            return {forms.YesNo: ("yes", "no"), forms.WholeNumber: ("1", "9")}[hint][last]
        return self._text(hint, where, hidden=hidden)

    def _text(self, hint: Any, where: tuple[str, ...], *, hidden: bool) -> str:
        if where[-1] in REFERENCES:
            return REFERENCES[where[-1]].format(self.variant.letter)
        return self.variant.mark(hint, f"{self.at}:{'.'.join(where)}", where[-1], hidden=hidden)


def _records(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for argument in get_args(hint):
        yield from _records(argument)


@cache
def marker(form: Any, number: int) -> str:
    """The text of a confidential marker of a form."""
    value = _value(form, "2", number, later=False)
    assert value is not None, f"{form} has no marker yet; give it one in tests/support/markers.py"
    return value[0]


def of_day(day: date) -> tuple[str, ...]:
    """Every way in which a page, a data file or a program's log writes a day."""
    in_welsh = wording(Language.WELSH).day(day)
    mails_and_logs = f"{day:%d %b %Y}", f"{day:%b} {day.day}, {day.year}", f"{day:%d/%b/%Y}"
    figures = (
        f"{day:%Y%m%d}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y/%m/%d}",
    )
    return day.isoformat(), in_words(day), in_welsh, *mails_and_logs, *figures


def _of_month(day: date) -> tuple[str, ...]:
    """How a month is written: a day that no other day of the register is near may not be told by its month either."""
    return f"{day:%Y-%m}", f"{day:%B %Y}", wording(Language.WELSH).day(day).split(maxsplit=1)[1]


def _as_a_base(district: str) -> tuple[str, ...]:
    """How a page or a data file says that somebody works from a district; by itself each is in the table of places."""
    return f'data-base="{district}"', f'"base": "{district}"', f'"base":"{district}"', f">{district}<", f",{district},"


def _value(form: Any, letter: str, number: int, *, later: bool) -> tuple[str, tuple[str, ...]] | None:
    """The text of a marker of a form, and every way in which it could show."""
    name = f"zq{letter}{number:04}q"
    public = letter == "p"
    day = date((2121 if public else 2101) if later else 1985 if public else 1902, 1, 1) + timedelta(days=number)
    pounds = (530_000 if public else 630_000) + number
    phone = (960_900 if public else 960_000) + number % 900
    postcode = f"HS{number % 9 + 1} {number // 9 % 10}ZZ"
    district = "YO1" if public else "ZE3"
    registered = (9_000 if public else 5_000) + number % 4_000
    made = {
        forms.Line: (name, (name,)),
        forms.Text: (name, (name,)),
        forms.Date: (day.isoformat(), (*of_day(day), *_of_month(day))),
        forms.Money: (f"{pounds}.47", (f"{pounds}.47", f"{pounds:,}")),
        forms.Percent: (f"{number % 90 + 1}.47", (f"{number % 90 + 1}.47",)),
        contact_forms.Email: (f"{name}@{name}.example", (name,)),
        contact_forms.Website: (f"https://{name}.example", (name,)),
        forms.RegistrationNumber: (f"ICTM {registered:04}", (f"ICTM {registered:04}", f"ictm{registered:04}")),
        contact_forms.Phone: (f"01632 {phone}", (str(phone),)),
        contact_forms.Postcode: (postcode, (postcode,)),
        contact_forms.PostcodeDistrict: (district, _as_a_base(district)),
        forms.AssessmentNumber: (f"{1900 + number % 90}-7", (f"{1900 + number % 90}-7",)),
    }
    return next((value for known, value in made.items() if known == form), None)
