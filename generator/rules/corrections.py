"""INFO.1: corrections keep what was on file, and nobody gets the id of an erased person."""

from collections.abc import Iterator
from datetime import date

from generator.register import Register
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def a_correction_names_what_it_corrects(register: Register, on: date) -> Iterator[Finding]:
    """A correction changes something that is already recorded, and no other correction names the same entry.

    To fix: under `corrects`, write the date, version, attempt, number, event or school of the wrong entry. If nothing
    was recorded before, write the value in its own field.
    """
    for at in register.astray:
        nothing = (
            "There is nothing to correct: this field is not recorded"
            if "corrections" in at.keys
            else "No entry above in this list has this name, or another correction names it already"
        )
        yield Finding(at, nothing)


@rule("INFO.1")
def withdrawn_needs_corrects(register: Register, on: date) -> Iterator[Finding]:
    """An entry that withdraws another one also names it.

    To fix: add `corrects`, or delete `withdrawn`.
    """
    for entries in (register.assessors, register.organisations, register.schools):
        for entry in entries.values():
            for name in entry.kept():
                for index, record in enumerate(getattr(entry, name)):
                    if not record.replaces:
                        yield Finding(entry.at(name, index, "withdrawn"), '"withdrawn" needs "corrects"')


@rule("INFO.1")
def an_erased_id_is_not_used_again(register: Register, on: date) -> Iterator[Finding]:
    """Nobody gets the id of an assessor whose data was erased.

    To fix: if the file is about the erased person, delete it. If it is about someone else, give them another id.
    """
    for id in register.erasures:
        if assessor := register.assessors.get(id):
            related = ((register.erasures[id].at(), "the erasure"),)
            yield Finding(assessor.at(), "The data of the assessor with this id was erased", related)
