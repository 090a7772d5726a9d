"""INFO.1: what is on file is kept: a correction names what it corrects, and whoever was erased stays so."""

from collections.abc import Iterator
from datetime import date

from generator.register import Register
from generator.rules.rule import Finding, rule


@rule("INFO.1")
def a_correction_names_what_it_corrects(register: Register, on: date) -> Iterator[Finding]:
    """An entry with corrects names an entry above it in the same list, which no other entry corrects; an entry under
    corrections gives only what its assessment has already.

    To fix: write under corrects what the wrong entry has as its day, version, attempt, number or first day; what was
    not on file is no correction, and is written in the assessment itself.
    """
    for at in register.astray:
        of_assessment = "corrections" in at.keys
        nothing = "The assessment has none" if of_assessment else "Nothing above it in this list stands under this name"
        yield Finding(at, nothing)


@rule("INFO.1")
def only_a_correction_withdraws(register: Register, on: date) -> Iterator[Finding]:
    """Only an entry with corrects withdraws, and what it withdraws is the entry that it names.

    To fix: add corrects, or take withdrawn out.
    """
    for assessor in register.assessors.values():
        for name in assessor.kept:
            for index, record in enumerate(getattr(assessor, name)):
                if not record.replaces:
                    yield Finding(assessor.at(name, index, "withdrawn"), "This entry withdraws and names nothing")


@rule("INFO.1")
def an_erased_id_stands_for_nobody_else(register: Register, on: date) -> Iterator[Finding]:
    """The id of an assessor whose data was erased is never used again.

    To fix: delete the assessor's file if it is the erased person's; give somebody else another id.
    """
    for id in register.erasures:
        if assessor := register.assessors.get(id):
            related = ((register.erasures[id].at(), "the erasure"),)
            yield Finding(assessor.at(), "The data of the assessor of this id was erased", related)
