"""docs/privacy.md: each field about a person, with who may see it, why it is on file, on what basis, for how long."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.annotations import types_in
from generator.records import ENTRIES, Entry, Record, Visibility
from generator.records.base import classified, fields_of
from generator.records.purposes import EVERYWHERE, Basis, Purpose, Retention, purpose_of
from generator.records.scheme import Scheme

PERIODS = ("former_kept_years", "applicant_kept_years", "helper_kept_years")
"""The settings that say how long data is kept."""

TABLE = ("| fields | who may see them | what they are for | basis | kept |", "|---|---|---|---|---|")
_CORRECTING = frozenset({"correction", "corrections"})
"""Fields whose records repeat what they correct."""

HEAD = """\
# Personal data: why it is held, and for how long

Made from the records by `register docs`. A test fails when the two differ, and when a field has no purpose. Naace's
adviser on data protection should read it and confirm the bases and the periods. The public reads the privacy notice on
the site. [The record of processing](record-of-processing.md) sums it up for the ICO, and [erasure](erasure.md) says
how data is erased.

The numbers of years are settings in `data/scheme.yml`, which the office decides. They change from a day on, by an entry
under `amendments`. `register due` lists everybody whose period has passed, with the act that erases their data.

**Public** fields are on the site. Those **public once agreed** are on it from the day on which the person agreed to
that item, which `publish` in their file records, until the day they withdraw. A school's name is on it once the school
agreed to publish its award (`publish_award`). **Confidential** fields never leave the register."""


class Held(NamedTuple):
    """A field: the keys that lead to its record, its own, who may see it, and why it is on file."""

    above: str
    name: str
    visibility: Visibility
    purpose: Purpose | None


def markdown() -> Iterator[str]:
    """The lines of the document."""
    yield HEAD
    yield ""
    yield "| setting | years, if it is left out | what it sets |"
    yield "|---|---|---|"
    for name in PERIODS:
        info = Scheme.model_fields[name]
        yield f"| `{name}` | {info.default} | {info.description} |"
    for title, words in (("basis", Basis), ("kept", Retention)):
        yield ""
        yield f"| {title} | meaning |"
        yield "|---|---|"
        yield from (f"| {word.word} | {word.meaning} |" for word in words)
    yield ""
    yield "## Fields of every file"
    yield ""
    yield "A correction is kept as what it corrects: each field of it has the purpose and the period of that field."
    yield ""
    yield from TABLE
    everywhere = ((name, Visibility.CONFIDENTIAL, purpose) for name, purpose in EVERYWHERE.items())
    yield from (_row(f"`{name}`", visibility, purpose) for name, visibility, purpose in everywhere)
    for kind in ENTRIES:
        yield ""
        yield f"## {kind.__name__}: `{kind.file_of('ID' if kind.folder else 'scheme')}`"
        yield ""
        rows = list(_rows(kind))
        yield from [*TABLE, *rows] if rows else ["It says nothing about a person."]


def held(holder: type[Record], above: str = "") -> Iterator[Held]:
    """The fields of a record, and of the records in it, each under the keys that lead to it.

    Raises KeyError at a field of which nobody has said why it is on file.
    """
    for name, info in fields_of(holder):
        inner = [kind for kind in types_in(info.annotation) if issubclass(kind, Record)]
        for record in inner:
            yield from held(record, f"{above}{name}.")
        if not inner:
            yield Held(above, name, Visibility(classified(info)["visibility"]), purpose_of(holder, name, info))


def _rows(kind: type[Entry]) -> Iterator[str]:
    """A line for the fields of one record that have all else alike."""
    own = (
        field for field in held(kind) if field.name not in EVERYWHERE and not _CORRECTING & {*field.above.split(".")}
    )
    about_people = (field for field in own if field.purpose)
    for (above, visibility, purpose), alike in groupby(about_people, key=lambda field: (field.above, *field[2:])):
        names = ", ".join(f"`{above}{field.name}`" for field in alike)
        assert purpose is not None  # noqa: S101  # for the type checker: those without one are left out above
        yield _row(names, visibility, purpose)


def _row(names: str, visibility: Visibility, purpose: Purpose) -> str:
    cells = (names, visibility, purpose.purpose, purpose.basis.word, purpose.retention.word)
    return f"| {' | '.join(cells)} |"
