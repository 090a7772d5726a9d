"""Importing lists: schools on file that have closed, that followed another one, or that the lists do not have."""

from datetime import date

import example
import pytest
from school_lists import ENGLAND, FOSSGATE, GIAS, NORTHERN_IRELAND, SCOTLAND, WALES, table

from generator.check import check
from generator.imports.school_lists.listed import Reason, day
from generator.imports.schools import import_schools, write
from generator.imports.schools_shown import shown
from generator.problem import Severity
from generator.read.loading import load
from generator.vocabulary import Succession

NUMBERED = {**GIAS, "LA (code)": "816", "EstablishmentNumber": "2001", "OpenDate": "01-09-2001", "CloseDate": ""}
CLOSED = {"EstablishmentStatus (name)": "Closed", "CloseDate": "31-08-2025"}
ACADEMY = {
    "URN": "900002",
    "TypeOfEstablishment (name)": "Academy converter",
    "OpenDate": "01-09-2025",
    "EstablishmentNumber": "4001",
}
FROM_FOSSGATE = "predecessors:\n  - {school: eng-900001, on: 2025-09-01, how: conversion}\n"
PLANNED = """\
assessments:
  - id: 2025-1
    requested: {on: 2025-06-02, by: school}
    assessor: amina-rahman
    appointed_on: 2025-06-10
    visit_planned_on: 2025-09-12
"""


def ids(schools):
    return [school.id for school in schools]


def pairs(done):
    return [
        (successor.earlier.id, successor.later.id, str(successor.on), successor.how) for successor in done.succeeded
    ]


def test_a_school_that_closed_gets_the_day_and_everything_else_stays(importing, on_file):
    text = f'# Ours\n{FOSSGATE}note: "A school we know"   # since 2019\n'
    on_file(text)

    done = importing(table(NUMBERED, CLOSED))

    (change,) = done.changes
    assert change.after == text.replace("postcode: YO1 9ZZ\n", "postcode: YO1 9ZZ\nclosed_on: 2025-08-31\n")
    assert (change.fields, ids(closure.school for closure in done.closed)) == (("closed_on",), ["eng-900001"])
    lines = list(shown(done))
    assert "Closed: 1" in lines
    assert "  eng-900001 Fossgate Primary School: on 2025-08-31" in lines


def test_an_opening_day_that_a_spreadsheet_program_wrote_in_its_own_way_is_no_day_left_out(importing, on_file):
    """Read as left out, it made the later school's first day the day after the closure."""
    on_file(FOSSGATE)

    done = importing(table(NUMBERED, CLOSED, {**ACADEMY, "OpenDate": "01/10/2025"}))
    assert [(row.line, row.reason, row.detail) for row in done.skipped if row.reason is Reason.DAY] == [
        (3, Reason.DAY, "01/10/2025")
    ]
    assert done.succeeded == ()


@pytest.mark.parametrize("closed_on", ["31/08/2025", "31/08/2025 00:00:00", "2025-08-31"])
def test_northern_ireland_s_list_says_when_a_school_closed(importing, root, closed_on):
    write(root, importing(table(NORTHERN_IRELAND)).changes)

    (change,) = importing(table(NORTHERN_IRELAND, {"Status": "Closed", "Date Closed": closed_on})).changes

    assert change.after.endswith("closed_on: 2025-08-31\n")


def test_a_list_with_too_few_columns_for_a_school_reports_closures_alone(importing, on_file):
    on_file(FOSSGATE)
    few = {"urn": "900001", "name": "Fossgate Primary", "local_authority_name": "York", "status": "Closed"}

    done = importing(table(few, {}, {"urn": "900002", "status": "Open"}, {"urn": "900003"}))

    assert (done.changes, done.gone) == ((), ())
    assert ids(closure.school for closure in done.closed) == ["eng-900001"]
    assert [row.reason for row in done.skipped] == [Reason.CLOSED, Reason.TOO_FEW_COLUMNS, Reason.CLOSED]
    lines = list(shown(done))
    assert any(line.startswith("  eng-900001 Fossgate Primary School: the list does not say when") for line in lines)
    assert importing(table(few, {"status": "Open"})).closed == ()


def test_a_closed_school_that_is_not_on_file_makes_no_file(importing):
    done = importing(table(NUMBERED, CLOSED))

    assert (done.changes, done.closed) == ((), ())


@pytest.mark.parametrize(
    ("status", "reason"), [("Closed", Reason.CLOSED), ("Proposed to open", Reason.CLOSED), ("Mislaid", Reason.CLOSED)]
)
def test_only_a_school_whose_status_is_closed_counts_as_closed(importing, on_file, status, reason):
    on_file(FOSSGATE)

    done = importing(table(NUMBERED, {"EstablishmentStatus (name)": status, "CloseDate": "31-08-2025"}))

    assert [row.reason for row in done.skipped] == [reason]
    assert [closure.school.id for closure in done.closed] == (["eng-900001"] if status == "Closed" else [])
    assert done.gone == ()


@pytest.mark.parametrize(
    ("closed_on", "said"),
    [
        ("", "the list does not say when"),
        ("in August", "its list writes the day as in August, which is not read"),
        ("31/08/2025", "its list writes the day as 31/08/2025, which is not read"),
    ],
)
def test_a_closed_school_without_a_day_is_named_and_not_changed(importing, on_file, closed_on, said):
    on_file(FOSSGATE)

    done = importing(table(NUMBERED, {**CLOSED, "CloseDate": closed_on}))

    assert done.changes == ()
    assert f"  eng-900001 Fossgate Primary School: {said}; add closed_on by hand" in shown(done)


def test_a_closure_on_file_is_no_news_and_another_day_is(importing, on_file):
    on_file(FOSSGATE + "closed_on: 2025-08-31\n")
    same = importing(table(NUMBERED, CLOSED))
    other = importing(table(NUMBERED, {**CLOSED, "CloseDate": "01-09-2025"}))

    assert (same.changes, same.closed) == ((), ())
    assert [change.after for change in other.changes] == [FOSSGATE + "closed_on: 2025-09-01\n"]


@pytest.mark.parametrize(("closed_on", "named"), [("11-09-2025", True), ("12-09-2025", False), ("13-09-2025", False)])
def test_a_visit_after_the_day_is_named(importing, on_file, closed_on, named):
    on_file(FOSSGATE + PLANNED)

    lines = list(shown(importing(table(NUMBERED, {**CLOSED, "CloseDate": closed_on}))))

    (line,) = (line for line in lines if line.startswith("  eng-900001") and ": on " in line)
    assert ("A visit is on file for 2025-09-12" in line) is named


def test_the_school_that_followed_it_names_it_as_predecessor_in_a_new_file(importing, on_file, root):
    on_file(FOSSGATE)

    done = importing(table(NUMBERED, CLOSED, ACADEMY))
    write(root, done.changes)

    assert pairs(done) == [("eng-900001", "eng-900002", "2025-09-01", Succession.CONVERSION)]
    after = (root / "data/schools/eng-900002.yml").read_text()
    assert after == FOSSGATE.replace("community-school", "academy-converter") + FROM_FOSSGATE
    loaded = load(root)
    assert loaded.problems == ()
    problems = check(loaded, date.fromisoformat(example.TODAY)).problems
    assert [problem for problem in problems if problem.at.file.startswith("data/schools/")] == []
    again = importing(table(NUMBERED, CLOSED, ACADEMY))
    assert (again.changes, again.unchanged, again.succeeded, again.closed) == ((), 1, (), ())


def test_school_closed_or_converted(register_root, tmp_path):
    """The import names what happened, and support given under the former number bars the supporter still."""
    path = register_root / "data/schools/eng-900060.yml"
    path.write_text(
        FOSSGATE + "support:\n  - {kind: framework, from: 2025-01-10, to: 2025-06-30, assessor: tom-hale}\n"
    )
    (tmp_path / "list.csv").write_text(
        table(NUMBERED, {**CLOSED, "URN": "900060"}, {**ACADEMY, "URN": "900950"}, {"URN": "900001"})
    )

    done = import_schools(register_root, [tmp_path / "list.csv"])
    lines = "\n".join(shown(done))
    assert "  eng-900060 Fossgate Primary School: on 2025-08-31" in lines
    assert "  eng-900060 Fossgate Primary School: eng-900950 Fossgate Primary School, " in lines
    write(register_root, done.changes)
    with (register_root / "data/schools/eng-900950.yml").open("a") as academy:
        academy.write(PLANNED.replace("amina-rahman", "tom-hale"))

    problems = check(load(register_root), date.fromisoformat(example.TODAY)).problems
    barred = [
        problem for problem in problems if problem.at.file.endswith("eng-900950.yml") and "ELIG.1" in problem.clauses
    ]
    assert Severity.REFUSED in {problem.severity for problem in barred}


@pytest.mark.parametrize("rows", [(CLOSED,), (CLOSED, ACADEMY)], ids=["not in the list", "in the list"])
def test_the_school_that_followed_it_may_be_on_file_already(importing, on_file, rows):
    on_file(FOSSGATE)
    later = "# New\n" + FOSSGATE.replace("community-school", "academy-converter")
    on_file(later + PLANNED, "eng-900002")

    done = importing(table(NUMBERED, *rows))

    _, change = done.changes
    assert (change.file, change.after) == ("data/schools/eng-900002.yml", later + FROM_FOSSGATE + PLANNED)
    assert (change.fields, done.unchanged) == (("predecessors",), 0)


def test_predecessors_on_file_stay_and_the_new_one_comes_after_them(importing, on_file):
    on_file(FOSSGATE)
    on_file(FOSSGATE, "eng-900003")
    before = "predecessors: [{school: eng-900003, on: 2020-09-01, how: merger}]\n"
    on_file(FOSSGATE.replace("community-school", "academy-converter") + before, "eng-900002")

    done = importing(table(NUMBERED, CLOSED, ACADEMY, {"URN": "900003", "Postcode": "YO1 9ZX"}))

    (after,) = (change.after for change in done.changes if change.file.endswith("eng-900002.yml"))
    assert "{school: eng-900003, on: 2020-09-01, how: merger}" in after
    assert after.index("eng-900003") < after.index("{school: eng-900001, on: 2025-09-01, how: conversion}")


FAR = {**ACADEMY, "EstablishmentName": "Fossgate Academy"}
"""An academy of another name, with the number that the school had in its local authority."""


@pytest.mark.parametrize(
    ("later", "how"),
    [
        (ACADEMY, Succession.CONVERSION),
        ({**ACADEMY, "TypeOfEstablishment (name)": "Community school"}, Succession.RENUMBERING),
        ({**FAR, "EstablishmentNumber": "2001"}, Succession.CONVERSION),
        (
            {
                **FAR,
                "EstablishmentNumber": "2001",
                "TypeOfEstablishment (name)": "Community school",
                "Postcode": "YO1 9ZX",
            },
            Succession.MOVE,
        ),
        ({**FAR, "EstablishmentNumber": "2001", "OpenDate": "02-09-2026"}, None),
        ({**FAR, "EstablishmentNumber": "2001", "OpenDate": ""}, None),
        ({**ACADEMY, "OpenDate": "02-09-2026"}, None),
        (FAR, None),
        ({**FAR, "EstablishmentNumber": "2001", "LA (code)": "815"}, None),
        ({**ACADEMY, "Postcode": "YO1 9ZX"}, None),
    ],
    ids=[
        "its name and postcode",
        "its type too",
        "its number",
        "its number, type and name elsewhere",
        "its number, opened more than a year later",
        "its number, and no day",
        "its name and postcode, opened more than a year later",
        "its postcode alone",
        "its number under another authority",
        "its name alone",
    ],
)
def test_a_school_followed_it_that_has(importing, on_file, later, how):
    on_file(FOSSGATE)

    found = pairs(importing(table(NUMBERED, CLOSED, later)))

    assert found == ([("eng-900001", "eng-900002", "2025-09-01", how)] if how else [])


@pytest.mark.parametrize(("opened_on", "followed"), [("31-08-2026", True), ("01-09-2026", True), ("02-09-2026", False)])
def test_it_opened_within_a_year_of_the_closure(importing, on_file, opened_on, followed):
    on_file(FOSSGATE)

    assert bool(pairs(importing(table(NUMBERED, CLOSED, {**ACADEMY, "OpenDate": opened_on})))) is followed


def test_one_that_followed_two_is_a_merger(importing, on_file):
    on_file(FOSSGATE)
    on_file(FOSSGATE.replace("Primary School", "Infant School"), "eng-900003")
    infants = {**CLOSED, "URN": "900003", "EstablishmentNumber": "4001"}

    done = importing(table(NUMBERED, CLOSED, infants, ACADEMY))

    assert pairs(done) == [
        ("eng-900001", "eng-900002", "2025-09-01", Succession.MERGER),
        ("eng-900003", "eng-900002", "2025-09-01", Succession.MERGER),
    ]
    (after,) = (change.after for change in done.changes if change.before is None)
    assert after.count("how: merger") == 2


def test_a_list_without_days_says_who_may_have_followed_and_changes_nothing(importing, on_file):
    on_file(FOSSGATE)

    done = importing(table(ENGLAND, {"urn": "900002"}))

    assert ids(done.gone) == ["eng-900001"]
    assert "predecessors" not in done.changes[0].after
    (line,) = (line for line in shown(done) if line.startswith("  eng-900001 Fossgate Primary School: eng-900002"))
    assert line.endswith("The lists do not say when: if it is so, add predecessors to the later one by hand")


def test_wales_says_when_a_school_ended(importing, on_file):
    text = FOSSGATE.replace("YO1 9ZZ", "CF10 9ZZ")
    on_file(text, "wal-6819001")

    (change,) = importing(table(WALES, {"end-date": "2025-08-31"})).changes

    assert change.after == text + "closed_on: 2025-08-31\n"


def test_a_school_that_no_list_of_its_nation_has_is_named(importing, on_file):
    for id in ("eng-900001", "eng-900005", "sco-9000001", "wal-6819001"):
        on_file(FOSSGATE, id)

    done = importing(table(ENGLAND), table(SCOTLAND, {"SeedCode": "9000002"}))

    assert ids(done.gone) == ["eng-900005", "sco-9000001"]
    assert "In the register, not in the lists: 2" not in list(shown(done))
    assert "In the register, not in the lists (are they whole?): 2" in list(shown(done))


def test_a_school_whose_row_is_left_out_is_not_called_gone(importing, on_file):
    on_file(FOSSGATE)

    done = importing(table(ENGLAND, {"phase": "Odd"}, {"urn": "900002"}))

    assert [row.reason for row in done.skipped] == [Reason.PHASE]
    assert (done.gone, done.closed) == ((), ())


def test_a_closed_school_is_not_called_gone_when_a_later_list_leaves_it_out(importing, on_file):
    on_file(FOSSGATE + "closed_on: 2025-08-31\n")

    done = importing(table(ENGLAND, {"urn": "900002", "postcode": "YO1 9ZX"}))

    assert (done.gone, done.closed, done.succeeded) == ((), (), ())


def test_a_school_that_is_open_again_is_named_and_not_changed(importing, on_file):
    on_file(FOSSGATE + "closed_on: 2025-08-31\n")

    done = importing(table(ENGLAND))

    assert (done.changes, done.unchanged, ids(done.reopened)) == ((), 1, ["eng-900001"])
    assert "  eng-900001 Fossgate Primary School: closed_on is 2025-08-31" in list(shown(done))


@pytest.mark.parametrize("text", ["name: [", FOSSGATE + "colour: red\n"])
def test_a_closed_school_whose_file_does_not_read_is_not_written_over(importing, on_file, text):
    on_file(text)

    assert importing(table(NUMBERED, CLOSED, ACADEMY)).changes[0].before is None


def test_schools_on_file_that_changed_are_named_with_what_changed(importing, on_file):
    on_file(FOSSGATE)

    done = importing(table(ENGLAND, {"name": "Other", "type": "Academy converter", "phase": "All-through"}))

    assert "  eng-900001 Fossgate Primary School: name, phase, type" in list(shown(done))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31-08-2025", date(2025, 8, 31)),
        ("2025-08-31", date(2025, 8, 31)),
        ("08-31-2025", None),
        ("2025-02-29", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_the_two_forms_of_the_lists(text, expected):
    assert day(text) == expected


def test_a_file_with_other_line_ends_keeps_them(importing, on_file, root):
    path = on_file(FOSSGATE.replace("\n", "\r\n"))

    write(root, importing(table(NUMBERED, CLOSED)).changes)

    assert path.read_bytes() == f"{FOSSGATE}closed_on: 2025-08-31\n".replace("\n", "\r\n").encode()


def test_a_school_whose_new_phase_waits_gets_its_predecessor_and_is_not_counted_as_unchanged(importing, on_file):
    on_file(FOSSGATE)
    on_file(
        FOSSGATE.replace("community-school", "academy-converter") + PLANNED.replace("visit_planned_on", "visited_on"),
        "eng-900002",
    )

    done = importing(table(NUMBERED, CLOSED, {**ACADEMY, "PhaseOfEducation (name)": "All-through"}))

    assert [row.reason for row in done.skipped] == [Reason.CLOSED, Reason.PHASE_ASSESSED]
    assert [change.fields for change in done.changes] == [("closed_on",), ("predecessors",)]
    assert done.unchanged == 0
