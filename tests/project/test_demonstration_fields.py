"""Every field of every record is used in the demonstration, or a reason says why not."""

from collections.abc import Iterator

from project import PROJECT
from pydantic import BaseModel

from generator.read.entries import models_in
from generator.read.files import placed
from generator.read.loading import read_file
from generator.records import ENTRIES, Entry, Event, Record, Sample, Support
from generator.records.assessor import (
    Affiliation,
    Agreement,
    Appeal,
    AssessorCorrection,
    Decision,
    Excuse,
    Further,
    Invoice,
    LeadTerm,
    Membership,
    Moderation,
    Publish,
    QualityReview,
)
from generator.records.base import Kept
from generator.records.event import Attendance, EventCorrection
from generator.records.fee import Amount
from generator.records.materials import MaterialPermission
from generator.records.organisation import ProviderAgreement
from generator.records.photo import PublishPhoto
from generator.records.sample import SampleCorrection
from generator.records.scheme import Settings
from generator.records.school import Correction


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield from _models(inner)


SHOWN = {
    "on",
    "reason",
    "accepted_on",
    "visited_on",
    "outcome",
    "awarded_on",
    "charge",
    "assessor_fee",
    "lead_fee",
    "approved_by",
    "approved_on",
}
"""What is corrected of an assessment in the demonstration."""


CORRECTIONS = {
    Correction: SHOWN,
    EventCorrection: {"on", "reason", "attendance"},
    SampleCorrection: set(),
    AssessorCorrection: set(),
}


def _lists() -> set[type[Kept]]:
    """The lists of which the demonstration corrects no entry."""
    shown = {Agreement, Amount, Decision, Invoice, Moderation, Support}
    kinds = {model for kind in ENTRIES for model in _models(kind) if issubclass(model, Kept)}
    return kinds - shown


NOT_SHOWN = {
    **{("Scheme", name): "the scheme's numbers are left at their defaults" for name in Settings.model_fields},
    **{
        ("Amendment", name): "one setting that changes on a day shows how all do"
        for name in Settings.model_fields
        if name != "recent_years"
    },
    **{(kind.__name__, "id"): "it is the name of the file" for kind in ENTRIES},
    **{
        (model.__name__, name): "other lists show how an entry is corrected"
        for model in _lists()
        for name in ("corrects", "correction", "withdrawn")
    },
    ("Support", "withdrawn"): "other lists show how an entry is withdrawn",
    **{
        (model.__name__, name): "an assessment and an event show how their fields are corrected"
        for model, shown in CORRECTIONS.items()
        for name in model.model_fields
        if name not in shown
    },
    ("Assessor", "corrections"): "no number of the demonstration is wrong; an event shows how fields are corrected",
    ("Erasure", "registration_numbers"): "the erased person left before there were registration numbers",
    ("Sample", "corrections"): "an event's show how those of a draw are written",
    **{("Voided", name): "no owner approves a voiding" for name in ("approved_by", "approved_on")},
    **{
        (model.__name__, "recorded_late"): "other records show how one that is late is explained"
        for model in (
            *(Affiliation, Appeal, Attendance, Event, Excuse, Further, LeadTerm, MaterialPermission, Membership),
            *(ProviderAgreement, Publish, PublishPhoto, QualityReview, Sample, Support),
        )
    },
}
"""Fields that no file of the demonstration has, by record, and why."""


def test_every_field_of_every_record_is_used_somewhere() -> None:
    """As the files have them: an entry that was corrected or withdrawn counts, though the register leaves it out."""
    used = {field for entry in _entries() for field in _written_in(entry)}
    fields = {(model.__name__, name) for kind in ENTRIES for model in _models(kind) for name in model.model_fields}
    assert sorted(fields - used - NOT_SHOWN.keys()) == []
    assert sorted(NOT_SHOWN.keys() & used) == [], "shown after all"
    assert sorted(NOT_SHOWN.keys() - fields) == [], "there is no such field"


def _entries() -> Iterator[Entry]:
    for path in sorted((PROJECT / "data").rglob("*.yml")):
        _, entry, problems = read_file(placed(path.relative_to(PROJECT).as_posix()), path.read_bytes())
        assert isinstance(entry, Entry), problems
        yield entry


def _written_in(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.model_fields_set - ({"id"} if isinstance(record, Entry) else set()):
        value = getattr(record, name)
        yield type(record).__name__, name
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _written_in(inner)
