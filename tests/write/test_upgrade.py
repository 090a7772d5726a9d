"""A register in an older format becomes one in today's, with comments, order and layout kept."""

import shutil
import subprocess
from pathlib import Path

import pytest
from commands import called
from example import TODAY
from project import TESTS
from revisions import Work

from generator.read.files import DiskTree
from generator.read.loading import load
from generator.write.upgrade import UpgradeRefusedError, texts_of, upgraded

OLDER = TESTS / "write/format-1"
"""A small register in format 1, as the program of that day read it."""
SCHOOL = """\
name: Fossgate Primary School
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: community-school
assessments:
  # the first one
  - id: 2026-1
    requested: {on: 2026-01-05, by: school}
    approached_directly_on: "2026-01-06"   # by telephone
    assessor: amina-rahman
    appointed_on: 2026-01-10
    notified_naace_on: "2026-01-07" # by email
    notified_naace_by: amina-rahman
    visit_planned_on: 2026-04-01
publish_award: {agreed_on: 2024-07-05}
"""


def register(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    return called("--root", root, "--on", TODAY, *arguments)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    root = tmp_path / "register"
    shutil.copytree(OLDER, root)
    return root


def test_an_older_register_is_refused_with_one_problem_that_names_the_command(older: Path) -> None:
    problems = load(older).problems
    assert [(problem.code, problem.at.file) for problem in problems] == [("older-format", "data/scheme.yml")]
    assert "register upgrade" in problems[0].fix


def test_an_upgrade_is_shown_first_and_written_when_asked(older: Path) -> None:
    before = texts_of(DiskTree(older))
    shown = register("upgrade", root=older)
    assert shown.returncode == 0
    assert "Nothing is written yet" in shown.stdout
    assert "+sittings:" in shown.stdout
    assert texts_of(DiskTree(older)) == before
    assert register("upgrade", "--write", root=older).returncode == 0
    assert load(older).problems == ()
    again = register("upgrade", "--write", root=older)
    assert "already" in again.stdout


def test_an_upgraded_register_checks_as_the_older_one_did(older: Path) -> None:
    register("upgrade", "--write", root=older)
    done = register("check", root=older)
    assert done.returncode == 0, done.stdout


def test_an_upgrade_keeps_comments_order_and_layout() -> None:
    texts = {"data/scheme.yml": "name: x\n", "data/schools/eng-900001.yml": SCHOOL}
    assert upgraded(texts)["data/schools/eng-900001.yml"] == (
        SCHOOL.replace(
            '    approached_directly_on: "2026-01-06"   # by telephone\n',
            "    # by telephone\n"
            "    approach: {assessor: amina-rahman, on: 2026-01-06, told_on: 2026-01-07, told_by: amina-rahman}\n",
        )
        .replace("notified_naace_on", "visit_told_on")
        .replace("    notified_naace_by: amina-rahman\n", "")
        .replace("publish_award: {agreed_on: 2024-07-05}", "publish_award: [{agreed_on: 2024-07-05}]")
    )


EVENT = """\
title: Conference
kind: conference
from: "2025-06-12"   # a Thursday
place: York
required: yes
"""


def converted(name: str, text: str, /, **more: str) -> dict[str, str]:
    texts = {"data/scheme.yml": "name: x\n", "data/events/e1.yml": EVENT, f"data/{name}.yml": text, **more}
    made = texts | upgraded(texts)
    assert upgraded(made) == {}
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# events\ndevelopment:\n  # the first\n  - {event: e1, attended: no} # ill\nnote: x\n",
            "# events\n# the first\n# ill\nnote: x\n",
        ),
        (
            "note: |\n  a # b\ndevelopment:\n  - {event: e1, attended: yes} # late\n",
            "note: |\n  a # b\n# late\n",
        ),
        (
            "development: [{event: e1, attended: no, excuse: {notified_on: 2025-06-01}}] # a letter\n",
            "# a letter\nexcuses:\n  - {event: e1, notified_on: 2025-06-01}\n",
        ),
        ("school_types: [special, # a\n  academy]\n", "# a\nschool_types: [{types: [special, academy]}]\n"),
        ('selection:\n  assessed_on: "2024-01-20" # York\n', "selection:\n  # York\n  - {assessed_on: 2024-01-20}\n"),
    ],
)
def test_a_comment_on_what_is_rewritten_stays_on_a_line_of_its_own(before: str, after: str) -> None:
    for ending in ("\n", "\r\n"):
        text = f"name: A B\n{before}".replace("\n", ending)
        assert converted("assessors/a-b", text)["data/assessors/a-b.yml"] == f"name: A B\n{after}".replace("\n", ending)
    assert "# a Thursday" in converted("assessors/a-b", "name: A B\n")["data/events/e1.yml"]


def test_who_told_naace_of_an_appointment_is_kept_as_a_comment() -> None:
    text = "name: S\nassessments:\n  - id: 2026-1\n    notified_naace_on: 2026-01-07\n    notified_naace_by: a-b\n"
    assert converted("schools/eng-900001", text)["data/schools/eng-900001.yml"] == (
        "name: S\nassessments:\n  - id: 2026-1\n    # notified_naace_by: a-b\n    visit_told_on: 2026-01-07\n"
    )


@pytest.mark.parametrize(
    ("record", "attendance"),
    [
        ("attended: yes", "attendance: {recorded_on: 2025-06-13, present: [a-b]}"),
        ("attended: no", "attendance: {recorded_on: 2025-06-13, present: []}"),
        ("attended: no, excuse: {notified_on: 2025-06-01}", None),
    ],
)
def test_a_recorded_absence_without_an_excuse_makes_a_list_too(record: str, attendance: str | None) -> None:
    event = converted("assessors/a-b", f"name: A B\ndevelopment: [{{event: e1, {record}}}]\n")["data/events/e1.yml"]
    assert next((line for line in event.splitlines() if line.startswith("attendance")), None) == attendance


@pytest.mark.parametrize(
    "record", ["event: e2, attended: yes", "event: e1, attended: Yes", "event: e1, attended: no, x: y"]
)
def test_what_an_upgrade_would_lose_stops_it(record: str) -> None:
    with pytest.raises(UpgradeRefusedError, match=r"data/assessors/a-b\.yml: entry 1 under development"):
        converted("assessors/a-b", f"name: A B\ndevelopment: [{{{record}}}]\n")


@pytest.mark.parametrize(
    ("scheme", "says"),
    [
        ("format: 4\n", "formats up to 3"),
        ("format: two\n", "must be a number"),
        ("name: [\n", "line 2"),
        ("", "no fields"),
        (None, "missing"),
    ],
)
def test_settings_without_a_known_format_stop_the_upgrade(scheme: str | None, says: str) -> None:
    with pytest.raises(UpgradeRefusedError, match=says):
        upgraded({} if scheme is None else {"data/scheme.yml": scheme})


def test_a_format_before_the_first_is_upgraded_as_the_first() -> None:
    assert upgraded({"data/scheme.yml": "format: 0\nname: x\n"}) == {"data/scheme.yml": "format: 3\nname: x\n"}


def test_a_file_that_cannot_be_read_stops_the_upgrade_and_is_named() -> None:
    with pytest.raises(UpgradeRefusedError, match=r"data/fees/x\.yml, line"):
        upgraded({"data/scheme.yml": "name: x\n", "data/fees/x.yml": "title: [\n"})


def test_a_value_that_a_comment_may_have_cut_stops_the_upgrade_at_its_line() -> None:
    cut = SCHOOL.replace("name: Fossgate Primary School", "name: Fossgate Primary School # a federation")
    with pytest.raises(UpgradeRefusedError, match=r"data/schools/eng-900001\.yml, line 1: This value ends here"):
        upgraded({"data/scheme.yml": "name: x\n", "data/schools/eng-900001.yml": cut})


def test_a_register_in_todays_format_is_left_as_it_is() -> None:
    assert upgraded({"data/scheme.yml": "format: 3\nname: x\n", "data/fees/x.yml": "title: [\n"}) == {}


FORMAT_2 = {
    "data/scheme.yml": "format: 2\nname: x\n",
    "data/assessors/bea-later.yml": "# Bea\nname: Bea Later\ndecisions: [{on: 2020-05-02, decision: registered}]\n",
    "data/assessors/cai-first.yml": """\
# of the first year
name: Cai First
decisions:
  - {on: 2019-05-01, decision: registered}
  - {on: 2019-05-03, decision: registered, corrects: 2019-05-01}
""",
    "data/assessors/abe-later.yml": "name: Abe Later\ndecisions: [{on: 2020-05-02, decision: registered}]\n",
    "data/assessors/dee-applicant.yml": "name: Dee Applicant\n",
    "data/erasures/ann-example.yml": "erased_on: 2020-01-01\nlisted: yes\n",
}


def test_registration_numbers_are_given_by_the_day_of_the_first_registration_then_by_id() -> None:
    after = upgraded(FORMAT_2)
    numbers = {file: text.partition("registration_number: ")[2].partition("\n")[0] for file, text in after.items()}
    assert numbers == {
        "data/scheme.yml": "",
        "data/assessors/cai-first.yml": "ICTM 0001",
        "data/assessors/abe-later.yml": "ICTM 0002",
        "data/assessors/bea-later.yml": "ICTM 0003",
    }
    assert after["data/assessors/bea-later.yml"] == FORMAT_2["data/assessors/bea-later.yml"].replace(
        "name: Bea Later\n", "name: Bea Later\nregistration_number: ICTM 0003\n"
    )
    assert upgraded(dict(reversed(FORMAT_2.items()))) == after
    assert upgraded(FORMAT_2 | after) == {}


def test_history_is_not_edited_by_an_upgrade(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register", of=OLDER)
    work.branch("upgrade")
    register("upgrade", "--write", root=work.root)
    done = register("check", "--base", "main", root=work.root)
    assert done.returncode == 0, done.stdout
    assert "warned" in done.stdout


def test_an_edit_of_history_within_an_upgrade_is_refused(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register", of=OLDER)
    work.branch("upgrade")
    register("upgrade", "--write", root=work.root)
    work.edit("assessors/amina-rahman", "2024-07-01, decision", "2024-07-02, decision")
    done = register("check", "--base", "main", root=work.root)
    assert done.returncode == 1
    assert "amina-rahman" in done.stdout


@pytest.mark.parametrize("broken", [b"title: [\n", b"title: \xff\n"])
def test_a_broken_file_at_the_base_does_not_hide_the_others(tmp_path: Path, broken: bytes) -> None:
    work = Work.begun(tmp_path / "register", of=OLDER)
    event = work.path("events/conference-2025")
    whole = event.read_bytes()
    event.write_bytes(broken)
    work.commit()
    work.branch("upgrade")
    event.write_bytes(whole)
    register("upgrade", "--write", root=work.root)
    done = register("check", "--base", "main", root=work.root)
    refused = [line.partition(":")[0] for line in done.stdout.splitlines() if ": refused: " in line]
    assert set(refused) <= {"data/events/conference-2025.yml"}
    work.edit("assessors/amina-rahman", "2024-07-01, decision", "2024-07-02, decision")
    assert register("check", "--base", "main", root=work.root).returncode == 1
