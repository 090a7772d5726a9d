"""JSON Schemas of the files that staff write, for editors: each in one file, in the order of the fields.

The records are the source. For a value it refuses, an editor shows the sentence of the value's format.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.records import ENTRIES, Entry

FOLDER = "docs/schemas"
EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}
"""The extension, which reads the schemas, that VS Code offers when the register's folder is opened."""
ASKED = ("left_out", "until", "in_time", "by_owner", "grows")
"""What records say of a field for the rules on changes; editors have no use for it."""
Ids = Mapping[str, Sequence[str]]
"""The ids of the files of each folder of data/."""
NAMES = {
    "assessor": "assessors",
    "lead": "assessors",
    "present": "assessors",
    "organisation": "organisations",
    "intermediary": "organisations",
    "fee": "fees",
    "event": "events",
    "school": "schools",
}
"""The fields whose value is always the id of a file, each with the folder of those files."""
BOUNDS = {"ge": "minimum", "le": "maximum", "some": "minItems", "once": "uniqueItems"}
"""What records say of a field that JSON Schema says in another word."""


def schemas(ids: Ids | None = None) -> dict[str, dict[str, Any]]:
    """Each kind's schema by the name of the file it is written to; with the ids that are on file, if they are given."""
    return {_file(kind): _with_ids(schema(kind), ids) if ids else schema(kind) for kind in ENTRIES}


def _with_ids(node: Any, ids: Ids, field: str = "") -> Any:
    """The schema in which a field that names a file accepts only the ids of such files, and offers them."""
    if isinstance(node, list):
        return [_with_ids(inner, ids) for inner in node]
    if not isinstance(node, dict):
        return node
    named = NAMES.get(field)
    if named and "pattern" in node:
        kept = {key: value for key, value in node.items() if key not in ("pattern", "patternErrorMessage")}
        return {**kept, "enum": list(ids[named]), "errorMessage": f"There is no file of this id in data/{named}/."}
    return {
        key: {name: _with_ids(inner, ids, name) for name, inner in value.items()}
        if key == "properties"
        else _with_ids(value, ids, field if key == "items" else "")
        for key, value in node.items()
    }


def schema(kind: type[Entry]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file."""
    made = kind.model_json_schema(by_alias=True)
    whole = _plain(made, made.get("$defs", {}))
    whole["properties"].pop("id", None)
    whole["required"] = [name for name in whole["required"] if name != "id"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **{key: value for key, value in whole.items() if key != "title"},
    }


def editor_settings() -> dict[str, Any]:
    """Which schema goes with which files, for VS Code's YAML extension."""
    return {"yaml.schemas": {f"./{_file(kind)}": kind.file_of("*" if kind.folder else "scheme") for kind in ENTRIES}}


def schema_line(file: str) -> str:
    """The comment by which a data file names its schema, by the path from its own folder.

    An editor in a browser (github.dev) cannot read the settings' paths into a repository, but it follows this line.
    `file` is a file's name from the register's root. Raises StopIteration for a file of no kind (a bug).
    """
    folder = file.rpartition("/")[0] + "/"
    kind = next(kind for kind in ENTRIES if kind.path() == folder)
    return f"# yaml-language-server: $schema={'../' * folder.count('/')}{_file(kind)}"


def _file(kind: type[Entry]) -> str:
    return f"{FOLDER}/{_name(kind)}.schema.json"


def _name(kind: type[Entry]) -> str:
    return kind.__name__.lower()


def _plain(node: Any, definitions: dict[str, Any]) -> Any:
    """The node with references written out, without nulls (an absent value is never written as null) or titles."""
    if isinstance(node, list):
        return [_plain(inner, definitions) for inner in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = {
            **definitions[node["$ref"].rpartition("/")[2]],
            **{key: value for key, value in node.items() if key != "$ref"},
        }
    if "anyOf" in node:
        options = [inner for inner in node["anyOf"] if inner != {"type": "null"}]
        if len(options) == 1:
            rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
            return _plain({**options[0], **rest}, definitions)
    plain: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("visibility", "recorded"):
            plain[f"x-{key}"] = str(value)
        elif key == "properties":
            plain[key] = {name: _with_type_apart(_plain(inner, definitions)) for name, inner in value.items()}
        elif key not in ("$defs", "title", *ASKED, *BOUNDS) and not (key == "default" and value is None):
            plain[key] = _plain(value, definitions)
    plain |= {BOUNDS[key]: 1 if key == "some" else value for key, value in node.items() if key in BOUNDS}
    return _with_sentence(plain)


def _with_sentence(node: dict[str, Any]) -> dict[str, Any]:
    """The node with what an editor says of a value of another type: of one that is not written, above all.

    Not of a group of fields: see `_with_type_apart`.
    """
    match node:
        case {"enum": ["yes", "no"]}:
            sentence = "Write yes or no."
        case {"enum": words}:
            sentence = f"Write one of: {', '.join(words)}."
        case {"type": "array", "items": items}:
            none = "" if node.get("minItems") else " If there are none, write []."
            how = (
                "below, each after a hyphen and a space" if "properties" in items else "in square brackets, with commas"
            )
            sentence = f"Nothing is written here, or not a list. Write its items {how}.{none}"
        case {"type": ["string", "number", "boolean"]}:
            sentence = "Nothing is written here, or more than one value. Write one value after the colon."
        case {"patternErrorMessage": said}:
            sentence = f"Nothing is written here, or in another form. {said}"
        case _:
            return node
    return {**node, "errorMessage": sentence}


def _with_type_apart(field: dict[str, Any]) -> dict[str, Any]:
    """The field; a group has its type in a part of its own, with the sentence of an editor for one that is not written.

    Beside the fields, the sentence would also replace the names of those that are missing or unknown. An item of a list
    keeps its type: without it an editor does not offer the item's required fields.
    """
    if field.get("type") != "object":
        return field
    below = "Write its fields below, each on a line of its own, two spaces further to the right."
    sentence = f"Nothing is written here, or no group of fields. {below}"
    group = {key: value for key, value in field.items() if key != "type"}
    return {**group, "allOf": [{"type": "object", "errorMessage": sentence}]}
