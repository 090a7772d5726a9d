"""The fact for which somebody may not go, in words: what is on file at the place that a problem names.

It may be confidential: it is for the office alone. In: a register and a problem. Out: words; empty where the message
says it all.
"""

from datetime import date

from generator.days import in_words
from generator.problem import Location, Problem
from generator.records import Assessor, School
from generator.register import Register


def fact(register: Register, problem: Problem) -> str:
    """What is on file at the places that belong to a problem."""
    words = (_at(register, location) for location, _ in problem.related)
    return "; ".join(dict.fromkeys(word for word in words if word))


def place(problem: Problem) -> Location:
    """Where the fact is recorded: the last place that belongs to a problem, or its own."""
    return problem.related[-1][0] if problem.related else problem.at


def _at(register: Register, location: Location) -> str:
    entry = register.entry(location.file)
    if isinstance(entry, Assessor):
        return _of_assessor(entry, str(location.keys[0]) if location.keys else "")
    if isinstance(entry, School):
        return _of_school(entry, location)
    return ""


def _of_assessor(assessor: Assessor, name: str) -> str:
    match name:
        case "decisions":
            made = [f"{decision.decision.label} on {in_words(decision.on)}" for decision in assessor.decisions]
            return ", ".join(made) or "no decision is on file"
        case "phases":
            offered = dict.fromkeys(f"{offer.phase.label}{_days(offer.from_, offer.to)}" for offer in assessor.phases)
            return f"offers {', '.join(offered)}" if offered else "offers no phase"
        case "school_types":
            types = dict.fromkeys(
                f"{kind.label}{_days(offer.from_, offer.to)}" for offer in assessor.school_types for kind in offer.types
            )
            return f"offers {', '.join(types)}" if types else "offers no type of school"
        case "lead_assessor":
            terms = [f"Lead Assessor{_days(term.from_, term.to)}" for term in assessor.lead_assessor]
            return ", ".join(terms) or "never a Lead Assessor"
    return ""


def _of_school(school: School, location: Location) -> str:
    match location.keys:
        case ("support", int(index), *_):
            support = school.as_written.support[index]
            return f"{support.kind.label}{_days(support.from_, support.to)}"
        case ("type", *_):
            return f"the school's type is {school.type.label}"
        case ("phase", *_) if school.phase:
            return f"the school's phase is {school.phase.label}"
        case ("closed_on", *_) if school.closed_on:
            return f"closed on {in_words(school.closed_on)}"
        case ("assessments", int(index), "requested", "on") if index < len(school.as_written.assessments):
            return f"requested on {in_words(school.as_written.assessments[index].requested.on)}"
    return ""


def _days(first: date | None, last: date | None) -> str:
    """The days of a period in words; empty if nothing limits it."""
    return (f" from {in_words(first)}" if first else "") + (f" to {in_words(last)}" if last else "")
