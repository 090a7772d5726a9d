"""Makes words from data harmless where they are shown: at a terminal, in a log of CI, and in Markdown.

The standard library alone: the comment on a pull request is made by a Python that has nothing installed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Unicode's categories of what a terminal obeys, or does not show."""
_NOT_PLAIN = re.compile(r"(?P<ours>\x1b\[[0-9;]*m|\r(?=\n|\Z)|[\n\t])|[^\x20-\x7e]")
"""What is looked at before a line is printed; colours, the ends of lines and tabs are as they should be."""
_BEGINS_A_COMMAND = re.compile(r"(^|[\r\n])((?:\s|\x1b\[[0-9;]*m)*):(?=:)")
_LIVE = re.compile(r"[@#:](?=\w)|:(?=[+-]\d)|\bgh-(?=\d)|\b[0-9a-f](?=[0-9a-f]{6})", re.IGNORECASE)
"""How mentions, references, emoji and commits begin: GitHub looks for them even in rendered text."""


def printable(value: str) -> str:
    """The text with every character that a terminal would obey, or not show, made visible as �."""
    if value.isascii() and value.isprintable():
        return value
    return "".join(character if is_shown(character) else "�" for character in value)


def is_shown(character: str) -> bool:
    """Whether a terminal shows a character, and does not obey it."""
    return unicodedata.category(character) not in _INVISIBLE


def unheeded(line: str) -> str:
    """A line of output in which GitHub's runner finds no command, and a terminal none but colours: wherever it is from.

    The runner sees one where a line begins with ::, and by its older syntax wherever a line holds ##[.
    """
    shown = line if line.isprintable() else _NOT_PLAIN.sub(_shown, line)
    return _BEGINS_A_COMMAND.sub(r"\1\2�", shown.replace("##[", "#�["))


def _shown(found: re.Match[str]) -> str:
    return found[0] if found["ours"] or is_shown(found[0]) else "�"


def escaped(value: str) -> str:
    """The text as Markdown that shows just it, on one line: no markup, link, mention, reference, emoji, table cell."""
    # An empty comment separates a sign from its word: readers do not see it, and GitHub finds no mention there.
    text = _LIVE.sub(r"\g<0>\0", re.sub(r"[\s\0]+", " ", value))
    text = re.sub(r"[^\w\s.,;/@#?()'\0-]|_|(?<=www)\.", lambda sign: f"&#{ord(sign[0])};", text, flags=re.IGNORECASE)
    return text.replace("\0", "<!-- -->")


def fitting(lines: Iterable[str], most: int, where: str) -> Iterator[str]:
    """As many lines as fit into `most` bytes, line ends included; if some do not, a last line says so."""
    cut = f"Cut here, because GitHub shows no more: {where}."
    left = most - _length(cut) - 1
    lines_so_far: list[str] = []
    total = 0
    for line in lines:
        total += _length(line)
        lines_so_far.append(line)
        if total > most:
            break
    else:
        yield from lines_so_far
        return
    for line in lines_so_far:
        left -= _length(line)
        if left < 0:
            break
        yield line
    yield ""
    yield cut


def _length(line: str) -> int:
    return len(line.encode("utf-8", "replace")) + 1
