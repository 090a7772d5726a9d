"""Files that were renamed: in, the files that a change removes and adds, with their texts; out, what each was before.

Cost: linear in the lines, and a comparison of the text of each added file with at most MOST_COMPARED others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

ALIKE = 0.5
"""An added file is taken for a removed one under another name if they share more than this part of their lines."""
MOST_COMPARED = 5
"""How many removed files, those with the most rare lines in common, are compared with an added one line by line."""
_RARE = 50
"""A line that more removed files have than this says little about any of them."""

Lines = tuple[str, ...]


def old_names(removed: Mapping[str, Lines], added: Mapping[str, Lines]) -> dict[str, str]:
    """Maps each added file to the removed file of its folder that it was, if the two are alike enough."""
    before, after = _by_folder(removed), _by_folder(added)
    return {
        new: old for folder, files in after.items() if folder in before for new, old in _renamed(before[folder], files)
    }


def _by_folder(files: Mapping[str, Lines]) -> dict[str, dict[str, Lines]]:
    folders: dict[str, dict[str, Lines]] = defaultdict(dict)
    for file, lines in sorted(files.items()):
        folders[file.rpartition("/")[0]][file] = lines
    return folders


def _renamed(removed: Mapping[str, Lines], added: Mapping[str, Lines]) -> Iterator[tuple[str, str]]:
    unchanged: dict[Lines, str] = {}
    with_line: dict[str, list[str]] = defaultdict(list)
    for file, lines in removed.items():
        unchanged.setdefault(lines, file)
        for line in dict.fromkeys(lines):
            with_line[line].append(file)
    for new, lines in added.items():
        old = unchanged.get(lines) or _most_alike(lines, removed, with_line)
        if old:
            yield new, old


def _most_alike(lines: Lines, removed: Mapping[str, Lines], with_line: Mapping[str, list[str]]) -> str | None:
    most_alike, old = ALIKE, None
    for file in _likely(lines, with_line):
        matcher = SequenceMatcher(None, removed[file], lines, autojunk=False)
        if matcher.real_quick_ratio() > most_alike and (alike := matcher.ratio()) > most_alike:
            most_alike, old = alike, file
    return old


def _likely(lines: Lines, with_line: Mapping[str, list[str]]) -> list[str]:
    """The files with the most lines in common that few files have; those of the rarest line if all are common."""
    rarest_first = sorted((with_line[line] for line in dict.fromkeys(lines) if line in with_line), key=len)
    shared = Counter(file for files in rarest_first if len(files) <= _RARE for file in files)
    if not shared and rarest_first:
        return rarest_first[0][:MOST_COMPARED]
    return [file for file, _ in sorted(shared.items(), key=lambda counted: (-counted[1], counted[0]))[:MOST_COMPARED]]
