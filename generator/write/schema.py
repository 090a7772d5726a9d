"""JSON Schemas of the files that staff write, for editors: each in one file, in the order of the fields.

The records are the source. For a value it refuses, an editor shows the sentence of the value's format.
"""

from typing import Any

from generator.records import ENTRIES, Entry

FOLDER = "docs/schemas"
ASKED = ("left_out", "until", "in_time", "by_owner")
"""What records say of a field for the rules on changes; editors have no use for it."""


def schemas() -> dict[str, dict[str, Any]]:
    """Each kind's schema by the name of the file it is written to."""
    return {f"{FOLDER}/{_name(kind)}.schema.json": schema(kind) for kind in ENTRIES}


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
    return {
        "yaml.schemas": {
            f"./{FOLDER}/{_name(kind)}.schema.json": kind.file_of("*" if kind.folder else "scheme") for kind in ENTRIES
        }
    }


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
            plain[key] = {name: _plain(inner, definitions) for name, inner in value.items()}
        elif key not in ("$defs", "title", *ASKED) and not (key == "default" and value is None):
            plain[key] = _plain(value, definitions)
    return plain
