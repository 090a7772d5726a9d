"""The description of the files for other programs: OpenAPI 3.1, and a JSON Schema of each JSON file."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from generator import addresses
from generator.addresses import on_host, root_node_of
from generator.public import PublicSite
from generator.site.api import shapes
from generator.site.api.documents import json_bytes
from generator.site.api.terms import terms
from generator.site.messages import wording
from generator.vocabulary import Language

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: dict[str, type[shapes.Document]] = {
    "assessors": shapes.Assessors,
    "assessor": shapes.ListedAssessor,
    "not-listed": shapes.NotListed,
    "fees": shapes.Fees,
    "events": shapes.Events,
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
    return document.model_json_schema(mode="serialization")


@cache
def _schemas_of_all() -> dict[str, Any]:
    """The same of every document and of what they share, as OpenAPI has them."""
    _, made = models_json_schema(
        [(document, "serialization") for document in DOCUMENTS.values()], ref_template="#/components/schemas/{model}"
    )
    schemas: dict[str, Any] = made["$defs"]
    return schemas


def _days(site: PublicSite) -> dict[str, str]:
    """The days of the description itself, as extension fields of OpenAPI and JSON Schema."""
    return {"x-built-on": site.on.isoformat(), "x-valid-until": site.valid_until.isoformat()}


def openapi(site: PublicSite) -> dict[str, Any]:
    """The whole description. Its server is the site's address, or the site's top as seen from this file."""
    t = wording(Language.ENGLISH)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.name,
            "version": VERSION,
            "summary": t("data.description"),
            "description": "\n\n".join([f"{t('data.lead')} {t('data.version')}", *terms(t)]),
            "contact": {"email": site.contact_email},
            "license": {
                "name": t("data.terms"),
                "url": on_host(site.site_url or root_node_of(addresses.OPENAPI_JSON), addresses.TERMS_OF_USE),
            },
            **_days(site),
        },
        "servers": [{"url": (site.site_url or root_node_of(addresses.OPENAPI_JSON)).rstrip("/")}],
        "paths": dict(_paths()),
        "components": {"schemas": _schemas_of_all()},
    }


def _paths() -> Iterator[tuple[str, dict[str, Any]]]:
    id = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The assessor's id.",
        "schema": {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
    }
    person = _json(shapes.ListedAssessor, shapes.NotListed)
    yield _get(addresses.ASSESSORS_JSON, "listAssessors", "Everyone on the register", _json(shapes.Assessors))
    path, get = _get(addresses.assessor_json("{id}"), "getAssessor", "One person, listed or no longer", person)
    get["get"]["responses"]["404"] = {"description": "Nobody of this id was ever on the register."}
    yield path, {"parameters": [id], **get}
    yield _get(
        addresses.ASSESSORS_CSV, "listAssessorsAsTable", "Everyone on the register, as a table", _other("text/csv")
    )
    yield _get(addresses.FEES_JSON, "listFees", "Every fee with its schedule", _json(shapes.Fees))
    yield _get(addresses.EVENTS_JSON, "listEvents", "Professional development events", _json(shapes.Events))
    yield _get(addresses.EVENTS_ICS, "subscribeToEvents", "The events as a calendar", _other("text/calendar"))
    yield _get(
        addresses.CHANGES_XML,
        "followChanges",
        "Who joined, who was accredited, which fee was announced",
        _other("application/atom+xml"),
    )
    for language, name in {Language.ENGLISH: "getBadge", Language.WELSH: "getBadgeInWelsh"}.items():
        summary = f"A person's badge, in {language.label}"
        path, get = _get(addresses.badge("{id}", language), name, summary, _other("image/svg+xml"))
        yield path, {"parameters": [id], **get}


def _get(path: str, name: str, summary: str, content: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    answer = {"description": f"{summary}, on the day of the build.", "content": content}
    return f"/{path}", {"get": {"operationId": name, "summary": summary, "responses": {"200": answer}}}


def _json(*documents: type[shapes.Document]) -> dict[str, Any]:
    references = [{"$ref": f"#/components/schemas/{document.__name__}"} for document in documents]
    schema = references[0] if len(references) == 1 else {"oneOf": references}
    return {"application/json": {"schema": schema}}


def _other(kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"type": "string"}}}
