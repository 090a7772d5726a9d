"""Something recorded is corrected: by a later entry, which says when and why (INFO.1)."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from generator.days import day_written
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.edits import Edits, add, given
from generator.office.refused import ActRefusedError
from generator.read.plain_yaml import UnreadableError, build
from generator.records import Entry
from generator.records.base import DATA, SUFFIX, Kept, fields_of
from generator.records.forms import Date, Line, Text
from generator.records.school import Assessment, School
from generator.register import Register
from generator.vocabulary import did_you_mean
from generator.write.yaml_text import Spelled, Writable, fields_written


class Correction(Act):
    """Something recorded is corrected; what was there stays on file."""

    name: ClassVar[str] = "correction"
    family: ClassVar[Family] = Family.QUALITY
    example: ClassVar[str] = (
        "file=data/assessors/amina-rahman.yml list=invoices entry=INV-0107 field=paid_on"
        ' value=2026-11-12 reason="Misread"'
    )

    file: Line = asked("The file, by its folder and id, such as data/assessors/amina-rahman.yml, or by its id alone.")
    list_: Line | None = worked_out(
        "The list that holds the wrong entry, such as invoices; left out for a whole file.", alias="list"
    )
    entry: Line | None = worked_out("The entry, by its date, number, version or id, such as 2026-1 for an assessment.")
    field: Line | None = worked_out("The field that is wrong; left out if the whole entry is withdrawn.")
    value: Text | None = worked_out("What is right, as it is written in the file; left out if the field is withdrawn.")
    reason: Text = asked("Why, in a sentence. It stays confidential.")
    on: Date = today_if_left_out("The day of the correction; left out, today.")
    approved_by: Line | None = worked_out("The owner of the rules who approved it, where one is needed.")
    approved_on: Date | None = worked_out("The day of that approval.")

    def edits(self, register: Register) -> Edits:
        entry = _file(register, self.file)
        if self.list_ is None:
            yield add(entry, "corrections", item=self._fields(type(entry)))
        elif isinstance(entry, School) and self.list_ == "assessments":
            ids = [assessment.id for assessment in entry.assessments]
            named = (self.entry or "").removeprefix(f"{entry.id}/")
            if named not in ids:
                what = f"No assessment {named} is on file" if named else "The assessment is missing"
                raise ActRefusedError("entry", what, f"Write one of: {', '.join(ids)}.")
            keys = ("assessments", ids.index(named), "corrections")
            yield add(entry, *keys, item=self._fields(Assessment))
        else:
            yield add(entry, self.list_, item=self._record(entry))

    def said(self, register: Register) -> str:
        where = f"{self.list_} {self.entry}" if self.list_ else "the file"
        return f"A correction in {self.file}, {where}"

    @property
    def _grounds(self) -> dict[str, Writable]:
        return given(on=self.on, reason=self.reason, approved_by=self.approved_by, approved_on=self.approved_on)

    def _fields(self, model: type[Any]) -> dict[str, Writable]:
        """A correction of a field that stays where it is."""
        if self.field is None:
            raise ActRefusedError("field", "The field to correct is missing", "Write its name as in the file.")
        if model is School and self.field in dict(fields_of(Assessment)) and self.field not in dict(fields_of(School)):
            raise ActRefusedError(
                "list", f"{self.field} is in an assessment", "Write assessments here, and its id as the entry."
            )
        _known(self.field, dict(fields_of(model)))
        if self.value is None:
            return self._grounds | {"withdrawn": [self.field]}
        return self._grounds | {self.field: _read(self.value)}

    def _record(self, entry: Entry) -> dict[str, Writable]:
        """An entry that corrects one above it: the same, with the right value."""
        if self.list_ not in type(entry).kept():
            _known(self.list_ or "", dict.fromkeys(type(entry).kept()), "list")
        records: tuple[Kept, ...] = getattr(entry, str(self.list_))
        named = {str(record.named): record for record in records}
        if self.entry is None or self.entry not in named:
            near = did_you_mean(self.entry or "", named)
            raise ActRefusedError("entry", f"No such entry is on file{near}", f"Write one of: {', '.join(named)}.")
        record = named[self.entry]
        fields = fields_written(record)
        for name in ("corrects", "correction", "withdrawn", "recorded_late"):
            fields.pop(name, None)
        if self.field:
            _known(self.field, dict(fields_of(type(record))))
            if self.value is None:
                fields.pop(self.field, None)
            else:
                fields[self.field] = _read(self.value)
        fields |= {"corrects": record.named, "correction": self._grounds}  # type: ignore[dict-item]  # a key is one value
        return fields if self.field else fields | {"withdrawn": True}


def _file(register: Register, file: str) -> Entry:
    """The entry of a file, named with or without the folder data/ and the ending. Raises ActRefusedError."""
    name = f"{DATA}{file.removeprefix(DATA).removesuffix(SUFFIX)}{SUFFIX}"
    if entry := register.entry(name) or register.assessors.get(file) or register.schools.get(file):
        return entry
    raise ActRefusedError(
        "file", f"There is no file {name}", "Write its folder and id, such as data/assessors/amina-rahman.yml."
    )


def _known(name: str, names: Mapping[str, object], of: str = "field") -> None:
    """Raise ActRefusedError for a name that is none of these."""
    if name not in names:
        raise ActRefusedError(
            of, f"There is no {name} here{did_you_mean(name, names)}", f"Write one of: {', '.join(names)}."
        )


def _read(value: str) -> Writable:
    """A value as it is written in a file; text where it is no YAML."""
    try:
        values, faults = build(f"value: {value}\n")
    except UnreadableError:
        return value
    return value if faults else _dated(values["value"])


def _dated(value: Writable) -> Writable:
    """The same with dates for texts that are dates, so that they are written without quotes."""
    if isinstance(value, Mapping):
        return {name: _dated(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_dated(inner) for inner in value]
    is_date = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4}", value, re.ASCII)
    day = day_written(str(value)) if is_date else None
    return Spelled(day.isoformat(), day.isoformat()) if day else value
