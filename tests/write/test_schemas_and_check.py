"""Editors and `check` agree on a value: a table of them, and the reason for each on which they do not."""

from datetime import date
from functools import cache
from typing import Any

import example
import jsonschema
import pytest
from editor_yaml import values_of
from project import TESTS

from generator.problem import Severity
from generator.read.entries import read_entry
from generator.read.source import read
from generator.records import ENTRIES
from generator.reports.documentation import EXAMPLES
from generator.rules import RULES
from generator.write.schema import schema

KINDS = {kind.__name__: kind for kind in ENTRIES}
ROWS: dict[str, list[str]] = {
    "Assessor.name": [
        "Amina Rahman",
        '"Amina"',
        "",
        "~",
        "1234",
        "12.50",
        "true",
        "yes",
        "[a, b]",
        "{a: b}",
        '"---"',
        '"…"',
        "ŵ",
        '"\\t"',
        '"a\\tb"',
        '"a\\nb"',
        '"  "',
        '" Amina "',
        '"\\u201cAmina\\u201d"',
        '"' + "a" * 300 + '"',
        '"' + "a" * 301 + '"',
        "|\n  Amina\n",
        '"!"',
        "😀",
    ],
    "Assessor.portrait": ["Words.", '"*"', "", '"- ."', "12", "[]", "|\n  One.\n\n  Two.\n", '"' + "a" * 20001 + '"'],
    "Assessor.details_confirmed_on": [
        "2026-03-01",
        '"2026-03-01"',
        "2026-02-29",
        "2024-02-29",
        "2026-02-30",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-1-2",
        "01/03/2026",
        "2026",
        "20260301",
        "1899-12-31",
        "1900-01-01",
        "2150-12-31",
        "2151-01-01",
        "1900-02-29",
        "2000-02-29",
        "2100-02-29",
        "2148-02-29",
        "",
        '"2026-03-01 "',
        "2026-03-01T00:00:00",
        "\uff12\uff10\uff12\uff16-03-01",
        "2026\u201103\u201101",
        "[2026-03-01]",
    ],
    "Assessor.registration_number": ["ICTM 0042", "ICTM 0000", "ictm 0042", "ICTM 42", "ICTM0042", ""],
    "Assessor.base": ["YO1", "yo1", "YO1 9ZZ", "ZZ9", "EC1A", "YO 1", ""],
    "Assessor.regions": [
        "[wales]",
        "[]",
        "wales",
        "[Wales]",
        "[wales, wales]",
        "[wales, london]",
        "",
        '[""]',
        "[1]",
        "{wales: yes}",
    ],
    "Assessor.languages": ["[en]", "[fr]", "[]", "[en, en]"],
    "Assessor.contact": ["", "{}", "[]", "{email: a@b.example}", "{mail: a@b.example, email: a@b.example}"],
    "Assessor.contact.email": [
        "a@b.example",
        "a@b",
        "a b@c.example",
        "<a@b.example>",
        "mailto:a@b.example",
        "a@@b.example",
        ".a@b.example",
        "a..b@c.example",
        "a.@c.example",
        "é@b.example",
        "a@b.example.",
        "a@b.123",
        "a@-b.example",
        "o'brien+x@b.example",
        "",
    ],
    "Assessor.contact.phone": [
        '"01632 960123"',
        "01632960123",
        "01632 960123",
        "+44 1632 960123",
        "+44 (0)1632 960123",
        "+44 01632 960123",
        "01632-960123",
        '"01632  960123"',
        "12345678",
        '"0163 2960 12 3"',
        '""',
    ],
    "Assessor.contact.website": [
        "https://a.example",
        "http://a.example",
        "a.example",
        "https://a",
        "https://a.example/x?y=1",
        "https://a.example/#x",
        "https://u@a.example",
        "https://a.example/ x",
        "https://a.example.",
        "https://a.example/x,",
        "https://bücher.example",
        "HTTPS://A.example",
        "https://a.example:8080/",
        "https://a.example:99999/",
        "https://1.2.3.4/",
        "https://faß.example",
        "https://-a.example",
        "ftp://a.example",
        "https://a.example/a|b",
    ],
    "Assessor.portrait_language": ["en", "english", "EN", "no"],
    "Scheme.demonstration": ["yes", "no", "true", "false", "True", '"yes"', "Yes", "y", "1", "perhaps", "", "on"],
    "Scheme.grace_days": [
        "30",
        '"30"',
        "0",
        "030",
        "-1",
        "3.0",
        "3.5",
        "999",
        "1000",
        '"1000"',
        "many",
        "",
        "1e2",
        "0x10",
    ],
    "Scheme.assessments_per_review": ["1", "0", '"0"', "10"],
    "Scheme.format": ["3", "2", "4"],
    "Fee.schedule.0.amount": [
        '"150.00"',
        "150.00",
        "150",
        '"150"',
        '"150.0"',
        "150.555",
        '"1,500.00"',
        "-1.00",
        '"-1.00"',
        '"£150.00"',
        "1000000.00",
        '"999999.99"',
        "",
    ],
    "Fee.schedule.0.vat_rate": ["20", "17.5", "0", '"0"', '"0.0"', "100", "99.99", '"20%"', "1.234", "-5", ""],
    "Fee.schedule": ["[]", "", "{}", "{from: 2023-04-01}"],
    "Fee.audience": ["assessor", "schools", "", "[school]"],
    "School.postcode": ["YO1 9ZZ", "yo1 9zz", "YO19ZZ", '"YO1  9ZZ"', "ZZ1 1AA", ""],
    "School.assessments.0.id": ["2024-1", "2024-01", "2024", "2024-100", '"2024-1"', "24-1"],
    "School.assessments.0.assessor": ["amina-rahman", "Amina Rahman", "amina_rahman", "-amina", "1"],
    "School.assessments.0.requested": [
        "{on: 2024-04-01, by: school}",
        "{on: 2024-04-01}",
        "",
        "2024-04-01",
        "{on: 2024-04-01, by: school, via: x}",
    ],
    "Event.sittings": [
        "[]",
        "",
        "[{from: 2025-03-14, to: 2025-03-14, place: Leeds}]",
        "[{from: 2025-03-14, place: Leeds}]",
    ],
    "Event.attendance.present": ["[amina-rahman]", "[amina-rahman, amina-rahman]", "[Amina]", "[]", ""],
    "Event.cost.amount": ['"85.00"', "85.00", "85"],
    "Sample.share": ["20", "0", "100", "101", '"101"', "20%"],
    "Sample.year": ["2026", '"2026"'],
    "Erasure.registration_numbers": ["[ICTM 0042]", "[42]", "[]"],
    "Erasure.listed": ["yes", "maybe"],
}

"""By the kind of file and the keys that lead to a field: values as they are typed after its colon."""

IN_QUOTES = "check trims what is in quotes; an editor asks to delete the space"
LETTERS = "no pattern that all editors read tells a letter from another sign"
DISTRICTS = "a schema has no list of all postcode districts"
ENCODED = "a schema cannot encode a name, and does not compare the number of a port"
NUMBERS = "YAML gives the editor a number; how it was spelled is lost"
COMPARED = "a text in quotes is compared with no bound"
ONE_SPELLING = "check accepts what other programs make of yes and no; an editor asks for the one spelling"
BY_RULE = "a rule refuses it, not the form"
DISAGREED = {
    ("Assessor.name", '"…"'): LETTERS,
    ("Assessor.name", "😀"): LETTERS,
    ("Assessor.details_confirmed_on", '"2026-03-01 "'): IN_QUOTES,
    ("Assessor.base", "ZZ9"): DISTRICTS,
    ("Assessor.regions", "[]"): BY_RULE,
    ("Assessor.regions", "[wales, wales]"): BY_RULE,
    ("Assessor.languages", "[]"): BY_RULE,
    ("Assessor.languages", "[en, en]"): BY_RULE,
    ("Assessor.contact.phone", "12345678"): NUMBERS,
    ("Assessor.contact.website", "https://a.example:99999/"): ENCODED,
    ("Assessor.contact.website", "https://faß.example"): ENCODED,
    ("Scheme.demonstration", "true"): ONE_SPELLING,
    ("Scheme.demonstration", "false"): ONE_SPELLING,
    ("Scheme.grace_days", "030"): NUMBERS,
    ("Scheme.grace_days", "3.0"): NUMBERS,
    ("Scheme.grace_days", "0x10"): NUMBERS,
    ("Scheme.assessments_per_review", '"0"'): COMPARED,
    ("Fee.schedule.0.amount", "150"): NUMBERS,
    ("Fee.schedule.0.amount", "150.555"): NUMBERS,
    ("Fee.schedule.0.vat_rate", "1.234"): NUMBERS,
    ("School.postcode", "ZZ1 1AA"): DISTRICTS,
    ("School.assessments.0.assessor", "1"): NUMBERS,
    ("Event.attendance.present", "[amina-rahman, amina-rahman]"): BY_RULE,
    ("Event.cost.amount", "85"): NUMBERS,
    ("Sample.share", '"101"'): COMPARED,
}


@cache
def schema_of(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(KINDS[name]))


def put(values: Any, keys: list[str], value: Any) -> None:
    """Set the value to which keys lead."""
    *above, last = keys
    for key in above:
        values = values[int(key)] if isinstance(values, list) else values.setdefault(key, {})
    values[int(last) if isinstance(values, list) else last] = value


def agree(field: str, typed: str) -> bool:
    """Whether the schema and the reading of a file judge alike the example file in which a field has this value."""
    name, *keys = field.split(".")
    kind, path = KINDS[name], TESTS / f"{EXAMPLES[name]}.yml"
    text = path.read_text(encoding="utf-8")
    in_editor = values_of(text)
    put(in_editor, keys, values_of(f"value: {typed}")["value"])
    _, values, _ = read("data/file.yml", text.encode())
    _, new, _ = read("data/file.yml", f"value: {typed}\n".encode())
    is_read = False
    if new is not None:
        changed = example._lists(values)
        put(changed, keys, example._lists(new)["value"])
        is_read = not isinstance(read_entry(kind, kind.file_of(path.stem), path.stem, example.tuples(changed)), list)
    return schema_of(name).is_valid(in_editor) is is_read


@pytest.mark.parametrize("field", ROWS)
def test_an_editor_and_check_agree_on_a_value_or_the_reason_is_known(field: str) -> None:
    disagreed = {typed for typed in ROWS[field] if not agree(field, typed)}
    assert disagreed == {typed for at, typed in DISAGREED if at == field}


def test_the_table_is_long_and_has_values_of_both_kinds_for_every_field_that_it_names() -> None:
    assert sum(map(len, ROWS.values())) > 240
    assert len(DISAGREED) <= 25


@pytest.mark.parametrize(
    ("file", "keys"),
    [(field, typed) for (field, typed), reason in DISAGREED.items() if reason == BY_RULE],
)
def test_what_only_a_rule_refuses_is_refused(file: str, keys: str) -> None:
    of = {"Assessor": "assessors/amina-rahman", "Event": "events/conference-2025"}
    name, _, field = file.partition(".")
    _, new, _ = read("data/file.yml", f"value: {keys}\n".encode())
    assert new is not None
    register = example.register({of[name]: {field: example._lists(new)["value"]}})
    assert any(list(rule.check(register, date(2026, 3, 1))) for rule in RULES if rule.severity is Severity.REFUSED)
