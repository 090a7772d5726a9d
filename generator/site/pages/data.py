"""The pages about the data: what there is for other programs, explained from its own shapes, and the public changes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.annotations import types_in
from generator.days import in_words
from generator.public import PublicSite
from generator.site.api import addresses, data_files, shapes
from generator.site.api.addresses import assessor_file, badge_file, schema_file
from generator.site.api.openapi import DOCUMENTS
from generator.site.api.spreadsheet import SEPARATOR
from generator.site.api.terms import TERMS
from generator.site.contexts import ChangeShown, ChangesPage, DataFile, DataPage, Field, Link, ShapeShown
from generator.site.page import Page, root_of
from generator.site.public_changes import MONTHS, changes

DATA, CHANGES = "data/", "changes/"
EXCERPT = 14
"""Lines of a file that its example shows."""
FILES = {
    addresses.ASSESSORS: "Everyone on the register, by name.",
    addresses.ASSESSORS_CSV: "The same as a table for a spreadsheet, without portraits and experience.",
    addresses.FEES: "Every fee, with past, current and announced amounts.",
    addresses.EVENTS: "Professional development events, past and to come.",
    addresses.CALENDAR: "The events as a calendar to which yours can subscribe.",
    addresses.CHANGES: "Who is registered or accredited since when, and fees announced: a feed of twelve months.",
    addresses.OPENAPI: "All of these described for programs (OpenAPI 3.1).",
}


def program_pages(site: PublicSite) -> Iterator[Page]:
    """The pages `/data/` and `/changes/`."""
    yield _data(site)
    yield _changes(site)


def _data(site: PublicSite) -> Page:
    root = root_of(DATA)
    beginnings = dict(data_files(replace(site, assessors=site.assessors[:1], no_longer_listed=())))
    files = tuple(
        DataFile(
            link=Link(path.rpartition("/")[2], root + path),
            anchor=path.rpartition("/")[2].replace(".", "-"),
            what=what,
            excerpt=_excerpt(beginnings[path].decode("utf-8-sig")),
        )
        for path, what in FILES.items()
    )
    context = DataPage(
        root=root,
        title="Data",
        valid_days=site.valid_days,
        files=files,
        one_person=f"/{assessor_file('ID')}",
        badge=f"/{badge_file('ID')}",
        separator=SEPARATOR.strip(),
        common=_fields(shapes.Document),
        shapes=tuple(_shape(one) for one in _all_shapes()),
        schemas=tuple(Link(f"{name}.schema.json", root + schema_file(name)) for name in DOCUMENTS),
        terms=TERMS,
        contact=site.contact_email,
    )
    description = "Who may assess for the ICT Mark, the fees and the events, as files for other programs."
    return Page(DATA, context, description, searched=False)


def _excerpt(text: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:EXCERPT], "…"] if len(lines) > EXCERPT else lines)


def _all_shapes() -> Iterator[type[shapes.Shape]]:
    """Every shape there is: the files first, then what stands in them, in the order of its first place."""
    seen: dict[type[shapes.Shape], None] = dict.fromkeys(DOCUMENTS.values())
    waiting = list(seen)
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            for found in _shapes_in(field.annotation):
                if found not in seen:
                    seen[found] = None
                    waiting.append(found)
    return iter(seen)


def _shapes_in(annotation: Any) -> Iterator[type[shapes.Shape]]:
    return (kind for kind in types_in(annotation) if issubclass(kind, shapes.Shape))


def _shape(shape: type[shapes.Shape]) -> ShapeShown:
    common = _fields(shapes.Document) if issubclass(shape, shapes.Document) else ()
    fields = tuple(field for field in _fields(shape) if field not in common)
    return ShapeShown(f"shape-{shape.__name__.lower()}", shape.__name__, (shape.__doc__ or "").strip(), fields)


def _fields(shape: type[shapes.Shape]) -> tuple[Field, ...]:
    return tuple(
        Field(field.serialization_alias or name, field.description or "") for name, field in shape.model_fields.items()
    )


def _changes(site: PublicSite) -> Page:
    root = root_of(CHANGES)
    context = ChangesPage(
        root=root,
        title="Changes",
        lead=f"The {MONTHS} months up to {in_words(site.on)}, newest first.",
        changes=tuple(ChangeShown(in_words(one.on), Link(one.title, root + one.page)) for one in changes(site)),
        feed=Link("changes.xml", root + addresses.CHANGES),
    )
    return Page(
        CHANGES, context, "Who joined the register, who was accredited, which fee was announced.", searched=False
    )
