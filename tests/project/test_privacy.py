"""docs/privacy.md: every field has a purpose, a basis and a period, and the document says so."""

import re

import pytest
from project import PROJECT
from pydantic import create_model
from pydantic.fields import FieldInfo

from generator.records import ENTRIES, Assessor, Entry, Event, Record, Visibility
from generator.records.assessor import Concern
from generator.records.base import FREE, confidential, public
from generator.records.purposes import EVERYWHERE, OF_FIELDS, OF_RECORDS, Retention, purpose_of
from generator.records.scheme import Scheme
from generator.reports.privacy import PERIODS, held, markdown
from generator.scheme.retention import to_erase

DOCUMENT = (PROJECT / "docs/privacy.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.__name__)
def test_every_field_has_a_purpose_and_only_public_ones_may_say_nothing_about_a_person(kind: type[Entry]) -> None:
    fields = list(held(kind))
    assert fields
    for field in fields:
        assert field.purpose or field.visibility is Visibility.PUBLIC, field


@pytest.mark.parametrize(
    ("holder", "new"),
    [
        (Assessor, public("A new field.", FREE)),
        (Assessor, confidential("A new field.", FREE)),
        (Event, confidential("A new field.", FREE)),
        (create_model("Another", __base__=Concern), public("A field of a new record.", FREE)),
    ],
)
def test_a_field_of_which_nobody_said_why_it_is_on_file_fails(holder: type[Record], new: FieldInfo) -> None:
    with pytest.raises(KeyError, match=rf"{holder.__name__}\.shoe_size"):
        purpose_of(holder, "shoe_size", new)


def test_no_line_of_the_tables_is_left_over() -> None:
    for kind, lines in OF_FIELDS.items():
        assert lines.keys() <= kind.model_fields.keys()
    names = {field.name for kind in ENTRIES for field in held(kind)}
    assert EVERYWHERE.keys() <= names
    used = {id(field.purpose) for kind in ENTRIES for field in held(kind)}
    assert [record.__name__ for record, purpose in OF_RECORDS.items() if id(purpose) not in used] == []


def test_what_is_shown_by_agreement_rests_on_consent_or_on_the_schools_agreement() -> None:
    agreed = [field for kind in ENTRIES for field in held(kind) if field.visibility is Visibility.AGREED]
    assert len(agreed) > 5
    assert {field.purpose.basis.word for field in agreed if field.purpose} == {"consent", "school"}


def test_the_document_names_every_field_and_every_period_with_its_default() -> None:
    shown = set(re.findall(r"`([a-z_.]+)`", DOCUMENT))
    for kind in ENTRIES:
        for field in held(kind):
            if field.purpose and "correction" not in field.above:
                assert field.name in shown or f"{field.above}{field.name}" in shown, field
    for period in PERIODS:
        assert f"| `{period}` | {Scheme.model_fields[period].default} |" in DOCUMENT
    assert {name for word in Retention for name in re.findall(r"`(\w+)`", word.meaning)} == set(PERIODS)
    assert "\n".join(markdown()) + "\n" == DOCUMENT


def test_each_period_of_the_settings_is_reckoned() -> None:
    code = to_erase.__code__
    assert set(PERIODS) <= set(code.co_names)
