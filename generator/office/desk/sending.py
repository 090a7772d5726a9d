"""Who may be sent to a school: the facts about people and schools from which the page's script answers for any school.

In: the register and the day. Out: values for JSON. What is refused is what the rules on appointments refuse, by the
same functions and clauses: on the list (CON.1), phase and type offered (P10, ELIG.2), the table of conflicts (P9,
ELIG.1), the school open and its phase known. The rest are cautions: the appointment is allowed, but something must come
first. The day is that of the page, for the appointment and, while none is agreed, for the visit.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.office.allocation.workload import Workload, workload
from generator.records import Assessor, School
from generator.register import Register
from generator.rules import (
    contact,
    impartiality,
    observed_visits,
    one_file,
    quality_assurance,
    quality_reviews,
    school_assessments,
)
from generator.rules.failures import lapse, next_moderation
from generator.rules.rule import Rule
from generator.scheme.conflicts import Row, conflicts
from generator.scheme.standing import Standing, StandingKind, ending_to_come, standing
from generator.scheme.visit_duties import visit_duties
from generator.site.messages import Wording
from generator.vocabulary import EstablishmentType, Phase, Region, Result, SchoolType

RULE_OF: Mapping[Row, Rule] = {
    Row.FRAMEWORK: impartiality.no_framework_support,
    Row.SELF_REVIEW: impartiality.no_framework_support,
    Row.CONNECTED: impartiality.no_tie_to_the_school,
    Row.NOT_RECORDED: impartiality.framework_supporter_is_recorded,
    Row.RECENT_GENERAL: impartiality.no_recent_general_support,
    Row.FORMERLY_CONNECTED: impartiality.no_former_tie_to_the_school,
    Row.COLLEAGUE: impartiality.framework_support_by_a_colleague,
}
"""For each row of the table of conflicts the rule that reports it, with its clauses."""


def sending(register: Register, on: date, t: Wording) -> dict[str, Any]:
    """Everything that the script needs. Linear in people and schools, and in the conflicts on file.

    People and schools name regions, phases and types by their places in the lists beside them.
    """
    authorities = sorted({school.local_authority for school in register.schools.values()})
    place = {authority: index for index, authority in enumerate(authorities)}
    rows = list(Row)
    people = {id: index for index, id in enumerate(register.assessors)}
    return {
        "people": [_person(register, assessor, on, t) for assessor in register.assessors.values()],
        "schools": [_school(school, place, on) for school in register.schools.values()],
        "conflicts": {
            school.id: [[people[id], rows.index(row)] for id, row in found]
            for school, found in _conflicts(register, on)
        },
        "rows": [_row(register, row, on) for row in rows],
        "authorities": authorities,
        "regions": [t.term(region) for region in Region],
        "phases": [t.term(phase) for phase in Phase],
        "types": [t.term(kind) for kind in SchoolType],
        "establishments": [
            [kind.label, [_TYPES.index(offered) for offered in _TYPES if offered in kind.school_types]]
            for kind in EstablishmentType
        ],
        "clauses": {
            "phase": _clauses(school_assessments.assessor_offers_the_phase),
            "type": _clauses(school_assessments.assessor_offers_the_type_of_school),
            "no_phase": _clauses(school_assessments.phase_assessed_known),
            "closed": _clauses(one_file.a_closed_school_is_not_visited),
            "lead": _clauses(observed_visits.lead_assessor_is_registered),
        },
    }


_IN_ORDER = observed_visits.planned_observed_visits_in_order
_ON_THE_LIST = contact.appointed_assessor_is_on_the_list
_PHASES, _TYPES = list(Phase), list(SchoolType)
_REGIONS, _ESTABLISHMENTS = list(Region), list(EstablishmentType)


def _clauses(rule: Rule) -> str:
    return ", ".join(rule.clauses)


def _person(register: Register, assessor: Assessor, on: date, t: Wording) -> dict[str, Any]:
    now, work = standing(register, assessor, on), workload(register, assessor, on, None, None)
    refused = [] if now.kind.is_listed else [[_not_listed(register, assessor, on, t), _clauses(_ON_THE_LIST)]]
    offered = assessor.types_offered(on)
    return {
        "id": assessor.id,
        "name": assessor.name,
        "accredited": now.kind is StandingKind.ACCREDITED,
        "lead": assessor.is_lead(on) and now.kind not in (StandingKind.REMOVED, StandingKind.LEFT),
        "refused": refused,
        "cautions": [] if refused else list(_cautions(register, now, work, t)),
        "phases": [index for index, phase in enumerate(_PHASES) if assessor.offers(phase, on)],
        "types": [index for index, kind in enumerate(_TYPES) if kind in offered],
        "regions": [_REGIONS.index(region) for region in assessor.regions],
        "visits": work.visits,
    }


def _not_listed(register: Register, assessor: Assessor, on: date, t: Wording) -> str:
    now = standing(register, assessor, on)
    said = t("desk.not_on_the_list", standing=t(f"desk.standing.{now.kind}"))
    because = lapse(now, "has been") if now.kind is StandingKind.LAPSED else ""
    return f"{said}: {because}" if because else said


def _cautions(register: Register, now: Standing, work: Workload, t: Wording) -> Iterator[list[str]]:
    """What must come before a visit, or counts against one: a sentence and its clauses, which may be none."""
    assessor, on = now.assessor, now.on
    if now.kind is not StandingKind.ACCREDITED:
        yield [t("desk.needs_a_lead"), _clauses(school_assessments.appointment_of_an_accredited_assessor)]
        is_failed = any(moderation.outcome is Result.FAILED for moderation in assessor.moderations[-1:])
        if is_failed and next_moderation(assessor) is None:
            yield [t("desk.needs_an_appeal"), _clauses(quality_assurance.third_moderation_only_on_appeal)]
        if visit_duties(register, assessor, on).to_complete:
            yield [t("desk.needs_the_work"), _clauses(quality_assurance.required_work_completed)]
        if work.awaited:
            yield [t("desk.needs_the_result", id=work.awaited), _clauses(_IN_ORDER)]
    if work.review:
        yield [t("desk.needs_a_review", number=work.review), _clauses(quality_reviews.visit_after_its_review)]
    ends = ending_to_come(assessor, on)
    if ends:
        yield [t("desk.leaves", day=t.day(ends.on)), _clauses(_ON_THE_LIST)]
    for away in work.away:
        if away.to:
            yield [t("desk.away_until", days=t.span(away.from_, away.to)), ""]
        else:
            yield [t("desk.away", day=t.day(away.from_)), ""]
    if work.is_full:
        yield [t("desk.enough_visits", most=work.most), ""]


def _school(school: School, authorities: Mapping[str, int], on: date) -> list[Any]:
    """In this order: id, name, local authority, postcode, region, phase, type, and whether it is closed."""
    return [
        school.id,
        school.name,
        authorities[school.local_authority],
        school.postcode or "",
        _REGIONS.index(school.region),
        _PHASES.index(school.phase) if school.phase else -1,
        _ESTABLISHMENTS.index(school.type),
        int(school.has_closed(on)),
    ]


def _conflicts(register: Register, on: date) -> Iterator[tuple[School, list[tuple[str, Row]]]]:
    """For each school with any, the people with a conflict there as it is today, and the row that applies."""
    members: dict[str, set[str]] = defaultdict(set)
    for assessor in register.assessors.values():
        for affiliation in assessor.organisations:
            members[affiliation.organisation].add(assessor.id)
    for school in register.schools.values():
        if not school.support and not school.predecessors:
            continue
        concerned: set[str] = set()
        for recorded_at in register.with_predecessors(school):
            for support in recorded_at.support:
                organisations = {support.organisation} - {None}
                if support.assessor and support.assessor in register.assessors:
                    concerned.add(support.assessor)
                    organisations |= {each.organisation for each in register.assessors[support.assessor].organisations}
                concerned |= {id for organisation in organisations for id in members[str(organisation)]}
        found = [
            (id, conflict.row)
            for id in sorted(concerned)
            for conflict in conflicts(register, school, register.assessors[id], on, visited=False)
        ]
        if found:
            yield school, list(dict.fromkeys(found))


def _row(register: Register, row: Row, on: date) -> list[str]:
    """The verdict, the sentence and its clauses."""
    within, before = impartiality.in_years(register.scheme.on(on).recent_years)
    sentence = row.sentence.format(person="assessor", within=within, before=before)
    return [row.verdict.value, sentence, _clauses(RULE_OF[row])]
