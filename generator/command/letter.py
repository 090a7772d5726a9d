"""`register letter`: letters of the office, shown first, then written where nobody else sees them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.command.options import named, of_a_register
from generator.command.output import REFUSED, say
from generator.command.reading import read_settled, register_of
from generator.command.writing import ready_to_write
from generator.office.letters.kinds import KINDS
from generator.office.letters.letter import Kind, Letter, LetterRefusedError, LetterSource
from generator.office.private_folder import PRIVATE, write_privately
from generator.office.refused import ActRefusedError
from generator.office.typed import completed
from generator.reports.letters import harmless, html, markdown
from generator.vocabulary import Language

SHOWN = 3
"""So many letters are shown in full."""
LONGEST_NAME = 80
ABOUT = (
    (
        "Write a letter from the facts of the register on a day, in English or Welsh: as Markdown, and as HTML that"
        " prints on A4 paper. A letter that the facts do not support is refused."
    ),
    (
        "WHAT is an assessor, a school, an assessment or an invoice, by id or name. The letter is shown; --write puts"
        " it into letters/, which git does not keep and the site does not publish."
    ),
    *(f"{kind.name}: {kind.short}{' May be written with --all.' if kind.everyone else ''}" for kind in KINDS),
)


@named(
    "letter",
    "register letter award eng-900001/2026-1",
    "register letter invoice-reminder INV-0107 --write",
    "register letter invoice-reminder --all --write",
    "register letter appointment wal-9000001 --language en --language cy",
    short="Letters: appointment, reminder, award and others.",
    explained="\n\n".join(ABOUT),
)
@of_a_register
@click.argument("kind_name", metavar="KIND", type=click.Choice([kind.name for kind in KINDS]))
@click.argument("what", nargs=-1, metavar="WHAT…")
@click.option("--all", "for_everyone", is_flag=True, help="For everyone who is to get such a letter on the day.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice([str(Language.ENGLISH), str(Language.WELSH)]),
    help="English or Welsh; both if given twice. Left out, it is the reader's, if that is on file.",
)
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Another folder than letters/.")
@click.option("--write", "is_written", is_flag=True, help="Write the letters; without it they are only shown.")
def command(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path,
    on: date,
    kind_name: str,
    what: tuple[str, ...],
    for_everyone: bool,
    languages: tuple[str, ...],
    into: Path | None,
    is_written: bool,
) -> int:
    if is_written:
        for folder in (root, into or root / PRIVATE):
            ready_to_write(folder)
    register = register_of(read_settled(root))
    kind = next(kind for kind in KINDS if kind.name == kind_name)
    plainly = LetterSource(register, on, tuple(map(Language.read, dict.fromkeys(languages))), str)
    for_markdown = replace(plainly, shown=harmless)
    ids = list(_ids(plainly, kind, what, for_everyone=for_everyone))
    shown: list[Letter] = []
    papers: dict[str, str] = {}
    refused = []
    for id in ids:
        try:
            plain = list(kind.write(plainly, id))
            marked = list(kind.write(for_markdown, id))
        except LetterRefusedError as error:
            refused.append(str(error))
            continue
        shown += plain
        for letter, same in zip(plain, marked, strict=True):
            name = _free(_file_name(letter), papers)
            papers |= {f"{name}.html": html(letter), f"{name}.md": markdown(same)}
    say(*refused, err=True)
    if not shown:
        if not refused:
            say("Nobody is to get such a letter on that day.")
        return REFUSED if refused else 0
    _show(shown)
    if is_written:
        folder = write_privately(root, into, papers)
        say(f"Written into {folder}, for you alone to read:", *(f"  {name}" for name in papers))
    else:
        say("Nothing is written yet. To write it, run the same command with --write.")
    return REFUSED if refused else 0


def _ids(source: LetterSource, kind: Kind, what: tuple[str, ...], *, for_everyone: bool) -> Iterator[str]:
    """The ids of what is typed, or of everyone who is to get such a letter. Raises a usage error."""
    if for_everyone and kind.everyone is None:
        raise click.UsageError(f"A letter of this kind is written to one at a time: name whom {kind.name} is about.")
    if bool(what) == for_everyone:
        raise click.UsageError("Name what the letter is about" + (", or give --all." if kind.everyone else "."))
    if for_everyone and kind.everyone:
        yield from kind.everyone(source)
    for word in what:
        try:
            yield completed("", kind.of, word, source.register)
        except ActRefusedError as error:
            raise click.UsageError(str(error)) from error


def _file_name(letter: Letter) -> str:
    """The name of a letter's files without the ending: letters, digits and hyphens, whatever a number holds."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", letter.name).strip("-")
    return f"{plain[:LONGEST_NAME]}-{letter.language}"


def _free(name: str, taken: dict[str, str]) -> str:
    """The name, numbered if it is taken; on Windows small and capital letters are the same."""
    names = {file.casefold() for file in taken}
    number, free = 1, name
    while f"{free}.html".casefold() in names:
        number += 1
        free = f"{name}-{number}"
    return free


def _show(letters: list[Letter]) -> None:
    """The letters in full, or if there are many, whom each is to."""
    if len(letters) <= SHOWN:
        for letter in letters:
            say(*markdown(letter).splitlines(), "", "---", "")
        return
    say(*(f"{letter.to[0]}: {letter.subject} ({letter.language})" for letter in letters), "")
    say(f"Letters: {len(letters)}.")
