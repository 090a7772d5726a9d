"""One person, organisation, event or school, put on file by two branches under two ids; on real repositories."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from example import TODAY
from revisions import Work

from generator.command.main import register
from generator.compare.clashes import Clash, clashes
from generator.compare.git import Repository

PERSON = """\
name: {name}
contact: {{email: {email}, phone: "{phone}"}}
base: {base}
regions: [wales]
languages: [en, cy]
details_confirmed_on: 2026-02-20
membership: [{{number: {number}, grade: full, from: 2026-01-01}}]
"""
NIA = {
    "name": "Nia O'Brien",
    "email": "nia.obrien@example.org",
    "phone": "01632 960777",
    "number": "N9991",
    "base": "CF10",
}
OTHER = {
    "name": "Non Pugh",
    "email": "non.pugh@example.org",
    "phone": "01632 960778",
    "number": "N9992",
    "base": "LL57",
}
EVENT = """\
title: {title}
kind: training
sittings: [{{from: {day}, place: York}}]
"""
ORGANISATION = "name: {name}\nwebsite: {website}\n"
SCHOOL = """\
name: {name}
local_authority: York
region: yorkshire-and-the-humber
phase: primary
type: academy-converter
postcode: {postcode}
support: [{{kind: framework, assessor: tom-hale, from: 2025-01-10, to: 2025-03-10}}]
"""


def nia_again(**same: str) -> str:
    """Another person's file, but for what it has of Nia's."""
    return PERSON.format(**OTHER | same)


ONE_FILE, ONE_NAME, ONE_THING, ONE_SCHOOL = (
    "a-person-has-one-file",
    "two-files-with-one-name",
    "two-files-with-one-title",
    "two-files-of-one-school",
)
SAME = {
    "the same email address, in capitals": ("assessors", nia_again(email="NIA.OBrien@example.org"), ONE_FILE),
    "the same phone number, with its country": ("assessors", nia_again(phone="+44 1632 960777"), ONE_FILE),
    "the same membership number, in small letters": ("assessors", nia_again(number="n9991"), ONE_FILE),
    "the same name, with another apostrophe, and base": (
        "assessors",
        nia_again(name="Nia O\u2019Brien", base="CF10"),
        ONE_NAME,
    ),
    "an organisation of the same name": (
        "organisations",
        ORGANISATION.format(name="Hafod  learning", website="https://two.example"),
        ONE_THING,
    ),
    "an organisation of the same website": (
        "organisations",
        ORGANISATION.format(name="Hafod Schools", website="https://www.hafod.example/"),
        ONE_THING,
    ),
    "an event of the same title and day": ("events", EVENT.format(title="First Steps", day="2027-05-04"), ONE_THING),
    "a school of the same name and postcode": (
        "schools",
        SCHOOL.format(name="Bootham Lane School", postcode="YO30 7ZZ"),
        ONE_SCHOOL,
    ),
}
DIFFERENT = {
    "another person": ("assessors", nia_again()),
    "a person of the same name and another base": ("assessors", nia_again(name="Nia O'Brien")),
    "a person of another name and the same base": ("assessors", nia_again(base="CF10")),
    "another organisation": (
        "organisations",
        ORGANISATION.format(name="Hafod Schools", website="https://two.example"),
    ),
    "an event of the same title on another day": ("events", EVENT.format(title="First steps", day="2027-05-05")),
    "a school of the same name elsewhere": ("schools", SCHOOL.format(name="Bootham Lane School", postcode="YO30 7ZX")),
}
FIRST = {
    "assessors": PERSON.format(**NIA),
    "organisations": ORGANISATION.format(name="Hafod Learning", website="https://hafod.example"),
    "events": EVENT.format(title="First steps", day="2027-05-04"),
    "schools": SCHOOL.format(name="Bootham Lane School", postcode="YO30 7ZZ"),
}
IDS = {"schools": ("eng-900970", "eng-900971")}


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work.begun(tmp_path / "register")


def in_two_branches(work: Work, folder: str, text: str) -> tuple[str, str]:
    """Put the first file of a kind on file in one branch, and another in a second; gives their names."""
    names = [f"{folder}/{id}" for id in IDS.get(folder, ("first", "second"))]
    for branch, name, content in zip(("one", "two"), names, (FIRST[folder], text), strict=True):
        work.branch(branch)
        work.write(name, content)
        work.commit()
    return names[0], names[1]


def found(work: Work) -> list[Clash]:
    return list(clashes(Repository(work.root), "main", ("one", "two"), date.fromisoformat(TODAY)))


def checked(work: Work, *arguments: str) -> list[dict[str, str]]:
    asked = ["--root", str(work.root), "--on", TODAY, "check", *arguments, "--format", "json"]
    problems: list[dict[str, str]] = json.loads(CliRunner().invoke(register, asked, standalone_mode=False).output)[
        "problems"
    ]
    return problems


def test_same_person_twice(work: Work) -> None:
    """Three files of one person in one branch: each but the first is refused, with the other's place."""
    for id, name in (
        ("nia-o-brien", "Nia O'Brien"),
        ("nia-o-brien-1", "Nia O\u2019Brien"),
        ("nia-obrien", "Nia O'Brien"),
    ):
        work.write(f"assessors/{id}", PERSON.format(**NIA | {"name": name}))

    refused = [problem for problem in checked(work) if problem["code"] == ONE_FILE]
    assert {problem["file"] for problem in refused} == {
        f"data/assessors/{id}.yml" for id in ("nia-o-brien-1", "nia-obrien")
    }


@pytest.mark.parametrize(("folder", "text", "code"), SAME.values(), ids=SAME)
def test_two_branches_that_add_it_clash(work: Work, folder: str, text: str, code: str) -> None:
    in_two_branches(work, folder, text)
    (clash,) = found(work)
    assert clash.branches == ("one", "two")
    assert clash.wrong
    assert [problem.code for problem in clash.wrong.problems] == [code]


@pytest.mark.parametrize(("folder", "text", "code"), SAME.values(), ids=SAME)
def test_a_change_that_adds_it_once_more_is_reported(work: Work, folder: str, text: str, code: str) -> None:
    """The first branch is merged; the second one brings itself up to date and is checked against the base."""
    first, second = in_two_branches(work, folder, text)
    assert code not in {problem["code"] for problem in checked(work, "--base", "main")}
    work.git("branch", "-f", "main", "one")
    work.git("merge", "-q", "--no-edit", "main")
    (problem,) = (problem for problem in checked(work, "--base", "main") if problem["code"] == code)
    assert problem["file"] in {f"data/{first}.yml", f"data/{second}.yml"}


@pytest.mark.parametrize(("folder", "text"), DIFFERENT.values(), ids=DIFFERENT)
def test_two_branches_that_add_two_things_do_not_clash(work: Work, folder: str, text: str) -> None:
    in_two_branches(work, folder, text)
    assert found(work) == []


def test_two_branches_that_add_it_under_one_id_clash_in_their_text(work: Work) -> None:
    for branch, text in (("one", FIRST["assessors"]), ("two", nia_again())):
        work.branch(branch)
        work.write("assessors/nia-o-brien", text)
        work.commit()
    assert found(work) == [Clash(("one", "two"), ("data/assessors/nia-o-brien.yml",), None)]


def test_two_files_of_one_name_that_the_base_has_are_no_clash_of_the_branches(work: Work) -> None:
    work.write("assessors/nia-o-brien", FIRST["assessors"])
    work.write("assessors/nia-o-brien-of-cardiff", nia_again(name="Nia O'Brien", base="CF10"))
    work.commit()
    in_two_branches(work, "events", EVENT.format(title="Second steps", day="2027-05-04"))
    assert found(work) == []
