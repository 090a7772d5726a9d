"""Puts back the comments that edits took away with what they were about: two texts in, the second with them out."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

import yaml

from generator.problem import Keys
from generator.read.plain_yaml import PlaceTable, UnreadableError, build

_COMMENT = re.compile(r"#[^\r\n]*")
_MARGIN = re.compile(r" *")


def with_comments(before: str, after: str) -> str:
    """The text after edits, with each comment that only the text before has, on a line of its own in the same place.

    Both texts can be read. Where a comment there would change what is read, it is at the end.
    """
    lost = Counter(comment for _, comment in _comments(before)) - Counter(comment for _, comment in _comments(after))
    if not lost:
        return after
    ending = "\r" if "\r\n" in before else ""
    comments = list(_comments(before))
    lines, lines_after = before.split("\n"), after.split("\n")
    made: list[str] = []
    taken: list[str] = []
    for tag, first, end, first_after, end_after in SequenceMatcher(
        None, lines, lines_after, autojunk=False
    ).get_opcodes():
        for line, comment in comments if tag != "equal" else ():
            if first <= line < end and lost[comment]:
                lost[comment] -= 1
                margin = _MARGIN.match(lines[first])
                taken.append(comment)
                made.append(f"{margin.group() if margin else ''}{comment}{ending}")
        made += lines_after[first_after:end_after]
    text = "\n".join(made)
    return text if _reads_alike(text, after) else _at_end(after, *taken)


def with_comment(text: str, comment: str, *paths: tuple[str | int, ...]) -> str:
    """The text with a comment on a line of its own, above the first of these values that is there, else at the end."""
    places = PlaceTable()
    build(text, places)
    lines = text.split("\n")
    ending = "\r" if "\r\n" in text else ""
    for path in paths:
        place = places.names.get(Keys(path)) or places.values.get(Keys(path))
        if place:
            margin = _MARGIN.match(lines[place.line - 1])
            lines.insert(place.line - 1, f"{margin.group() if margin else ''}{comment}{ending}")
            made = "\n".join(lines)
            return made if _reads_alike(made, text) else _at_end(text, comment)
    return _at_end(text, comment)


def _at_end(text: str, *comments: str) -> str:
    ending = "\r\n" if "\r\n" in text else "\n"
    return text + ("" if text.endswith("\n") else ending) + "".join(f"{comment}{ending}" for comment in comments)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments of a text, each with its line, from 0: whatever is between two tokens and no white space."""
    at = 0
    gaps: list[tuple[int, int]] = []
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        gaps.append((at, token.start_mark.index))
        at = max(at, token.end_mark.index)
    for start, end in (*gaps, (at, len(text))):
        for comment in _COMMENT.finditer(text, start, max(start, end)):
            yield text.count("\n", 0, comment.start()), comment.group().rstrip()


def _reads_alike(text: str, other: str) -> bool:
    try:
        return build(text) == build(other)
    except UnreadableError:
        return False
