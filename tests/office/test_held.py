"""Everything held about one person: all of their facts, from every file, and none of anybody else's."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands import called
from example import register
from golden import Golden
from office.test_letters import HOSTILE
from office.test_private_papers import git
from project import PROJECT

from generator.office.held import Check, HeldPart, held, subject_named, subject_of
from generator.office.held_papers import FileHistory, HeldPapers, source_for
from generator.office.letters.letter import LetterSource
from generator.read.loading import load
from generator.read.plain_yaml import build
from generator.register import Register
from generator.reports.letters import harmless, html, markdown
from generator.vocabulary import Language

ON = date(2026, 11, 2)
PEOPLE = sorted(path.stem for path in (PROJECT / "data/assessors").glob("*.yml"))


@cache
def demonstration() -> Register:
    known = load(PROJECT).register
    assert known
    return known


@cache
def papers_of(id: str, is_checked: bool = False) -> HeldPapers:
    known = demonstration()
    subject = subject_of(known, id)
    parts = held(known, subject)
    history = {part.file: FileHistory(3, date(2026, 1, 5), date(2026, 9, 1)) for part in parts}
    return HeldPapers(LetterSource(known, ON, (), str), subject, parts, history, is_checked)


def values(value: Any) -> list[str]:
    """Every single value of a YAML file."""
    if isinstance(value, dict):
        return [single for inner in value.values() for single in values(inner)]
    return [single for inner in value for single in values(inner)] if isinstance(value, tuple) else [value]


@pytest.mark.parametrize("id", PEOPLE)
def test_every_value_of_their_own_file_is_told_or_marked(id: str) -> None:
    file = f"data/assessors/{id}.yml"
    on_file, _ = build((PROJECT / file).read_text("utf-8"))
    fields = [field for part in papers_of(id).parts if part.file == file for field in part.fields]
    missing = [value.strip() for value in values(on_file)]
    withheld = 0
    for field in fields:
        withheld += field.check is Check.WITHHELD
        for value in field.value if isinstance(field.value, tuple) else (field.value,):
            said = ("yes" if value else "no") if isinstance(value, bool) else str(value).strip()
            if said in missing:
                missing.remove(said)
    redacted = sum(field.check is Check.TEXT and "[…]" in field.value for field in fields)
    assert len(missing) == withheld + redacted
    assert all(field.meaning for field in fields)


@pytest.mark.parametrize("id", PEOPLE)
def test_every_file_that_names_the_person_is_in_it_and_no_other(id: str) -> None:
    known = demonstration()
    signs = [re.escape(sign) for sign in (id, known.assessors[id].name, known.assessors[id].contact.email)]
    named = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "data").rglob("*.*")
        if path.stem == id
        or (path.suffix == ".yml" and re.search(rf"(?<![\w-])(?:{'|'.join(signs)})(?![\w-])", _no_comments(path)))
    }
    found = {part.file for part in papers_of(id).parts}
    assert named == found


@cache
def _no_comments(path: Path) -> str:
    return re.sub(r"(?m)(?:^|(?<=[\"'\]}])) *# .*$", "", path.read_text("utf-8"))


@pytest.mark.parametrize("id", PEOPLE)
def test_nothing_of_another_assessor_is_in_what_is_sent(id: str) -> None:
    known, papers = demonstration(), papers_of(id)
    sent = markdown(papers.paper(Language.ENGLISH)) + json.dumps(papers.as_json(), ensure_ascii=False)
    without_organisations = _without_organisations(sent, known)
    mine = papers.subject.assessor
    assert mine
    for other in known.assessors.values():
        if other.id == id:
            continue
        secrets = {other.name, other.contact.email, other.contact.phone, *(entry.number for entry in other.membership),
                   *(number for number, _ in other.registration_numbers)}  # fmt: skip
        for secret in filter(None, secrets):
            assert not (secret in sent and re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", sent)), secret
        assert not re.search(rf"(?<![\w@.-]){re.escape(other.id)}(?![\w.@-])", without_organisations)


def _without_organisations(text: str, known: Register) -> str:
    for id in known.organisations:
        text = text.replace(id, "")
    return text


def test_the_papers_of_somebody_are_as_somebody_read_and_accepted_them(golden: Golden) -> None:
    papers = papers_of("imogen-trelawney")
    golden.tree(
        "held",
        {
            "held-en.md": markdown(papers.paper(Language.ENGLISH)),
            "held-cy.md": markdown(papers.paper(Language.WELSH)),
            "office-only-en.md": markdown(papers.office_list(Language.ENGLISH)),
            "office-only-cy.md": markdown(papers.office_list(Language.WELSH)),
            "held.json": json.dumps(papers.as_json(), indent=2, ensure_ascii=False) + "\n",
        },
    )


def test_once_checked_the_paper_has_no_mark_and_still_nothing_of_others() -> None:
    draft, checked = papers_of("rupert-haslam"), papers_of("rupert-haslam", True)
    assert "[check 1]" in markdown(draft.paper(Language.ENGLISH))
    assert "Draft, not to be sent yet" in html(draft.paper(Language.ENGLISH))
    paper = markdown(checked.paper(Language.ENGLISH))
    assert "check 1" not in paper
    assert "Draft" not in paper
    assert "(left out: about another person)" in paper


NOTE = "Zoë Quill told us that Amina Rahman was ill; Tom Hale saw it too."


def part_of(parts: tuple[HeldPart, ...], file: str) -> HeldPart:
    return next(part for part in parts if part.file == file)


def test_free_words_in_another_s_file_are_left_out_and_those_of_a_school_are_read_first() -> None:
    known = register({"assessors/tom-hale": {"note": NOTE}, "schools/eng-900001": {"note": NOTE}})
    parts = held(known, subject_of(known, "amina-rahman"))
    of_school = [part for part in parts if part.file == "data/schools/eng-900001.yml" and part.keys == ("note",)]
    assert [(field.check, field.value) for part in of_school for field in part.fields] == [
        (Check.TEXT, NOTE.replace("Tom Hale", "[…]"))
    ]
    of_tom = [part for part in parts if part.file == "data/assessors/tom-hale.yml" and part.keys == ("note",)]
    assert [part.title for part in of_tom] == [None]
    assert all("Tom" not in str(field.value) for part in of_tom for field in part.fields)


def test_somebody_who_is_no_assessor_is_found_by_name_wherever_they_are_named() -> None:
    support = {"kind": "framework", "given_by": "Jo Bloggs", "organisation": "hale-ict", "from": "2023-01-10"}
    known = register({"schools/sco-9000001": {"support": [support], "note": "Jo Bloggs rang."}})
    parts = held(known, subject_named("Jo Bloggs"))
    assert {part.keys[0] for part in parts} == {"support", "note"}
    assert held(known, subject_named("Jo Blogg")) == ()


def test_who_was_erased_gets_the_erasure_alone() -> None:
    known = demonstration()
    parts = held(known, subject_of(known, "gareth-penry"))
    assert part_of(parts, "data/erasures/gareth-penry.yml").fields


def test_the_command_writes_the_paper_the_data_and_the_office_s_list(register_root: Path) -> None:
    words = ("held", "grace", "--root", register_root, "--on", "2026-03-01", "--write")
    done = called(*words)
    assert done.returncode == 0
    assert "Before you send it, look at" in done.stderr
    assert sorted(path.name for path in (register_root / "letters").iterdir()) == [
        ".gitignore", "held-grace-mensah-en.html", "held-grace-mensah-en.md",
        "held-grace-mensah-office-only-en.html", "held-grace-mensah.json",
    ]  # fmt: skip
    told = json.loads((register_root / "letters/held-grace-mensah.json").read_text("utf-8"))
    assert told["person"] == "grace-mensah"
    assert "tom-hale" not in json.dumps(told)
    assert told["earlier_states"] == []
    shown = called(*words[:-1], "--format", "json")
    assert json.loads(shown.stdout) == told
    checked = called(*words, "--checked")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_hostile_name_is_shown_and_never_obeyed() -> None:
    known = register({"assessors/amina-rahman": {"name": HOSTILE}, "assessors/tom-hale": {"note": f"Ask {HOSTILE}."}})
    subject = subject_of(known, "amina-rahman")
    source = LetterSource(known, ON, (), str)
    papers = HeldPapers(source, subject, held(known, subject), {}, False)
    page = html(papers.paper(Language.ENGLISH))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    marked = markdown(replace(papers, source=source_for(source, harmless)).paper(Language.ENGLISH))
    assert "<script" not in marked
    assert "](https" not in marked
    assert json.loads(json.dumps(papers.as_json()))["files"][0]["fields"][0]["value"] == HOSTILE


def test_git_s_earlier_states_of_each_file_are_counted(register_root: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin")):
        git(register_root, *words)
    file = register_root / "data/assessors/amina-rahman.yml"
    file.write_text(file.read_text("utf-8").replace("YO1", "YO2", 1), encoding="utf-8")
    git(register_root, "commit", "-qam", "Move")
    shown = called("held", "amina-rahman", "--format", "json", "--root", register_root, "--on", "2026-03-01")
    states = {kept["file"]: kept["states"] for kept in json.loads(shown.stdout)["earlier_states"]}
    assert states["data/assessors/amina-rahman.yml"] == 2
    assert states["data/schools/eng-900001.yml"] == 1
