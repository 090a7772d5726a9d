"""`register fmt`: files in their one form, shown first, then written."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

import click

from generator.command.options import named, of_a_register_whenever
from generator.command.output import REFUSED, say
from generator.command.progress import progress
from generator.command.writing import ready_to_write, tell_if_interrupted
from generator.problem import Problem
from generator.read.files import DiskTree, Placed, placed_files
from generator.read.loading import FOLDERS, KINDS
from generator.read.source import Source, read
from generator.records.photo import is_photo
from generator.reports.text import lines_of
from generator.write.files import write_files
from generator.write.yaml_canonical import canonical
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import with_schema_line

SHOWN = 5
"""How many files are shown in full."""


@named(
    "fmt",
    "register fmt",
    "register fmt data/assessors/amina-rahman.yml --write",
    "register fmt data/schools --check",
    short="Files in one form: order, quotes, indentation.",
)
@of_a_register_whenever
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path))
@click.option("--write", "is_written", is_flag=True, help="Write the files; without it they are only shown.")
@click.option("--check", "is_check", is_flag=True, help="Only name the files that would change; exit 1 if there are.")
@click.option("--all", "shows_all", is_flag=True, help="Show every file, not only the first few.")
def command(root: Path, paths: tuple[Path, ...], is_written: bool, is_check: bool, shows_all: bool) -> int:
    """Put files into one form: the fields in their order, and quotes, brackets and indentation as the acts write them.

    A first line names the file's schema, for editors.
    Values never change, and comments stay. Nobody has to do this: `register check` accepts any form. A file that is no
    YAML is named with its line and left as it is. PATH is a file or a folder in data/; without one it is every file.

    Exit 1: a file cannot be read, or with --check, a file would change.
    """
    if is_written and is_check:
        raise click.UsageError("--check writes nothing: leave out --write, or --check.")
    if is_written:
        ready_to_write(root)
    else:
        tell_if_interrupted(root)
    before, after, refused = _read(root, _asked(root, paths))
    for problem, source in refused:
        say(*lines_of(problem, source), err=True)
    if is_check:
        say(*after, f"Would change: {len(after)} of {len(before)} files.")
        return REFUSED if after or refused else 0
    _show(before, after, shows_all=shows_all)
    if not after:
        say(f"No change: {len(before)} files have this form already.")
    elif is_written:
        write_files(root, after, {file: before[file] for file in after}, progress("Writing"))
        say(f"Written: {len(after)} files. Look at them with `git diff`.")
    else:
        say(f"Files that change: {len(after)}. Nothing is written yet: the same command with --write writes them.")
    return REFUSED if refused else 0


def _asked(root: Path, paths: tuple[Path, ...]) -> list[Placed | Problem]:
    """The files of the register that the paths name, in order. Raises a usage error for a path that names none."""
    every = [place for place in placed_files(DiskTree(root), FOLDERS) if not is_photo(_file_of(place))]
    if not paths:
        return every
    names = [_name(root, path) for path in paths]
    for path, name in zip(paths, names, strict=True):
        if not any(_is_in(_file_of(place), name) for place in every):
            raise click.UsageError(f"{path} is no file or folder of the register. Name one in {root / 'data'}.")
    return [place for place in every if any(_is_in(_file_of(place), name) for name in names)]


def _name(root: Path, path: Path) -> str:
    """A path as the register names it: from its root, whether it is typed from there or from the folder one is in."""
    for typed in (path, root / path):
        if typed.exists() and typed.resolve().is_relative_to(root.resolve()):
            return typed.resolve().relative_to(root.resolve()).as_posix()
    return path.as_posix()


def _is_in(file: str, name: str) -> bool:
    return name in (file, ".") or file.startswith(f"{name}/")


def _file_of(place: Placed | Problem) -> str:
    return place.at.file if isinstance(place, Problem) else place.file


def _read(
    root: Path, places: list[Placed | Problem]
) -> tuple[dict[str, bytes], dict[str, bytes], list[tuple[Problem, Source]]]:
    """The contents of the files that can be read, the new ones of those that change, and what is refused."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    refused: list[tuple[Problem, Source]] = []
    shown, tree = progress("Reading the register"), DiskTree(root)
    for number, place in enumerate(places):
        shown(number, len(places))
        if isinstance(place, Problem):
            refused.append((place, Source({})))
            continue
        data = next(tree.contents([place.file]))
        document, _, problems = read(place.file, data)
        refused += [(problem, Source({place.file: document} if document else {})) for problem in problems]
        if document is None or problems:
            continue
        before[place.file] = data
        try:
            made = with_schema_line(place.file, canonical(data.decode(), KINDS[place.folder])).encode()
        except EditError as error:
            say(f"{place.file} is left as it is: {error}.", err=True)
            continue
        if made != data:
            after[place.file] = made
    shown(len(places), len(places))
    return before, after, refused


def _show(before: Mapping[str, bytes], after: Mapping[str, bytes], *, shows_all: bool) -> None:
    """Show what changes, as differences."""
    for file in list(after)[: None if shows_all else SHOWN]:
        say(*_difference(file, before[file], after[file]), "")
    if len(after) > SHOWN and not shows_all:
        say(f"… and {len(after) - SHOWN} more files; --all shows them.")


def _difference(file: str, before: bytes, after: bytes) -> Iterator[str]:
    return unified_diff(before.decode().splitlines(), after.decode().splitlines(), file, file, n=1, lineterm="")
