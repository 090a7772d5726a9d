"""`register held`: everything held about one person, for a request of theirs to see it."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from generator.command.options import formats, named, of_a_register
from generator.command.output import say, say_json
from generator.command.reading import read_settled, register_of
from generator.command.writing import ready_to_write
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.office.held import Subject, held, subject_named, subject_of
from generator.office.held_papers import FileHistory, HeldPapers, source_for
from generator.office.letters.letter import LetterSource
from generator.office.on_file import ASSESSORS
from generator.office.private_folder import PRIVATE, write_privately
from generator.office.refused import ActRefusedError
from generator.office.typed import completed
from generator.records.photo import is_photo
from generator.register import Register
from generator.reports.letters import harmless, html, markdown
from generator.vocabulary import Language


@named(
    "held",
    "register held amina-rahman",
    "register held amina-rahman --write",
    "register held amina-rahman --checked --write",
    'register held --name "Jo Bloggs" --write',
    short="Everything held about one person.",
)
@of_a_register
@click.argument("person", required=False)
@click.option("--name", "other_name", help="Somebody who is no assessor, but whom files may name.")
@click.option("--checked", "is_checked", is_flag=True, help="The office has looked at every marked place.")
@click.option(
    "--language",
    type=click.Choice([str(Language.ENGLISH), str(Language.WELSH)]),
    help="English or Welsh; left out, it is the person's.",
)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Another folder than letters/.")
@click.option("--write", "is_written", is_flag=True, help="Write the papers; without it they are only shown.")
@formats("text", "json")
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path,
    on: date,
    person: str | None,
    other_name: str | None,
    is_checked: bool,
    language: str | None,
    into: Path | None,
    is_written: bool,
    form: str,
) -> int:
    """Everything that the register holds about one person, from every file, with what each field means: for a person
    who asks to see it (UK GDPR, Article 15).

    What is about other people is left out or marked. Look at each marked place first: a list for the office says where
    they are and what to ask. Then run the command again with --checked. --write puts the papers into letters/, which
    git does not keep and the site does not publish.
    """
    if is_written:
        for folder in (root, into or root / PRIVATE):
            ready_to_write(folder)
    register = register_of(read_settled(root))
    subject = _subject(register, person, other_name)
    parts = held(register, subject)
    history = _history(root, dict.fromkeys(part.file for part in parts))
    papers = HeldPapers(LetterSource(register, on, (), str), subject, parts, history, is_checked)
    read = Language.read(language) if language else None
    if form == "json" and not is_written:
        say_json(papers.as_json())
        return 0
    if is_written:
        contents = _contents(papers, read) | _photo(root, papers)
        folder = write_privately(root, into, contents)
        say(f"Written into {folder}, for you alone to read:", *(f"  {name}" for name in contents))
    else:
        say(*markdown(papers.paper(read)).splitlines(), "", "---", "")
        say(*markdown(papers.office_list(read)).splitlines(), "", "---", "")
        say("Nothing is written yet. To write it, run the same command with --write.")
    if papers.checks and not is_checked:
        say(f"Before you send it, look at {len(papers.checks)} places: they may be about other people.", err=True)
    return 0


def _subject(register: Register, person: str | None, other_name: str | None) -> Subject:
    if (person is None) == (other_name is None):
        raise click.UsageError("Name an assessor, or somebody else with --name.")
    if other_name is not None:
        if not other_name.strip():
            raise click.UsageError("--name needs a name.")
        for id, assessor in register.assessors.items():
            if assessor.name.casefold() == other_name.strip().casefold():
                raise click.UsageError(f"{assessor.name} has a file: write {id} without --name.")
        return subject_named(other_name.strip())
    if person in register.erasures:
        return subject_of(register, str(person))
    try:
        return subject_of(register, completed("", ASSESSORS, str(person), register))
    except ActRefusedError as refused:
        raise click.UsageError(str(refused)) from refused


def _history(root: Path, files: Iterable[str]) -> dict[str, FileHistory]:
    """The states that git keeps of each file; nothing outside of a repository."""
    kept: dict[str, FileHistory] = {}
    repository = Repository(root)
    with suppress(GitError):
        if repository.is_shallow:
            say("This copy of the repository holds its last commits only. Run `git fetch --unshallow` first.", err=True)
    for file in files:
        try:
            said = repository.run("log", "--format=%as", "--", file, allowed=(0, 128))[1].decode()
        except GitError:
            return {}
        days = sorted(map(date.fromisoformat, said.split()))
        if days:
            kept[file] = FileHistory(len(days), days[0], days[-1])
    return kept


def _photo(root: Path, papers: HeldPapers) -> dict[str, str | bytes]:
    """A copy of the person's photo, to send with the paper."""
    files = [part.file for part in papers.parts if is_photo(part.file)]
    return {f"{papers.name}-{Path(file).name}": (root / file).read_bytes() for file in files}


def _contents(papers: HeldPapers, language: Language | None) -> dict[str, str | bytes]:
    """The files to write, by their names: for the person, and unless all is checked the office's list."""
    marked = HeldPapers(
        source_for(papers.source, harmless), papers.subject, papers.parts, papers.history, papers.is_checked
    )
    paper = papers.paper(language)
    stem = re.sub(r"[^A-Za-z0-9]+", "-", papers.name).strip("-")[:80]
    made: dict[str, str | bytes] = {
        f"{stem}-{paper.language}.html": html(paper),
        f"{stem}-{paper.language}.md": markdown(marked.paper(language)),
        f"{stem}.json": json.dumps(papers.as_json(), indent=2, ensure_ascii=False) + "\n",
    }
    if not papers.is_checked:
        made[f"{stem}-office-only-{paper.language}.html"] = html(papers.office_list(language))
    return made
