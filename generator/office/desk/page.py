"""The office's own page as one HTML file: no server, no request, and a policy that lets it run its own script alone.

In: the register, the day, what is due. Out: the file's text. Data is escaped by Jinja2, and in JSON so that no name
can end the element that holds it.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from generator.office.acts import by_name
from generator.office.desk.load import Load, load
from generator.office.desk.people import PersonShown, people
from generator.office.desk.schools import SchoolShown, schools
from generator.office.desk.sending import sending
from generator.office.desk.timeline import Shape
from generator.office.due import Due, command
from generator.project import TEMPLATES
from generator.register import Register
from generator.site.messages import Wording
from generator.site.page import environment

LONG = 300
"""People and schools on a page from which on it is long."""
FOLDER = "office"
"""Where the page's template, style and script are, in the folder of templates."""
SAID_BY_THE_SCRIPT = (
    "accredited", "closed", "found", "found_none", "found_schools", "leads", "may_go", "may_go_but",
    "may_not_go", "more_schools", "nobody_may_go", "no_phase", "not_phase", "not_type", "registered", "row_clauses",
    "same_region", "to", "visits_a_year", "which_school", "who_may_go", "not_lead",
)  # fmt: skip
"""The messages that the script fills, without `desk.say.`."""


@dataclass(frozen=True)
class DueShown:
    """Something due."""

    who: str
    """The person, school or event it is about."""
    message: str
    """What is due."""
    clauses: str
    """The clauses that ask for it."""
    act: str
    """The act that settles it; empty if none does."""
    how: str
    """What to type to record the act; without an act, what to do."""
    form: str
    """The address of the act's form; empty where it is not known."""


@dataclass(frozen=True)
class DueBy:
    """What is due by one day."""

    heading: str
    """The day."""
    items: tuple[DueShown, ...]
    """What is due by it."""


@dataclass(frozen=True)
class MarkNamed:
    """A mark of the timelines."""

    shape: Shape
    """Which one."""
    name: str
    """What it means."""


@dataclass(frozen=True)
class Desk:
    """The page."""

    name: str
    """The register's name."""
    on: str
    """The day of the page, in words."""
    language: str
    """The language of the page."""
    policy: str
    """What a browser lets the page do."""
    style: Markup
    """Its style sheet."""
    script: Markup
    """Its script."""
    sheet: Markup
    """What each printed sheet says."""
    left_out: int
    """How many files cannot be read, and are left out."""
    within: int
    """How many days ahead it looks for what is due."""
    due: tuple[DueBy, ...]
    """What is due, most urgent first."""
    number_due: int
    """How much is due."""
    people: tuple[PersonShown, ...]
    """Everybody on file."""
    schools: tuple[SchoolShown, ...]
    """The schools with something on file."""
    number_of_schools: int
    """How many schools are on file."""
    is_long: bool
    """Whether it has so many parts that a browser should lay out only those near the screen."""
    load: Load
    """Who does how much, and where."""
    marks: tuple[MarkNamed, ...]
    """The marks of the timelines, with what each means."""
    facts: Markup
    """What the script reads, as JSON."""


def page(  # noqa: PLR0913  # each is another part of what the page shows
    register: Register, on: date, dues: Sequence[Due], t: Wording, *, within: int, left_out: int, forms: str | None
) -> str:
    """The file. `forms` is the address of the repository's forms; None where it is not known."""
    style, script = (_asset(name) for name in ("desk.css", "desk.js"))
    shown = schools(register, on, t)
    name = register.scheme.name_cy or register.scheme.name if t.language == "cy" else register.scheme.name
    sheet = _SHEET.format(text=_in_css(t("desk.sheet", name=name, day=t.day(on))))
    desk = Desk(
        name=name,
        on=t.day(on),
        language=str(t.language),
        policy=_policy(script, [style, sheet]),
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        sheet=Markup(sheet),  # noqa: S704  # ours, with data written as CSS writes it
        left_out=left_out,
        within=within,
        due=tuple(_by_day(dues, on, forms, t)),
        number_due=len(dues),
        people=people(register, on, t),
        schools=shown,
        number_of_schools=len(register.schools),
        is_long=len(register.assessors) + len(shown) > LONG,
        load=load(register, on, t),
        marks=tuple(MarkNamed(shape, t(f"desk.shape.{shape}")) for shape in Shape),
        facts=_json({**sending(register, on, t), "say": {key: t.raw(f"desk.say.{key}") for key in SAID_BY_THE_SCRIPT}}),
    )
    return environment(TEMPLATES, t).get_template(f"{FOLDER}/desk.html").render(desk=desk) + "\n"


_SHEET = """
@page {{
  margin: 18mm 14mm;

  @top-center {{
    content: {text};
    font: bold 9pt sans-serif;
  }}

  @bottom-right {{
    content: counter(page) "/" counter(pages);
    font: 8pt sans-serif;
  }}
}}
"""


def _asset(name: str) -> str:
    return (TEMPLATES / FOLDER / name).read_text("utf-8")


def _policy(script: str, styles: Sequence[str]) -> str:
    """Nothing is fetched from anywhere; only this script and these styles are obeyed."""
    own = " ".join(map(_hash, styles))
    return f"default-src 'none'; script-src {_hash(script)}; style-src {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _in_css(text: str) -> str:
    """A text as CSS writes it, every unusual sign by its number."""
    return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in text) + '"'


def _json(value: Any) -> Markup:
    return htmlsafe_json_dumps(
        value, dumps=lambda given, **_: json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    )


def _by_day(dues: Sequence[Due], on: date, forms: str | None, t: Wording) -> list[DueBy]:
    """What is overdue or asked for at once, and under each later day what is due by it."""

    def heading(item: Due) -> str:
        return t("desk.due_by", day=t.day(item.by)) if item.by and item.by >= on else t("desk.due_now")

    return [DueBy(head, tuple(_due(item, forms) for item in items)) for head, items in groupby(dues, key=heading)]


def _due(item: Due, forms: str | None) -> DueShown:
    act = by_name().get(item.act or "")
    return DueShown(
        who=item.who,
        message=item.message,
        clauses=", ".join(item.clauses),
        act=act.name if act else "",
        how=command(item) or item.fix,
        form=f"{forms}{act.form()}" if act and forms else "",
    )
