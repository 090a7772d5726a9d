"""P9, ELIG.1: an assessor is impartial towards the school, and external to it; the Lead Assessor who observes too.

The table of conflicts is in `generator.scheme.conflicts`. Each assessment is held against all support on the school's
file, so a conflict is found whichever of the two was recorded first.
"""

from collections.abc import Iterator
from datetime import date

from generator.problem import Severity
from generator.register import Register
from generator.rules.rule import Finding, rule
from generator.scheme.conflicts import Row, conflicts
from generator.vocabulary import SupportKind

ROLES = (("assessor", "assessor"), ("lead", "Lead Assessor"))
"""The fields that name who goes to a school, each with the word for them."""


@rule("P9")
def no_tie_to_the_school(register: Register, on: date) -> Iterator[Finding]:
    """Neither the assessor nor the Lead Assessor is a governor of the school, or employed by it, on the day of the
    visit, or was within the recent years that the scheme sets.

    To fix: appoint someone else, and write their id; if the record under support is wrong, correct its days.
    """
    yield from _findings(register, on, Row.CONNECTED)


@rule("P9", severity=Severity.WARNED)
def no_former_tie_to_the_school(register: Register, on: date) -> Iterator[Finding]:
    """Someone who was never a governor of the school, nor employed by it, is preferred as its assessor or Lead
    Assessor, even where that ended before the recent years.

    To fix: appoint someone else if you can; the appointment may stand.
    """
    yield from _findings(register, on, Row.FORMERLY_CONNECTED)


@rule("P9", "ELIG.1", severity=Severity.WARNED)
def no_recent_general_support(register: Register, on: date) -> Iterator[Finding]:
    """Someone who has not given the school general support (training, general technology use, school improvement)
    within the recent years that the scheme sets is strongly preferred as its assessor or Lead Assessor.

    To fix: appoint someone else if you can; the appointment may stand.
    """
    yield from _findings(register, on, Row.RECENT_GENERAL)


@rule("P9", "ELIG.1")
def no_framework_support(register: Register, on: date) -> Iterator[Finding]:
    """Neither the assessor nor the Lead Assessor has supported the school through the Framework, or contributed to its
    self-review, at any time up to the visit; while the visit is to come, support that is planned counts as well.

    To fix: appoint someone else, and write their id; if the record under support is wrong, correct that.
    """
    yield from _findings(register, on, Row.FRAMEWORK, Row.SELF_REVIEW)


@rule("ELIG.1", severity=Severity.WARNED)
def whoever_gave_framework_support_is_recorded(register: Register, on: date) -> Iterator[Finding]:
    """Where an organisation supported a school through the Framework, who did it is on record before anyone of that
    organisation assesses or observes there.

    To fix: add to the record under support `assessor: their-id`, of whoever gave it; or appoint someone of another
    organisation.
    """
    yield from _findings(register, on, Row.NOT_RECORDED)


@rule("ELIG.1", severity=Severity.TOLD)
def framework_support_by_a_colleague(register: Register, on: date) -> Iterator[Finding]:
    """An organisation may support a school through the Framework and assess or observe there, as long as these are
    different people; staff are told where it is so.

    To fix: nothing needs to be done.
    """
    yield from _findings(register, on, Row.COLLEAGUE)


@rule("ELIG.1")
def support_names_who_gave_it(register: Register, on: date) -> Iterator[Finding]:
    """A support record names the assessor, the other person or the organisation that gave it; a governorship or
    employment, the assessor.

    To fix: add `assessor: their-id`; for somebody who is no assessor `given_by: Their name`; or, while it is not known
    who, `organisation: its-id`.
    """
    for school in register.schools.values():
        for index, support in enumerate(school.support):
            if support.assessor:
                continue
            if support.kind in (SupportKind.EMPLOYED, SupportKind.GOVERNOR):
                message, mend = (
                    "This tie to the school names no assessor",
                    "Add `assessor: their-id`, of whoever it is.",
                )
                yield Finding(school.at("support", index), message, mend=mend)
            elif not support.given_by and not support.organisation:
                yield Finding(school.at("support", index), "This support names neither a person nor an organisation")


def _findings(register: Register, on: date, *rows: Row) -> Iterator[Finding]:
    """Where one of the rows applies, for whoever is to visit or did, each with the support it comes from."""
    for on_file in register.assessments:
        assessment = on_file.assessment
        if not assessment.is_effective:
            continue
        for field, word in ROLES:
            id = getattr(assessment, field)
            if not id or id in register.erasures:
                continue
            visited = assessment.visited_on is not None
            for conflict in conflicts(
                register, on_file.school, register.assessors[id], assessment.visit_day(on), visited
            ):
                if conflict.row in rows:
                    related = ((conflict.at, "the support on record"),)
                    yield Finding(on_file.at(field), f"The {word} {conflict.row.sentence}", related)
