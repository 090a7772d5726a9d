"""The table of conflicts, asked from both ends and of someone not appointed."""

from datetime import date

import pytest
from example import TODAY, register
from rules.cases.impartiality import AMINA, GRACE, PEOPLE, change, school, support

from generator.rules import RULES
from generator.rules.impartiality import no_framework_support
from generator.scheme.conflicts import Row, Verdict, conflicts

ON = date.fromisoformat(TODAY)


@pytest.mark.parametrize(("role", "person", "_"), PEOPLE)
def test_support_and_appointment_clash_whichever_is_recorded_second(role: str, person: str, _: str) -> None:
    other = {"assessor": {"lead": None}, "lead": {"assessor": GRACE}}[role]
    given = support("framework", assessor=person)
    only_support = {"schools/eng-900002": {**school(given), "assessments": []}}
    only_appointment = change(**other)
    both = change(given, **other)
    assert not list(no_framework_support.check(register(only_support), ON))
    assert not list(no_framework_support.check(register(only_appointment), ON))
    (found,) = no_framework_support.check(register(both), ON)
    places = [found.at, *(at for at, _ in found.related)]
    assert [str(at.keys) for at in places] == [f"assessments[1].{role}", "support[1]"]
    assert {at.file for at in places} == {"data/schools/eng-900002.yml"}


@pytest.mark.parametrize("row", Row)
def test_every_row_that_says_something_is_found_by_one_rule_of_its_severity(row: Row) -> None:
    given = {
        Row.FRAMEWORK: support("framework", assessor=AMINA),
        Row.SELF_REVIEW: support("self-review", assessor=AMINA),
        Row.CONNECTED: support("governor", assessor=AMINA),
        Row.NOT_RECORDED: support("framework", organisation="northgate-learning"),
        Row.RECENT_GENERAL: support("general", assessor=AMINA),
        Row.FORMERLY_CONNECTED: support("employed", assessor=AMINA, to="2020-12-31"),
        Row.COLLEAGUE: support("framework", assessor=GRACE, organisation="northgate-learning"),
    }[row]
    clashing = register(change(given, lead=None))
    message = row.sentence.format(person="assessor", within="in the last 3 years", before="more than 3 years ago")
    found = [problem for rule in RULES for problem in rule.problems(clashing, ON) if problem.message == message]
    severity = {Verdict.REFUSED: "refused", Verdict.WARNED: "warned", Verdict.ALLOWED: "told"}[row.verdict]
    assert [str(problem.severity) for problem in found] == [severity]


def test_conflicts_of_someone_not_appointed_come_in_the_order_of_the_support() -> None:
    given = [support("general", assessor=GRACE), support("self-review", assessor=GRACE), support("general")]
    clashing = register(change(*given))
    found = conflicts(clashing, clashing.schools["eng-900002"], clashing.assessors[GRACE], ON, visited=False)
    assert [(conflict.row, conflict.verdict, str(conflict.at.keys)) for conflict in found] == [
        (Row.RECENT_GENERAL, Verdict.WARNED, "support[1]"),
        (Row.SELF_REVIEW, Verdict.REFUSED, "support[2]"),
    ]


def test_no_message_names_a_person_or_a_school() -> None:
    clashing = register(
        change(*(support(kind, assessor=person) for kind in ("framework", "governor") for _, person, _ in PEOPLE))
    )
    messages = [finding.message for rule in RULES for finding in rule.check(clashing, ON)]
    assert messages
    names = [entry.name for entry in (*clashing.assessors.values(), *clashing.schools.values())]
    assert not [message for message in messages if any(name in message for name in names)]
