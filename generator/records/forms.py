"""The formats of a single value: each reads the text of a YAML scalar, or refuses it and says how to fix it.

Every scalar arrives as text, so nothing here depends on what YAML would have guessed.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

FIRST_YEAR, LAST_YEAR = 1900, 2150
_PERCENT = r"(?![0.]+$)\d{1,2}(\.\d{1,2})?"
MOST_IN_A_LINE, MOST_CHARACTERS = 300, 20_000
CURLY = "\u2018\u2019\u201c\u201d"
"""Quotes as word processors and phones write them, which mean nothing to YAML."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""What word processors and phones write for a hyphen."""


def refuse(message: str, fix: str, *, by_example: bool = False) -> PydanticCustomError:
    """What is wrong, and how to fix it; with `by_example` the reader adds an example of the field."""
    return PydanticCustomError("form", message, {"fix": fix, "by_example": by_example})


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = "One value is expected here, not a list or a group of fields"
        raise refuse(message, "Write the value after the colon", by_example=True)
    if not value.strip():
        raise refuse("Nothing is written here", "Write the value after the colon", by_example=True)
    return value.strip()


def word(value: object) -> str:
    """A text that may not begin or end with curly quotes."""
    text = _text(value)
    if text[0] in CURLY or text[-1] in CURLY:
        raise refuse("This value is in curly quotes", 'Delete them, or type straight ones (") instead.')
    return text


def _matching(pattern: str, message: str, fix: str, *, by_example: bool = False) -> Callable[[object], str]:
    compiled = re.compile(pattern, re.ASCII)

    def read(value: object) -> str:
        text = word(value)
        if not compiled.fullmatch(text):
            raise refuse("This " + message, fix, by_example=by_example)
        return text

    return read


def _words(value: object) -> str:
    """A text that says something, and is not endless."""
    text = _text(value)
    if not any(map(str.isalnum, text)):
        raise refuse("There is no letter and no number here", "Write it in words", by_example=True)
    if len(text) > MOST_CHARACTERS:
        raise refuse(f"This is longer than {MOST_CHARACTERS:,} characters", "Shorten it.")
    return text


def _line(value: object) -> str:
    text = _words(value)
    if "\n" in text:
        raise refuse("This runs over more than one line", "Write it on one line.")
    if "\t" in text:
        raise refuse("There is a tab here, which looks like a space", "Delete it, and type a space.")
    if len(text) > MOST_IN_A_LINE:
        raise refuse(f"This is longer than {MOST_IN_A_LINE} characters", "Shorten it to one or two sentences.")
    return text


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = word(value)
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    if not match and re.fullmatch(rf"\d{{4}}[-{_DASHES}]\d\d[-{_DASHES}]\d\d", text, re.ASCII):
        fix = "Type hyphens in their place: 1 March 2026 is 2026-03-01."
        raise refuse("The signs between these numbers are dashes that look like hyphens", fix)
    if not match:
        raise refuse(
            "This is not a date in the right format",
            "Write year, month and day with hyphens, YYYY-MM-DD: 1 March 2026 is 2026-03-01.",
        )
    year, month, day = map(int, match.groups())
    try:
        calendar_day = date(year, month, day)
    except ValueError:
        fix = "Write the year, then the month, then the day: 1 March 2026 is 2026-03-01."
        raise refuse("There is no such day in the calendar", fix) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(
            "This year is out of range",
            f"Check the year: it must be between {FIRST_YEAR} and {LAST_YEAR}.",
        )
    return calendar_day


def _money(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = word(value)
    if not re.fullmatch(r"\d{1,6}\.\d{2}", text, re.ASCII):
        raise refuse(
            "This is not an amount in the right format",
            'Write pounds and pence with a point and two digits, no sign and no comma, such as "150.00".',
        )
    return Decimal(text)


def _percent(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = word(value)
    if not re.fullmatch(_PERCENT, text, re.ASCII) or not 0 < Decimal(text) < 100:
        raise refuse(
            "This is not a rate in the right format",
            "Write the per cent in digits, without a sign, such as 20 or 17.5. If there is no VAT, write no rate.",
        )
    return Decimal(text)


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if word(value) not in ("yes", "no", "true", "false"):
        raise refuse("This is neither yes nor no", "Write yes or no.")
    return value in ("yes", "true")


def _whole_number(value: object) -> int:
    if isinstance(value, int):
        return value
    text = word(value)
    if not re.fullmatch(r"0|[1-9]\d{0,2}", text, re.ASCII):  # more years than 999 would leave the calendar
        raise refuse("This is not a whole number of up to three digits", "Write digits only, such as 3.")
    return int(text)


def registration_number(number: int) -> str:
    """42 as it is written: ICTM 0042. Raises ValueError beyond 9,999, which have no form."""
    if not 1 <= number <= MOST_REGISTRATION_NUMBERS:
        raise ValueError(f"no registration number can be {number}")
    return f"ICTM {number:04}"


def pattern_schema(
    pattern: str, sentence: str, *, types: tuple[str, ...] = ("string",), **more: str | int
) -> WithJsonSchema:
    """A JSON Schema of a text form; `patternErrorMessage` is what editors show instead of the pattern."""
    kind = types[0] if len(types) == 1 else list(types)
    return WithJsonSchema({"type": kind, "pattern": pattern, "patternErrorMessage": sentence, **more})


_LEAP = r"((19|20)(0[48]|[2468][048]|[13579][26])|2000|21(0[48]|[13][26]|[24][048]))-02-29"
_DATE = (
    r"(?=(19|20|21[0-4])\d|2150)("
    r"\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))|"
    rf"{_LEAP})"
)
"""Every day of the calendar from FIRST_YEAR to LAST_YEAR, and no other: an editor knows no calendar."""
_SIGN_OF_WORDS = r"[^\s!-/:-@\[-`{-~]"
"""Near enough a letter or a number, for editors: their patterns and Python's have no way in common to write either."""

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SCHOOL = r"(eng-\d{6}|wal-\d{7}|sco-\d{7}|ni-\d{7})"
_ASSESSMENT = r"\d{4}-[1-9]\d?"

_REGISTRATION_NUMBER = r"ICTM (?!0000)\d{4}"
MOST_REGISTRATION_NUMBERS = 9_999

_REGISTRATION_NUMBER_SAYS = "ICTM, a space and four digits, such as ICTM 0042."
_SLUG_SAYS = "The file's name without .yml: small letters, digits and single hyphens, such as amina-rahman."
_ID_SAYS = "Write the name of its file without .yml, in small letters, digits and hyphens"
_SCHOOL_SAYS = (
    "The nation and the official number: eng- and the six-digit URN, wal- and the seven-digit school number, "
    "sco- and the seven-digit SEED code, ni- and the seven digits of the DE reference."
)
_DATE_SAYS = "Write year, month and day as YYYY-MM-DD, such as 2026-03-01."

Line = Annotated[
    str,
    BeforeValidator(_line),
    pattern_schema(
        rf"^\s*(?=.*{_SIGN_OF_WORDS})[^\n\t]*\s*$",
        "Write it in words, on one line, without tabs.",
        types=("string", "number", "boolean"),
        maxLength=MOST_IN_A_LINE,
    ),
]
"""One line of plain text."""
Text = Annotated[
    str,
    BeforeValidator(_words),
    pattern_schema(
        _SIGN_OF_WORDS, "Write it in words.", types=("string", "number", "boolean"), maxLength=MOST_CHARACTERS
    ),
]
"""Plain text, over as many lines as it needs."""
Date = Annotated[date, BeforeValidator(_date), pattern_schema(f"^{_DATE}$", _DATE_SAYS, format="date")]
"""A day of the calendar, Europe/London, as YYYY-MM-DD."""
Money = Annotated[
    Decimal,
    BeforeValidator(_money),
    pattern_schema(
        r"^\d{1,6}\.\d{2}$",
        'Pounds and pence, such as "150.00".',
        types=("string", "number"),
        minimum=0,
        exclusiveMaximum=1_000_000,
    ),
]
"""Exact pounds, two decimals."""
Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    pattern_schema(
        f"^{_PERCENT}$",
        "Per cent in digits, such as 20 or 17.5.",
        types=("string", "number"),
        exclusiveMinimum=0,
        exclusiveMaximum=100,
    ),
]
"""A rate above 0 and below 100."""
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "string", "enum": ["yes", "no"]})]
WholeNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    pattern_schema(
        r"^(0|[1-9]\d{0,2})$", "Digits only, such as 3.", types=("integer", "string"), minimum=0, maximum=999
    ),
]
Slug = Annotated[
    str,
    BeforeValidator(_matching(_SLUG, "is not an id in the right format", _ID_SAYS, by_example=True)),
    pattern_schema(f"^{_SLUG}$", _SLUG_SAYS),
]
"""An id: the name of its file, without `.yml`."""
RegistrationNumber = Annotated[
    str,
    BeforeValidator(
        _matching(
            _REGISTRATION_NUMBER,
            "is not a registration number in the right format",
            f"Write {_REGISTRATION_NUMBER_SAYS}",
        )
    ),
    pattern_schema(f"^{_REGISTRATION_NUMBER}$", _REGISTRATION_NUMBER_SAYS),
]
"""What an assessor gives as proof of registration. It has no check character: the name beside it shows a
wrong digit, and staff can give the next one without a program."""
Year = Annotated[
    str,
    BeforeValidator(_matching(r"(19|20|21)\d{2}", "is not a year", "Write its four digits, such as 2026.")),
    pattern_schema(r"^(19|20|21)\d{2}$", "A year in four digits, such as 2026."),
]
"""A year of the calendar; a draw's file has it as its name."""
SchoolId = Annotated[
    str,
    BeforeValidator(_matching(_SCHOOL, "is not a school's id", _SCHOOL_SAYS)),
    pattern_schema(f"^{_SCHOOL}$", _SCHOOL_SAYS),
]
"""Nation and official number (URN, Welsh school number, SEED code, DE reference)."""
AssessmentNumber = Annotated[
    str,
    BeforeValidator(_matching(_ASSESSMENT, "is not an assessment's id", "Write the year and a number: 2026-1.")),
    pattern_schema(f"^{_ASSESSMENT}$", "The year and a number: 2026-1."),
]
AssessmentId = Annotated[
    str,
    BeforeValidator(
        _matching(
            f"{_SCHOOL}/{_ASSESSMENT}",
            "does not name an assessment",
            "Write the school's id, a slash and the assessment's id: eng-900001/2026-1.",
        )
    ),
    pattern_schema(f"^{_SCHOOL}/{_ASSESSMENT}$", "School's id, slash, assessment's id: eng-900001/2026-1."),
]
"""A school's id, a slash and the id of an assessment there."""


def is_free_text(info: FieldInfo) -> bool:
    """Whether a field holds a text in somebody's own words."""
    waiting: list[Any] = [*info.metadata, info.annotation]
    while waiting:
        part = waiting.pop()
        if isinstance(part, BeforeValidator) and part.func is _words:
            return True
        waiting += (*getattr(part, "__metadata__", ()), *get_args(part))
    return False
