"""What staff write, as pydantic models, a module for each kind. Second stage: values to records or problems."""

from generator.records.assessor import Assessor
from generator.records.base import Entry, Period, Record, Visibility
from generator.records.erasure import Erasure
from generator.records.event import Event
from generator.records.fee import Fee
from generator.records.organisation import Organisation
from generator.records.photo import Photo
from generator.records.sample import Sample
from generator.records.scheme import Scheme
from generator.records.school import Assessment, School, Support

ENTRIES: tuple[type[Entry], ...] = (Scheme, Assessor, School, Organisation, Fee, Event, Sample, Erasure)
"""Every kind of file that staff write; photos, which are no text, come beside them."""

__all__ = [
    "ENTRIES",
    "Assessment",
    "Assessor",
    "Entry",
    "Erasure",
    "Event",
    "Fee",
    "Organisation",
    "Period",
    "Photo",
    "Record",
    "Sample",
    "Scheme",
    "School",
    "Support",
    "Visibility",
]
