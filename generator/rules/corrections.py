"""INFO.1: what is on file is kept: a correction names what it corrects, and whoever was erased stays so."""

from collections.abc import Iterator
from datetime import date

from generator.register import Register
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def a_correction_names_what_it_corrects(register: Register, on: date) -> Iterator[Finding]:
    """An entry with corrects names an entry above it in the same list, which no other entry corrects; an entry under
    corrections gives, or withdraws, only fields that are recorded already.

    To fix: write under corrects what the wrong entry has as its day, version, attempt, number, first day, event or
    school. What was not recorded is no correction: write it in its own field.
    """
    for at in register.astray:
        if "corrections" in at.keys:
            yield Finding(at, "There is nothing to correct: this field is not recorded")
        else:
            yield Finding(at, "No entry above it in this list has this name, or another entry corrects it already")


@rule("INFO.1")
def only_a_correction_withdraws(register: Register, on: date) -> Iterator[Finding]:
    """Only an entry with corrects withdraws, and what it withdraws is the entry that it names.

    To fix: add corrects, or delete withdrawn.
    """
    for entries in (register.assessors, register.organisations, register.schools):
        for entry in entries.values():
            for name in entry.kept():
                for index, record in enumerate(getattr(entry, name)):
                    if not record.replaces:
                        yield Finding(entry.at(name, index, "withdrawn"), '"withdrawn" needs "corrects"')


@rule("INFO.1")
def an_erased_id_stands_for_nobody_else(register: Register, on: date) -> Iterator[Finding]:
    """The id of an assessor whose data was erased is never used again.

    To fix: delete the assessor's file if it is the erased person's; give somebody else another id.
    """
    for id in register.erasures:
        if assessor := register.assessors.get(id):
            related = ((register.erasures[id].at(), "the erasure"),)
            yield Finding(assessor.at(), "The data of the assessor of this id was erased", related)
