"""What is to be recorded once a visit is past."""

from rules.cases.case import Case
from rules.cases.school_assessments.assessments import FILE, VOIDED, coming, one
from rules.cases.visits import school, to_come, visit

from generator.rules import school_assessments as rules

NO_OUTCOME = one(outcome=None)
UNDER_WAY = to_come(id="2026-2")
RECORD = (
    Case(rules.visit_to_record, "with its outcome", one()),
    Case(rules.visit_to_record, "the day before the visit", NO_OUTCOME, on="2024-07-19"),
    Case(rules.visit_to_record, "the day of the visit", NO_OUTCOME, on="2024-07-20"),
    Case(
        rules.visit_to_record,
        "the day after the visit",
        NO_OUTCOME,
        on="2024-07-21",
        finds=1,
        at=f"{FILE}:assessments[1].visited_on",
    ),
    Case(rules.visit_to_record, "planned for tomorrow", coming(visit_planned_on="2026-03-02")),
    Case(rules.visit_to_record, "planned for today", coming(visit_planned_on="2026-03-01")),
    Case(
        rules.visit_to_record,
        "planned for yesterday",
        coming(visit_planned_on="2026-02-28"),
        finds=1,
        at=f"{FILE}:assessments[1].visit_planned_on",
    ),
    Case(
        rules.visit_to_record, "planned and cancelled", coming(visit_planned_on="2026-02-28", cancelled_on="2026-02-20")
    ),
    Case(rules.visit_to_record, "voided without an outcome", one(outcome=None, voided=VOIDED)),
    Case(rules.one_assessment_at_a_time, "one", coming()),
    Case(
        rules.one_assessment_at_a_time,
        "two",
        school(to_come(), UNDER_WAY),
        finds=1,
        at=f"{FILE}:assessments[2]",
    ),
    Case(rules.one_assessment_at_a_time, "one cancelled", school(to_come(cancelled_on="2026-02-20"), UNDER_WAY)),
    Case(rules.one_assessment_at_a_time, "one with an outcome", school(visit("2024-1", "2024-07-20"), UNDER_WAY)),
    Case(
        rules.one_assessment_at_a_time,
        "one visited, its outcome to come",
        school(visit("2024-1", "2024-07-20", outcome=None), UNDER_WAY),
        finds=1,
    ),
    *(
        Case(
            rules.one_assessment_at_a_time,
            f"one at the school, and one at the school that it came from{sentence}",
            {
                **school(UNDER_WAY),
                **school(
                    to_come(id="2026-2", **fields),
                    number=900003,
                    predecessors=[{"school": "eng-900002", "on": "2025-09-01", "how": "merger"}],
                ),
            },
            finds=finds,
            at="data/schools/eng-900003.yml:assessments[1]" if finds else None,
        )
        for sentence, fields, finds in (("", {}, 1), (", which is cancelled", {"cancelled_on": "2026-02-20"}, 0))
    ),
    Case(rules.one_assessment_at_a_time, "two schools", {**coming(), **school(UNDER_WAY, number=900003)}),
)
