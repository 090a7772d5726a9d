"""Somebody is taken over from the office's own list: put on file, or what is on file of them is completed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from generator.days import in_words
from generator.office.act import Act, Family
from generator.office.edits import Added, Edits, add, put
from generator.records import Assessor
from generator.register import Register


class TakenOver(Act):
    """Somebody is taken over from the office's list."""

    name: ClassVar[str] = "taken-over"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = ""

    id: str
    person: str
    fields: Mapping[str, Any]
    """All of a new person; of somebody on file, the entries that are added, and single values not there yet."""
    visits: Mapping[str, Any]
    """For each school, the assessments that are added there."""
    is_new: bool

    def edits(self, register: Register) -> Edits:
        if self.is_new:
            yield Added(Assessor.file_of(self.id), self.fields)
        else:
            assessor = register.assessors[self.id]
            for name, value in self.fields.items():
                if isinstance(value, list):
                    for item in value:
                        yield add(assessor, name, item=item)
                else:
                    yield put(assessor, name, value=value)
        for school, assessments in self.visits.items():
            for assessment in assessments:
                yield add(register.schools[school], "assessments", item=assessment)

    def said(self, _register: Register) -> str:
        decided = [f"{item['decision']} from {in_words(item['on'])}" for item in self.fields.get("decisions", ())]
        what = "is on file" if self.is_new else "has more on file"
        return f"{self.person} {what}{': ' if decided else ''}{', '.join(decided)}"
