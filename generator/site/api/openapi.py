"""The description of the files for other programs: OpenAPI 3.1, and a JSON Schema of each JSON file."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from generator import addresses
from generator.addresses import on_host, root_node_of
from generator.public import PublicSite
from generator.site.api import shapes
from generator.site.api.documents import json_bytes
from generator.site.api.feed import TYPE as FEED
from generator.site.api.terms import terms
from generator.site.messages import Wording, wording
from generator.vocabulary import Language, Region

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: dict[str, type[shapes.Document]] = {
    "assessors": shapes.AllAssessors,
    "assessor": shapes.ListedAssessor,
    "not-listed": shapes.NotListed,
    "fees": shapes.AllFees,
    "events": shapes.AllEvents,
}
"""Every kind of JSON file, by the name of its schema."""
VERSION = "1.0.0"


def descriptions(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """The OpenAPI description and the schemas."""
    yield addresses.OPENAPI_JSON, json_bytes(openapi(site))
    for name, document in DOCUMENTS.items():
        yield addresses.schema(name), json_bytes(_schema(site, name, document))


def _schema(site: PublicSite, name: str, document: type[shapes.Document]) -> dict[str, Any]:
    identity = {"$id": on_host(site.site_url, addresses.schema(name))} if site.site_url else {}
    return {"$schema": DIALECT, **identity, **_days(site), **_schema_of(document)}


@cache
def _schema_of(document: type[shapes.Document]) -> dict[str, Any]:
    """Pydantic's schema of a document, which no site changes."""
    schema: dict[str, Any] = _explained(document.model_json_schema(mode="serialization"))
    return schema


def _explained(node: Any) -> Any:
    """The schema as more tools read it: what a word of a closed list means by the word, nothing beside a $ref."""
    if isinstance(node, list):
        return [_explained(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    explained = {key: _explained(value) for key, value in node.items() if key != "enumDescriptions"}
    if "enumDescriptions" in node:
        explained["x-enumDescriptions"] = dict(zip(node["enum"], node["enumDescriptions"], strict=True))
    if "$ref" in explained and len(explained) > 1:
        explained["allOf"] = [{"$ref": explained.pop("$ref")}]
    return explained


@cache
def _schemas_of_all() -> dict[str, Any]:
    """The same of every document and of what they share, as OpenAPI has them."""
    _, made = models_json_schema(
        [(document, "serialization") for document in DOCUMENTS.values()], ref_template="#/components/schemas/{model}"
    )
    schemas: dict[str, Any] = _explained(made["$defs"])
    return schemas


def _days(site: PublicSite) -> dict[str, str]:
    """The days of the description itself, as extension fields of OpenAPI and JSON Schema."""
    return {"x-built-on": site.on.isoformat(), "x-valid-until": site.valid_until.isoformat()}


def openapi(site: PublicSite) -> dict[str, Any]:
    """The whole description. Its server is the site's address, or the site's top as seen from this file.

    The terms are in it in full; their own address must be a full one, so it is there once the site has one.
    """
    t = wording(Language.ENGLISH)
    terms_at = (
        {"url": on_host(site.site_url, addresses.TERMS_OF_USE)}
        if site.site_url
        else {"identifier": "LicenseRef-terms-in-the-description"}
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.name,
            "version": VERSION,
            "summary": t("data.description"),
            "description": "\n\n".join([f"{t('data.lead')} {t('data.version')}", *terms(t)]),
            "contact": {"name": site.name, "email": site.contact_email},
            "license": {"name": t("data.terms"), **terms_at},
            **_days(site),
        },
        "servers": [{"url": (site.site_url or root_node_of(addresses.OPENAPI_JSON)).rstrip("/")}],
        "security": [],
        "tags": [{"name": tag, "description": t(f"data.tag.{tag}")} for tag in Tag],
        "paths": dict(_paths(t)),
        "components": {"schemas": _schemas_of_all()},
    }


class Tag(StrEnum):
    """What a file is about."""

    PEOPLE = "people"
    MONEY = "money"
    EVENTS = "events"
    CHANGES = "changes"


def _paths(t: Wording) -> Iterator[tuple[str, dict[str, Any]]]:
    id = _parameter("id", "The assessor's id.", {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})
    region = _parameter("region", "The region.", {"type": "string", "enum": list(map(str, Region))})
    yield _get(
        addresses.ASSESSORS_JSON, Tag.PEOPLE, "listAssessors", "Everyone on the register", _json(shapes.AllAssessors)
    )
    yield _get(
        addresses.assessor_json("{id}"),
        Tag.PEOPLE,
        "getAssessor",
        "One person, listed or no longer",
        _json(shapes.ListedAssessor, shapes.NotListed),
        parameter=id,
        missing="Nobody of this id was ever on the register.",
    )
    yield _get(addresses.ASSESSORS_CSV, Tag.PEOPLE, "listAssessorsAsTable", t("data.file.table"), _other("text/csv"))
    yield _get(
        addresses.ASSESSORS_PLAIN_CSV,
        Tag.PEOPLE,
        "listAssessorsAsPlainTable",
        t("data.file.plain_table"),
        _other("text/csv"),
    )
    yield _get(addresses.FEES_JSON, Tag.MONEY, "listFees", "Every fee with its schedule", _json(shapes.AllFees))
    yield _get(
        addresses.EVENTS_JSON, Tag.EVENTS, "listEvents", "Professional development events", _json(shapes.AllEvents)
    )
    yield _get(
        addresses.EVENTS_ICS,
        Tag.EVENTS,
        "subscribeToEvents",
        "The events and the first days of fees as a calendar",
        _other("text/calendar"),
    )
    what = "Who is registered or accredited since when, and which fees were announced"
    yield _get(addresses.CHANGES_ATOM, Tag.CHANGES, "followChanges", what, _other(FEED))
    yield _get(
        addresses.CHANGES_XML,
        Tag.CHANGES,
        "followChangesAtFirstAddress",
        f"{what}: the first address",
        _other("application/xml"),
    )
    yield _get(
        addresses.changes_in("{region}"),
        Tag.CHANGES,
        "followChangesInRegion",
        "Who is registered or accredited in a region",
        _other(FEED),
        parameter=region,
    )
    for language, name in {Language.ENGLISH: "getBadge", Language.WELSH: "getBadgeInWelsh"}.items():
        yield _get(
            addresses.badge("{id}", language),
            Tag.PEOPLE,
            name,
            f"A person's badge, in {language.label}",
            _other("image/svg+xml"),
            parameter=id,
            missing="Nobody of this id was ever on the register.",
        )


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema}


def _get(  # noqa: PLR0913  # what OpenAPI says of an address
    path: str,
    tag: Tag,
    name: str,
    summary: str,
    content: dict[str, Any],
    *,
    parameter: dict[str, Any] | None = None,
    missing: str = "",
) -> tuple[str, dict[str, Any]]:
    """An address with what it answers; `missing` says when it answers that there is nothing."""
    summary = summary.rstrip(".")
    responses: dict[str, Any] = {"200": {"description": f"{summary}, on the day of the build.", "content": content}}
    if missing:
        responses["404"] = {"description": missing}
    get = {
        "operationId": name,
        "tags": [str(tag)],
        "summary": summary,
        "description": f"{summary}, on the day of the build. The file is made again each day.",
        "responses": responses,
    }
    return f"/{path}", {**({"parameters": [parameter]} if parameter else {}), "get": get}


def _json(*documents: type[shapes.Document]) -> dict[str, Any]:
    references = [{"$ref": f"#/components/schemas/{document.__name__}"} for document in documents]
    schema = references[0] if len(references) == 1 else {"oneOf": references}
    return {"application/json": {"schema": schema}}


def _other(kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"type": "string"}}}
