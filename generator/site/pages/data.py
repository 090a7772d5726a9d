"""The page about the data: the files for other programs, described from the shapes that they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from markupsafe import Markup

from generator import addresses
from generator.addresses import in_language, root_node_of
from generator.annotations import types_in
from generator.public import PublicSite
from generator.site.api import data_files, shapes
from generator.site.api.openapi import DOCUMENTS
from generator.site.api.spreadsheet import SEPARATOR
from generator.site.api.terms import terms
from generator.site.messages import LANGUAGES, Wording, wording
from generator.site.page import Link, Page, other_of
from generator.site.parts.structured import dataset, script
from generator.vocabulary import Language

EXCERPT = 14
"""Lines of a file that its example shows."""
FILES = {
    addresses.ASSESSORS_JSON: "assessors",
    addresses.ASSESSORS_CSV: "table",
    addresses.ASSESSORS_PLAIN_CSV: "plain_table",
    addresses.FEES_JSON: "fees",
    addresses.EVENTS_JSON: "events",
    addresses.EVENTS_ICS: "calendar",
    addresses.CHANGES_ATOM: "changes",
    addresses.OPENAPI_JSON: "openapi",
}
"""The files, each with the name of its message."""
TYPES = {
    addresses.ASSESSORS_JSON: "application/json",
    addresses.ASSESSORS_CSV: "text/csv",
    addresses.ASSESSORS_PLAIN_CSV: "text/csv",
    addresses.FEES_JSON: "application/json",
    addresses.EVENTS_JSON: "application/json",
    addresses.EVENTS_ICS: "text/calendar",
}
"""The files of the data itself, each with its media type."""


@dataclass(frozen=True)
class DataFile:
    """A file for other programs."""

    link: Link
    """Its name and address."""
    anchor: str
    """Its place in the page."""
    what: str
    """What it holds."""
    excerpt: str
    """How it begins."""


@dataclass(frozen=True)
class Field:
    """A field of a JSON value."""

    name: str
    """Its name in the file."""
    description: str
    """What it means, in English."""


@dataclass(frozen=True)
class ShapeShown:
    """A kind of JSON file, or of a part of one, field by field."""

    anchor: str
    """Its place in the page."""
    title: str
    """Its name in the schemas."""
    sentence: str
    """What it is, in English."""
    fields: tuple[Field, ...]
    """Its fields, without those that every file has."""


@dataclass(frozen=True)
class DataPage:
    template: ClassVar[str] = "pages/data.html"
    title: str
    """The page's heading."""
    valid_days: int
    """For how many days after the build a file is valid."""
    files: tuple[DataFile, ...]
    """Every file but those of one person each."""
    one_person: str
    """The address of a person's file, with ID for theirs."""
    badge: str
    """The address of a person's badge, with ID for theirs."""
    welsh: str
    """The folder of the Welsh pages, where the same badge is in Welsh."""
    assessors: str
    """The name of the file of everybody on the register."""
    table: str
    """The name of the table."""
    separator: str
    """What is between the items of a cell of the table."""
    common: tuple[Field, ...]
    """The fields that every JSON file has."""
    shapes: tuple[ShapeShown, ...]
    """Every kind of file, then the parts that they contain."""
    schemas: tuple[Link, ...]
    """The JSON Schemas."""
    manifest: Link
    """The file with the SHA-256 of every other file."""
    terms: tuple[str, ...]
    """The terms of use, in paragraphs."""
    contact: str
    """The email address to report what is missing or wrong."""
    structured: Markup
    """The page's facts for machines, as JSON-LD."""


def pages(site: PublicSite) -> Iterator[Page]:
    """The page in each language. What fields mean is in English, as in the schemas."""
    beginnings = dict(data_files(replace(site, assessors=site.assessors[:1], no_longer_listed=())))
    excerpts = {file: _excerpt(beginnings[file].decode("utf-8-sig")) for file in FILES}
    for t in map(wording, LANGUAGES):
        yield _data(site, excerpts, t)


def _data(site: PublicSite, excerpts: dict[str, str], t: Wording) -> Page:
    path = in_language(addresses.DATA, t.language)
    root = root_node_of(path)
    context = DataPage(
        title=t("data.title"),
        valid_days=site.valid_days,
        files=tuple(
            DataFile(
                link=Link(addresses.file_name(file), root + file),
                anchor=addresses.data_file_anchor(file),
                what=t(f"data.file.{name}"),
                excerpt=excerpts[file],
            )
            for file, name in FILES.items()
        ),
        one_person=f"/{addresses.assessor_json('ID')}",
        badge=f"/{addresses.badge('ID')}",
        welsh=f"/{in_language('', Language.WELSH)}",
        assessors=addresses.file_name(addresses.ASSESSORS_JSON),
        table=addresses.file_name(addresses.ASSESSORS_CSV),
        separator=SEPARATOR.strip(),
        common=_fields(shapes.Document),
        shapes=tuple(_shape(shape) for shape in _all_shapes()),
        schemas=tuple(Link(addresses.file_name(file), root + file) for file in map(addresses.schema, DOCUMENTS)),
        manifest=Link(addresses.MANIFEST, root + addresses.MANIFEST),
        terms=terms(t),
        contact=site.contact_email,
        structured=script(dataset(site, TYPES, t)),
    )
    other = other_of(addresses.DATA, t.language)
    return Page(path, context, t("data.description"), searched=False, language=t.language, other=other)


def _excerpt(text: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:EXCERPT], "…"] if len(lines) > EXCERPT else lines)


def _all_shapes() -> Iterator[type[shapes.Shape]]:
    """Every shape: the files first, then the parts that they contain, in the order in which they first occur."""
    seen: dict[type[shapes.Shape], None] = dict.fromkeys(DOCUMENTS.values())
    waiting = list(seen)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for shape in _shapes_in(field.annotation):
                if shape not in seen:
                    seen[shape] = None
                    waiting.append(shape)
    return iter(seen)


def _shapes_in(annotation: Any) -> Iterator[type[shapes.Shape]]:
    return (kind for kind in types_in(annotation) if issubclass(kind, shapes.Shape))


def _shape(shape: type[shapes.Shape]) -> ShapeShown:
    common = _fields(shapes.Document) if issubclass(shape, shapes.Document) else ()
    fields = tuple(field for field in _fields(shape) if field not in common)
    return ShapeShown(addresses.shape_anchor(shape.__name__), shape.__name__, (shape.__doc__ or "").strip(), fields)


def _fields(shape: type[shapes.Shape]) -> tuple[Field, ...]:
    return tuple(
        Field(field.serialization_alias or name, field.description or "") for name, field in shape.model_fields.items()
    )
