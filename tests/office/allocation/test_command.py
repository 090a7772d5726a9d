"""`register allocate` at the command line: shown first, recorded with --write, shared out among several schools."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from command.test_command import register
from commands import started
from office.allocation.allocated import NEW, NEWCOMER, REQUEST, WAITING

AMINA = "amina-rahman"


@pytest.fixture
def root(register_root: Path) -> Path:
    """The example with a school that waits, on disk."""
    write(register_root, "schools/eng-900009", WAITING)
    return register_root


def write(root: Path, name: str, fields: dict[str, Any]) -> None:
    path = root / f"data/{name}.yml"
    # The reader takes every value as text; a comment is there to be kept.
    path.write_text("# Kept.\n" + yaml.safe_dump(fields, sort_keys=False, allow_unicode=True), encoding="utf-8")


def found(root: Path, *words: str) -> dict[str, Any]:
    done = register("allocate", *words, "--format", "json", root=root)
    assert (done.returncode, done.stderr) == (0, "")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_an_appointment_is_shown_and_only_recorded_with_write(root: Path) -> None:
    file = root / "data/schools/eng-900009.yml"
    before = file.read_text("utf-8")
    shown = register("allocate", "eng-900009", root=root)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("For the office alone: ")
    assert "Proposed: Amina Rahman (amina-rahman)" in shown.stdout
    assert "+    assessor: amina-rahman" in shown.stdout or "+  assessor: amina-rahman" in shown.stdout
    assert "run the same command with --write" in shown.stdout
    assert file.read_text("utf-8") == before
    assert register("allocate", "eng-900009", "--write", root=root).returncode == 0
    after = file.read_text("utf-8")
    assert after.startswith("# Kept.\n")
    assert "appointed_on: 2026-03-01" in after
    assert "visit_planned_on" not in after
    assert register("check", root=root).returncode == 0
    again = register("allocate", "eng-900009", "--write", root=root)
    assert again.returncode == 1
    assert "eng-900009/2026-1 is under way" in again.stdout
    assert file.read_text("utf-8") == after


def test_the_day_of_the_visit_is_recorded_with_the_appointment(root: Path) -> None:
    done = register("allocate", "eng-900009", "--visit", "2026-05-20", "--write", root=root)
    assert done.returncode == 0
    after = (root / "data/schools/eng-900009.yml").read_text("utf-8")
    assert "visit_planned_on: 2026-05-20" in after
    assert "visit_told_on: 2026-03-01" in after
    assert register("check", root=root).returncode == 0


def test_a_first_moderated_visit_is_recorded_with_its_lead_assessor(root: Path) -> None:
    write(root, f"assessors/{NEW}", NEWCOMER)
    # Amina cannot go, and the others are far.
    write(
        root,
        "schools/eng-900009",
        {**WAITING, "support": [{"from": "2026-01-10", "kind": "governor", "assessor": AMINA}]},
    )
    for id in ("tom-hale", "grace-mensah"):
        path = root / f"data/assessors/{id}.yml"
        path.write_text(
            path.read_text("utf-8") + "availability: {most_visits_a_year: 1, unavailable: [{from: 2026-01-01}]}\n"
        )
    done = register("allocate", "eng-900009", "--write", root=root)
    assert done.returncode == 0, done.stdout
    assert "Proposed: Nia Price (nia-price), observed by Tom Hale (tom-hale)" in done.stdout
    after = (root / "data/schools/eng-900009.yml").read_text("utf-8")
    assert "assessor: nia-price" in after
    assert "lead: tom-hale" in after


def test_without_a_request_the_ranking_is_shown_and_nothing_recorded(root: Path) -> None:
    write(root, "schools/eng-900009", {**WAITING, "assessments": []})
    done = register("allocate", "eng-900009", "--write", root=root)
    assert done.returncode == 1
    assert "No request is on file. This ranking is as if the school asked today." in done.stdout
    assert "register record request school=eng-900009 on=2026-03-01 by=naace --write" in done.stdout
    assert "assessor: amina-rahman" not in (root / "data/schools/eng-900009.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["eng-90000"], "could be eng-900001, eng-900009"),
        (["Skeldor Primary School"], "did you mean"),
        (["eng-900009/2026-2"], "is not on file"),
        (["eng-900001/2024-1"], "eng-900001/2024-1 does not wait for an appointment"),
        (["eng-900009", "Skelder Primary School"], "eng-900009 is named twice"),
        (["eng-900009", "--visit", "2026-02-28"], "cannot be before 2026-03-01"),
        (["eng-900009", "--format", "json", "--write"], "Leave --format out"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_meant_is_named(root: Path, words: list[str], said: str) -> None:
    done = register("allocate", *words, root=root)
    assert done.returncode == 2
    assert said in done.stderr


def test_two_requests_are_told_apart_by_their_ids(root: Path) -> None:
    second = {"id": "2026-2", "requested": {"on": "2026-02-22", "by": "naace"}}
    write(root, "schools/eng-900009", {**WAITING, "assessments": [REQUEST, second]})
    refused = register("allocate", "eng-900009", root=root)
    assert refused.returncode == 2
    assert "more than one request that waits: eng-900009/2026-1, eng-900009/2026-2" in refused.stderr
    assert found(root, "eng-900009/2026-2")["schools"][0]["assessment"] == "eng-900009/2026-2"


def test_a_school_without_a_phase_says_what_to_do_first(root: Path) -> None:
    write(root, "schools/eng-900009", {name: value for name, value in WAITING.items() if name != "phase"})
    (school,) = found(root, "eng-900009")["schools"]
    assert school["may_go"] == []
    assert school["notes"] == [
        "The school's phase is not on file: ask the school, and add it before you appoint anybody."
    ]


def test_a_school_is_found_by_its_name(root: Path) -> None:
    assert found(root, "Skelder Primary School")["schools"][0]["school"] == "eng-900009"


def test_everybody_is_ranked_or_kept_away_and_less_is_shown_on_request(root: Path) -> None:
    (school,) = found(root, "eng-900009")["schools"]
    assert [fit["assessor"] for fit in school["may_go"]] == ["amina-rahman", "tom-hale", "grace-mensah"]
    assert school["proposed"]["assessor"] == "amina-rahman"
    (less,) = found(root, "eng-900009", "--show", "1")["schools"]
    assert (len(less["may_go"]), less["number_may_go"]) == (1, 3)


def test_one_day_has_one_visit_for_each_person(root: Path) -> None:
    """Three schools of one district on one day: three people; a fourth stays without anybody."""
    for number in range(4):
        write(root, f"schools/eng-91000{number}", {**WAITING, "name": f"Rosedale {number}"})
    ids = [f"eng-91000{number}" for number in range(4)]
    schools = found(root, *ids, "--visit", "2026-05-20")["schools"]
    proposed = [school["proposed"]["assessor"] if school["proposed"] else None for school in schools]
    assert sorted(filter(None, proposed)) == ["amina-rahman", "grace-mensah", "tom-hale"]
    together = register("allocate", *ids, "--visit", "2026-05-20", "--write", root=root)
    assert together.returncode == 0
    assert register("check", root=root).returncode == 0
    no_day = [
        school["proposed"]["assessor"] for school in found(root, "eng-900009", ids[proposed.index(None)])["schools"]
    ]
    assert no_day == ["amina-rahman", "amina-rahman"]


def test_a_register_without_people_proposes_nobody(root: Path) -> None:
    for path in (root / "data/assessors").glob("*.yml"):
        path.unlink()
    for path in (root / "data/schools").glob("*.yml"):
        if path.stem != "eng-900009":
            path.unlink()
    event = root / "data/events/conference-2025.yml"
    event.write_text("".join(line for line in event.read_text("utf-8").splitlines(True) if "attendance" not in line))
    (school,) = found(root, "eng-900009")["schools"]
    assert (school["proposed"], school["may_go"], school["may_not_go"]) == (None, [], [])
    text = register("allocate", "eng-900009", root=root).stdout
    assert "Proposed: nobody\n" in text


def test_who_has_as_many_visits_as_they_want_is_ranked_and_not_proposed(root: Path) -> None:
    write(
        root,
        "schools/eng-900009",
        {
            **WAITING,
            "support": [
                {"from": "2026-01-10", "kind": "governor", "assessor": id} for id in ("tom-hale", "grace-mensah")
            ],
        },
    )
    write(root, "schools/eng-910000", {**WAITING, "name": "Rosedale"})
    register("allocate", "eng-910000", "--write", root=root)
    path = root / f"data/assessors/{AMINA}.yml"
    path.write_text(path.read_text("utf-8") + "availability: {most_visits_a_year: 1}\n")
    (school,) = found(root, "eng-900009")["schools"]
    assert [fit["assessor"] for fit in school["may_go"]] == [AMINA]
    assert school["proposed"] is None
    assert (
        "everybody who may go has as many visits as they want" in register("allocate", "eng-900009", root=root).stdout
    )


def test_a_name_is_no_markup(root: Path) -> None:
    path = root / f"data/assessors/{AMINA}.yml"
    path.write_text(
        path.read_text("utf-8").replace("name: Amina Rahman", "name: 'Amina <b> [x](https://y.example) @all'")
    )
    shown = register("allocate", "eng-900009", "--format", "markdown", root=root).stdout
    assert "<b>" not in shown
    assert "](https" not in shown
    assert "@all" not in shown


@pytest.mark.slow
def test_no_other_command_imports_the_solver(root: Path) -> None:
    """It takes longer to import than most commands take to run."""
    program = (
        "import sys, generator.command.main as main\n"
        "from importlib import import_module\n"
        "for name in main.COMMANDS:\n"
        "    if name != 'allocate': import_module(f\"generator.command.{name.replace('-', '_')}\")\n"
        "sys.exit('scipy' in sys.modules or 'numpy' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert started("allocate", "eng-900009", "--root", root, "--on", "2026-03-01").returncode == 0
