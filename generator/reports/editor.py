"""The form for texts and details, in the browser: the settings of its program (Sveltia CMS), made from the records.

In: the models of the records. Out: a value for JSON. The form shows what may change: fields that are free, or dated.
What is kept once recorded goes through the acts, which also know what else belongs to it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.records import ENTRIES, Assessor, Entry, Fee, Scheme
from generator.records.base import DATA, SUFFIX, Recorded, Visibility
from generator.records.forms import MOST_IN_A_LINE
from generator.write.schema import schema

LEFT_OUT: Mapping[type[Entry], tuple[str, ...]] = {Assessor: ("publish",), Fee: ("schedule",), Scheme: ("format",)}
"""What might change, but not here: the acts `publication` and `fee-change` do it, and the command `upgrade`."""
_ICONS: Mapping[str, str] = {
    "assessors": "groups",
    "schools": "school",
    "organisations": "corporate_fare",
    "fees": "payments",
    "events": "event",
    "scheme": "tune",
}
"""The name of each list's icon, in the font that the CMS has."""
_WHO_SEES: Mapping[str, str] = {
    Visibility.PUBLIC: "On the public site.",
    Visibility.AGREED: "On the public site once agreed.",
    Visibility.CONFIDENTIAL: "Confidential: never on the public site.",
}


def settings(repository: str, folder: str, site_url: str | None) -> dict[str, Any]:
    """What the page of the form reads: the settings of the CMS, and of each kind the fields shown and their order.

    `repository` is OWNER/NAME on GitHub; `folder` is the register's folder in it, "" or with a slash at its end.
    """
    kinds = [kind for kind in ENTRIES if shown(kind)]
    lists = [(_list if kind.folder else _alone)(kind, folder) for kind in sorted(kinds, key=_settings_last)]
    return {
        "kinds": [{"format": _format(kind), "shown": [*shown(kind)], "order": [*_all(kind)]} for kind in kinds],
        "settings": {
            "load_config_file": False,
            "backend": {
                "name": "github",
                "repo": repository,
                "auth_methods": ["token"],
                "commit_messages": {"update": "Change details of {{collection}}"},  # no name of a person or school
                "squash_merges": True,
            },
            "publish_mode": "editorial_workflow",
            "app_title": "Texts and details",
            "logo": {"src": "mark.svg"},
            "logout_redirect_url": "signed-out.html",  # which removes the copies that the CMS keeps in the browser
            "show_preview_links": False,
            "editor": {"preview": False},
            "media_folder": f"{folder}none",
            **({"display_url": site_url} if site_url else {}),
            "collections": lists,
        },
    }


def shown(kind: type[Entry]) -> dict[str, dict[str, Any]]:
    """The fields of a kind of file that the form shows, by name, each with its schema."""
    return {
        name: field
        for name, field in _all(kind).items()
        if field["x-recorded"] != Recorded.KEPT and name not in LEFT_OUT.get(kind, ())
    }


def _settings_last(kind: type[Entry]) -> bool:
    return not kind.folder


@cache
def _all(kind: type[Entry]) -> dict[str, dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = schema(kind)["properties"]
    return fields


def _format(kind: type[Entry]) -> str:
    return f"register-{kind.__name__.lower()}"


def _list(kind: type[Entry], folder: str) -> dict[str, Any]:
    """A kind of which there are many files. An act makes a new one, with all that belongs to it."""
    title = next(name for name in ("name", "title") if name in shown(kind))
    return {
        "name": kind.folder,
        "label": kind.folder.capitalize(),
        "label_singular": kind.__name__.lower(),
        "description": "Open one to change its texts and details. A new one has a form of its own: see CONTRIBUTING.",
        "icon": _ICONS[kind.folder],
        "folder": f"{folder}{DATA}{kind.folder}",
        "format": _format(kind),
        "extension": SUFFIX.removeprefix("."),
        "identifier_field": title,
        "summary": f"{{{{{title}}}}} ({{{{slug}}}})",
        "sortable_fields": [title],
        "create": False,
        "delete": False,
        "duplicate": False,
        "publish": False,  # a second person approves the pull request on GitHub
        "thumbnail": False,
        "fields": [*_fields(shown(kind), schema(kind)["required"])],
    }


def _alone(kind: type[Entry], folder: str) -> dict[str, Any]:
    """The kind of which there is one file: a list with that file in it."""
    name = kind.__name__.lower()
    only = {
        "name": name,
        "label": "Settings",
        "file": f"{folder}{kind.file_of(name)}",
        "format": _format(kind),
        "fields": [*_fields(shown(kind), schema(kind)["required"])],
    }
    icon = _ICONS[name]
    return {
        "name": "settings",
        "label": "Settings",
        "label_singular": "settings",
        "icon": icon,
        "publish": False,
        "files": [only],
    }


def _fields(fields: Mapping[str, dict[str, Any]], required: list[str]) -> Iterator[dict[str, Any]]:
    for name, field in fields.items():
        yield {
            "name": name,
            "label": _label(name),
            "hint": f"{_sentence(field.get('description'))} {_WHO_SEES[field['x-visibility']]}".strip(),
            "required": name in required,
            "i18n": False,
            **_kind_of(field),
        }


def _kind_of(field: dict[str, Any]) -> dict[str, Any]:
    """How the form asks for a field."""
    asked: dict[str, Any]
    match field:
        case {"items": {"enum": words, "enumDescriptions": labels}}:
            asked = {"widget": "select", "multiple": True, "options": _options(words, labels)}
        case {"items": {"properties": inner} as item}:
            fields = [*_fields(inner, item.get("required", []))]
            asked = {"widget": "list", "label_singular": "an entry", "fields": fields}
        case {"properties": inner}:
            asked = {"widget": "object", "fields": [*_fields(inner, field.get("required", []))]}
        case {"enum": words, "enumDescriptions": labels}:
            asked = {"widget": "select", "options": _options(words, labels)}
        case {"enum": words}:
            asked = {"widget": "select", "options": [word for word in words if word in ("yes", "no")]}
        case {"format": "date"}:
            asked = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case {"maxLength": most} if most > MOST_IN_A_LINE:
            asked = {"widget": "text", "maxlength": most}
        case {"pattern": pattern, "patternErrorMessage": sentence}:
            asked = {"widget": "string", "pattern": [pattern, sentence]}
        case _:
            asked = {"widget": "string", "maxlength": MOST_IN_A_LINE}
    return asked


def _options(words: list[str], labels: list[str]) -> list[dict[str, str]]:
    return [{"label": label, "value": word} for word, label in zip(words, labels, strict=True)]


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())
