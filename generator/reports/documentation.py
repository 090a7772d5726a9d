"""The documentation that the code writes: the code of practice, formats, rules, schemas and the editor's settings."""

import json
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_origin

from pydantic import BaseModel

from generator.annotations import types_in
from generator.explained import EXPLAINED_CLAUSES
from generator.project import EXAMPLE_FILES
from generator.read import photos
from generator.records import ENTRIES, Assessor, Entry
from generator.records.forms import MOST_CHARACTERS, MOST_IN_A_LINE
from generator.reports import acts, code_of_practice, forms, privacy, rules
from generator.reports.standing_shapes import Explained
from generator.write.files import write_files
from generator.write.schema import EXTENSIONS, editor_settings, schema, schemas

EXAMPLES = {
    "Scheme": "example/data/scheme",
    "Assessor": "example/data/assessors/amina-rahman",
    "School": "example/data/schools/eng-900001",
    "Organisation": "example/data/organisations/westmoor-services",
    "Fee": "example/data/fees/registration-initial",
    "Event": "example/data/events/conference-2025",
    "Sample": "documentation/samples/2026",  # no one in the example register has the ten visits
    "Erasure": "documentation/erasures/zoe-example",
}
"""For each kind, the tests' file that the page shows."""

WRITING = (
    "## How a file is written",
    "",
    "```yaml",
    "# A comment has a line of its own, and begins where the field below it begins.",
    'place: "Hall #4, Leeds" # A closing quote or bracket may be followed by one: a space, a #, a space.',
    "former_names: [Grace Oti] # Like this.",
    "portrait: |",
    "  A long text begins below the sign |, each line with two spaces before it.",
    "",
    "  An empty line begins a paragraph; # is part of the text here.",
    "```",
    "",
    (
        "- A space and a # after a value without quotes are refused. YAML would cut the value there without a word:"
        " `place: Hall #4, Leeds` would be the place Hall."
    ),
    "- A text goes in double quotes if it contains a colon and a space, a space and a #, or begins with a sign.",
    "- A value without quotes may go on with the next line, indented; not with a dash, a bullet or a field there.",
    "- A text of paragraphs, or with a list, begins with |. In quotes and below > its lines would become one.",
    "- `~`, `null` and `.nan` mean that nothing is written. Leave the field out instead.",
)
"""How to write comments and long texts, so that nothing is lost."""


_RULES = "generator/reports/rules.json"
"""What `register rules` shows; it is part of the program, not of a register."""


def documents() -> dict[str, str]:
    """Every generated document's text by its name in the folder that it is written to."""
    made = {
        "docs/acts.md": "\n".join(acts.markdown()) + "\n",
        "docs/code-of-practice.md": "\n".join(code_of_practice.markdown()) + "\n",
        "docs/data-format.md": "\n".join(data_format()) + "\n",
        "docs/privacy.md": "\n".join(privacy.markdown()) + "\n",
        "docs/rules.md": "\n".join(rules.markdown(clauses())) + "\n",
        _RULES: _json(clauses()),
        "docs/standing.md": "\n".join(standing_format()) + "\n",
        ".vscode/extensions.json": _json(EXTENSIONS),
        ".vscode/settings.json": _json(editor_settings()),
    }
    made |= forms.forms()
    return made | {name: _json(schema_made) for name, schema_made in schemas().items()}


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def clauses() -> list[rules.Clause]:
    """Every clause in order, with its rules, as it is shown and as other programs read it."""
    return [
        {
            "clause": clause.name,
            "section": clause.section,
            "summary": clause.summary,
            "rules": [
                {
                    "code": rule.code,
                    "clauses": list(rule.clauses),
                    "severity": str(rule.severity),
                    "statement": rule.statement,
                    "fix": rule.fix,
                }
                for rule in clause.rules
            ],
            "not_decidable_from_data": clause.undecidable,
        }
        for clause in EXPLAINED_CLAUSES
    ]


def data_format() -> Iterator[str]:
    """The page on the data: every file, field, form, meaning, and who may see it."""
    yield "# The data format"
    yield ""
    yield "Made from the records by `register docs`; a test fails when the two differ."
    yield ""
    yield (
        "A file's name, without `.yml`, is the id of what it holds, and never changes. Dates are written YYYY-MM-DD,"
        ' money as pounds and pence ("150.00"). **Public** fields are on the site; those **public once agreed** only'
        " from the day the person's, or the school's, agreement is on file; **confidential** ones never leave the"
        " register. Once a field is recorded, that is once a change builds on it, it is **kept** (only a correction"
        " changes it), **dated** (it may change until its day, such as an end that is still to come) or **free**."
    )
    yield ""
    yield from WRITING
    for kind in ENTRIES:
        yield from _kind(kind)
        if kind is Assessor:
            yield from PHOTOS.rstrip("\n").split("\n")


PHOTOS = f"""
## Photo: `data/assessors/ID.jpg`, `ID.png` or `ID.webp`

A photo of the assessor, beside their file and under its name. It may be left out. It is on file only while an entry of
`publish_photo` in their file agrees to it; withdraw that, and delete the photo with it.

A photo has at most {photos.MOST_BYTES // 1024:,} KiB. Each side has from {photos.SMALL} to {photos.MOST_PIXELS:,}
pixels, and neither is more than twice as long as the other. The site never shows the file itself. It shows two JPEGs
that are drawn anew from its pixels, upright, of at most {photos.LARGE} and {photos.SMALL} pixels: without the place
where it was taken, without any text, and without whatever else is in the file. The file stays as it is in the private
repository.
"""


def _kind(kind: type[Entry]) -> Iterator[str]:
    yield ""
    yield f"## {kind.__name__}: `{kind.file_of('ID' if kind.folder else 'scheme')}`"
    yield ""
    yield (kind.__doc__ or "").strip()
    yield ""
    yield "| field | form | | who may see it | once recorded | meaning |"
    yield "|---|---|---|---|---|---|"
    yield from _rows(schema(kind), "")
    text = (EXAMPLE_FILES / f"{EXAMPLES[kind.__name__]}.yml").read_text(encoding="utf-8")
    yield ""
    yield "```yaml"
    yield from text.rstrip("\n").split("\n")
    yield "```"


def _rows(node: dict[str, Any], above: str) -> Iterator[str]:
    for name, field in node["properties"].items():
        needed = "required" if name in node.get("required", ()) else _default(field)
        path = f"{above}{name}"
        classified = (field.get("x-visibility", ""), field.get("x-recorded", ""))
        cells = (f"`{path}`", _form(field), needed, *classified, field.get("description", ""))
        yield f"| {' | '.join(cells)} |"
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _rows(inner, f"{path}[]." if "items" in field else f"{path}.")


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    return f"else {default}" if isinstance(default, str | int) and not isinstance(default, bool) else "may be left out"


def _form(field: dict[str, Any]) -> str:
    match field:
        case {"items": items}:
            form = f"list: {_form(items)}"
        case {"properties": _}:
            form = "group of fields"
        case {"format": "date"}:
            form = "date"
        case {"type": ["integer", "string"]}:
            form = "whole number"
        case {"maxLength": most, "type": [*_]} if most in (MOST_IN_A_LINE, MOST_CHARACTERS):
            form = "one line" if most == MOST_IN_A_LINE else "text"
        case {"patternErrorMessage": sentence}:
            form = str(sentence)
        case {"enum": words, "enumDescriptions": labels}:
            form = "one of " + ", ".join(map(_word, words, labels))
        case _:
            form = "yes or no"
    return form


def _word(word: str, label: str) -> str:
    """A word of a closed list, with its label if that says more."""
    says_more = re.sub(r"\W+", "", label).casefold() != re.sub(r"\W+", "", word).casefold()
    return f"`{word}` ({label})" if says_more else f"`{word}`"


def standing_format() -> Iterator[str]:
    """The page on the JSON of a standing: every field and its meaning."""
    yield "# The JSON of `register standing`"
    yield ""
    yield "Made from the shapes of the report by `register docs`; a test fails when the two differ."
    yield ""
    yield (
        "`register standing ID --format json` gives the first shape; without an ID, a list of one for everybody. Every"
        " field is there, and null where it has no value. Days are YYYY-MM-DD; the last day of a period belongs to it."
        " **All of it is confidential.**"
    )
    shown: list[type[BaseModel]] = [Explained]
    for shape in shown:
        yield ""
        yield f"## {shape.__name__}"
        yield ""
        yield (shape.__doc__ or "").strip()
        yield ""
        yield "| field | form | meaning |"
        yield "|---|---|---|"
        for name, field in shape.model_fields.items():
            inner = [held for held in types_in(field.annotation) if issubclass(held, BaseModel)]
            shown += [held for held in inner if held not in shown]
            key = field.serialization_alias or name
            yield f"| `{key}` | {_standing_form(field.annotation)} | {field.description} |"


def _standing_form(annotation: Any) -> str:
    held = next(held for held in types_in(annotation) if held is not type(None))
    if issubclass(held, Enum):
        form = "one of " + ", ".join(f"`{member.value}`" for member in held)
    else:
        form = {str: "text", bool: "true or false", int: "whole number", date: "day"}.get(held, held.__name__)
    return f"list: {form}" if get_origin(annotation) is tuple else form


def drifted(root: Path) -> list[str]:
    """The generated documents under `root` that differ from what the code makes now."""
    differing = [name for name, text in documents().items() if _on_file(root / name) != text]
    return [name for name in differing if name != _RULES or (root / name).parent.is_dir()]


def _on_file(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(root: Path, only: tuple[str, ...] = ("",)) -> list[str]:
    """Write the documents under `root` that differ, if their names begin with one of `only`; returns their names.

    Raises NotWritten.
    """
    made = documents()
    names = [name for name in drifted(root) if name.startswith(only)]
    write_files(root, {name: made[name].encode() for name in names})
    return names
