"""YAML as an editor reads it: the values that a schema is asked about."""

import re
from typing import Any

import yaml


class _Editor(yaml.SafeLoader):
    """YAML 1.2's core schema, near enough: no dates, and only true and false are booleans."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(\.\d+|\d+(\.\d*)?)[eE][-+]?\d+$", re.ASCII), list("-+.0123456789")
)


def values_of(text: str) -> Any:
    """The values of a file's text."""
    return yaml.load(text, Loader=_Editor)  # noqa: S506  # a safe loader's child
