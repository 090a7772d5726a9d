"""An example of each field: the line that a message gives to paste.

Days are written as YYYY-MM-DD, which the reader refuses, so that a pasted example never becomes a fact.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.annotations import is_list_type, types_in
from generator.records.base import fields_of
from generator.records.scheme import FORMAT
from generator.vocabulary import Language, Term

DAY = "YYYY-MM-DD"
_TEXTS = {
    "alternative_text": "A woman at a desk",
    "approved_by": "Their name",
    "cancelled_because": "Why in a sentence",
    "withdrawn": "cancelled_on",
    "agreed": "Example Multi-Academy Trust",
    "assessment": "eng-900001/2026-1",
    "assessor": "amina-rahman",
    "base": "YO1",
    "clause": "UA.1",
    "contact_email": "name@example.org",
    "given_by": "Their name",
    "outcome": "How it was settled",
    "present": "amina-rahman",
    "reviewed_by": "Their name",
    "school": "eng-900001",
    "text": "What it is about",
    "use": "Which material and for what",
    "corrects": '"2026"',
    "description": "In plain words",
    "email": "name@example.org",
    "event": "conference-2026",
    "experience": "Adviser to heads since 2018",
    "explanation": "In plain words",
    "fee": "registration-ongoing",
    "former_names": "Amina Example",
    "id": "2026-1",
    "intermediary": "northgate-learning",
    "invoice": "INV-0107",
    "lead": "tom-hale",
    "local_authority": "York",
    "name": "Amina Rahman",
    "name_cy": "Cofrestr Aseswyr y Marc TGCh",
    "note": "What staff should know",
    "told_by": "school",
    "number": '"0107"',
    "organisation": "northgate-learning",
    "paid_to": "assessor",
    "phone": '"01632 960123"',
    "place": "York",
    "portrait": '"A pen portrait, in plain words"',
    "postcode": "YO1 9ZZ",
    "reason": "Why in a sentence",
    "registration_number": "ICTM 0042",
    "registration_numbers": "ICTM 0042",
    "recorded_late": "Why in a sentence",
    "seed": "2026-spring",
    "signed_as": "Amina Rahman",
    "site_url": '"https://www.example.org"',
    "title": "Initial registration fee",
    "version": '"2026"',
    "website": '"https://www.example.org"',
}

_NUMBERS = {"format": str(FORMAT), "vat_rate": "20"}
"""Numbers for which 1, or an amount, would not do."""


def line_of(name: str, field: FieldInfo) -> str:
    """A field as it is written on one line: `base: YO1`."""
    return f"{name}: {_written(name, field.annotation)}"


def _written(name: str, annotation: Any) -> str:
    kind = next(types_in(annotation))
    if is_list_type(annotation):
        return f"[{_example(name, kind)}]"
    return _example(name, kind)


def _example(name: str, kind: type) -> str:
    if issubclass(kind, BaseModel):
        fields = dict(fields_of(kind))
        required = {field_name: info for field_name, info in fields.items() if info.is_required()}
        shown = required or dict(list(fields.items())[:1])
        return "{" + ", ".join(line_of(field_name, info) for field_name, info in shown.items()) + "}"
    if issubclass(kind, Term):
        return Language.ENGLISH if kind is Language else next(iter(kind))
    plain = {date: DAY, Decimal: '"150.00"', bool: "yes", int: "1"}
    return plain[kind] if kind in plain and name not in _NUMBERS else _TEXTS.get(name) or _NUMBERS[name]
