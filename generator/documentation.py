"""The documentation that is written by the code: the data format, the rules, the schemas and the editor's settings."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.records import ENTRIES, Entry
from generator.reports import rules
from generator.schema import editor_settings, schema, schemas

_EXAMPLES = {
    "Scheme": "scheme",
    "Assessor": "assessors/amina-rahman",
    "School": "schools/eng-900001",
    "Organisation": "organisations/westmoor-services",
    "Fee": "fees/registration-initial",
    "Event": "events/conference-2025",
}
"""Of each kind, the file of the tests' example register that the page shows."""


def documents(project: Path) -> dict[str, str]:
    """Every generated document's text by its name from the project's folder; examples are read from there."""
    made = {
        "docs/data-format.md": "\n".join(data_format(project)) + "\n",
        "docs/rules.md": "\n".join(rules.markdown()) + "\n",
        ".vscode/settings.json": _json(editor_settings()),
    }
    return made | {name: _json(one) for name, one in schemas().items()}


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def data_format(project: Path) -> Iterator[str]:
    """The page on the data: every file, field, form, meaning, and who may see it."""
    yield "# The data format"
    yield ""
    yield "Made from the records by `register docs`; a test fails when the two differ."
    yield ""
    yield (
        "A file's name, without `.yml`, is the id of what it holds, and never changes. Dates are written YYYY-MM-DD,"
        ' money as pounds and pence ("150.00"). **Public** fields are on the site; those **public once agreed** only'
        " from the day the person's, or the school's, agreement is on file; **confidential** ones never leave the"
        " register."
    )
    for kind in ENTRIES:
        yield from _kind(kind, project)


def _kind(kind: type[Entry], project: Path) -> Iterator[str]:
    yield ""
    yield f"## {kind.__name__}: `data/{kind.folder + '/ID' if kind.folder else 'scheme'}.yml`"
    yield ""
    yield (kind.__doc__ or "").strip()
    yield ""
    yield "| field | form | | who may see it | meaning |"
    yield "|---|---|---|---|---|"
    yield from _rows(schema(kind), "")
    if example := _EXAMPLES.get(kind.__name__):
        text = (project / "tests/example/data" / f"{example}.yml").read_text(encoding="utf-8")
        yield ""
        yield "```yaml"
        yield from text.rstrip("\n").split("\n")
        yield "```"


def _rows(node: dict[str, Any], above: str) -> Iterator[str]:
    for name, field in node["properties"].items():
        needed = "required" if name in node.get("required", ()) else _default(field)
        path = f"{above}{name}"
        cells = (f"`{path}`", _form(field), needed, field.get("x-visibility", ""), field.get("description", ""))
        yield f"| {' | '.join(cells)} |"
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _rows(inner, f"{path}[]." if "items" in field else f"{path}.")


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    return f"else {default}" if isinstance(default, str | int) and not isinstance(default, bool) else "may be left out"


def _form(field: dict[str, Any]) -> str:
    if "items" in field:
        return f"list: {_form(field['items'])}"
    if "properties" in field:
        return "group of fields"
    if "patternErrorMessage" in field:
        return str(field["patternErrorMessage"])
    if "enum" in field:
        return "one of " + ", ".join(f"`{word}`" for word in field["enum"] if isinstance(word, str))
    if field.get("type") == "integer":
        return "whole number"
    return "one line" if "maxLength" in field else "text"


def drifted(project: Path) -> list[str]:
    """The generated documents that are not on file as they would be made now."""
    return [name for name, text in documents(project).items() if _on_file(project / name) != text]


def _on_file(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(project: Path, only: tuple[str, ...] = ("",)) -> list[str]:
    """Write the documents that differ, of those whose names begin as one of `only`; their names."""
    made = documents(project)
    names = [name for name in drifted(project) if name.startswith(only)]
    for name in names:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[name], encoding="utf-8")
    return names
