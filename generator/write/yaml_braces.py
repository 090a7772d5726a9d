"""One edit within braces or brackets to the pieces of text that it replaces; part of `yaml_splices`.

A field or item on lines of its own gets and leaves whole lines, with the comment after it; others a place between
commas.
"""

from generator.write.yaml_layout import in_braces, text_quoted
from generator.write.yaml_spans import EditError, FieldOrItem, Node, after_space, column, line_end, line_start
from generator.write.yaml_text import Writable

Piece = tuple[int, int, str]


def replaced(text: str, entry: FieldOrItem, value: Writable) -> Piece:
    """Put a value in place of that of an entry."""
    node = entry.node
    lead = ""
    if node.start == node.end and entry.name is not None:
        lead = " " if text[entry.after - 1] == ":" else ": "
    start = entry.after if lead else node.start
    if _before_comment(text, entry.end):
        value = text_quoted(value)  # The comment could be taken for a part of it.
    return start, max(start, node.end), lead + in_braces(value)


def added(text: str, holder: Node, position: int, new: str, new_line: str) -> list[Piece]:
    """Add the text of a field or item before the one at a position; raises EditError for a field without braces."""
    entries = holder.entries or []
    if text[holder.start] not in "[{":
        raise EditError("a field alone within brackets is not edited; write braces around it")
    if position == 0:
        return [(entries[0].start, entries[0].start, f"{new}, ")]
    last = entries[position - 1]
    comma = after_space(text, last.end)
    has_comma = text[comma] == ","
    if not _is_alone_on_lines(text, last):
        # Without a comma, a comment could be taken for a part of what is added.
        return [(last.end, last.end, f", {new}," if _before_comment(text, last.end) else f", {new}")]
    at = line_end(text, comma if has_comma else last.end)
    line = f"{new_line}{' ' * column(text, last.start)}{new}"
    if has_comma:
        return [(at, at, f"{line},")]
    return [(last.end, last.end, ","), (at, at, line)]


def deleted(text: str, holder: Node, position: int) -> list[Piece]:
    """Delete the field or item at a position; it is not the only one."""
    entries = holder.entries or []
    entry = entries[position]
    comma = after_space(text, entry.end)
    has_comma = text[comma] == ","
    if _is_alone_on_lines(text, entry):
        lines = (line_start(text, entry.start), text.find("\n", comma if has_comma else entry.end) + 1, "")
        if has_comma:
            return [lines]
        before = after_space(text, entries[position - 1].end)
        # A comma stays before a comment, which could else be taken for a part of the text before it.
        return [lines] if _before_comment(text, before + 1) else [(before, before + 1, ""), lines]
    if position + 1 < len(entries):
        following = entries[position + 1].start
        between = text[comma + 1 : following]
        return [(entry.start, comma + 1 if between.strip() or "\n" in between else following, "")]
    before = entries[position - 1].end
    between = text[before : entry.start].replace(",", "", 1)
    if between.strip() or "\n" in between:
        return [(entry.start, comma + 1 if has_comma else entry.end, "")]
    return [(before, entry.end, "")]


def _is_alone_on_lines(text: str, entry: FieldOrItem) -> bool:
    """Whether an entry has its lines for itself: only space before it, a comma and a comment after it."""
    if text[line_start(text, entry.start) : entry.start].strip():
        return False
    comma = after_space(text, entry.end)
    at = comma + 1 if text[comma] == "," and comma <= line_end(text, entry.end) else entry.end
    rest = text[at : line_end(text, at)].strip()
    return not rest or rest.startswith("#")


def _before_comment(text: str, at: int) -> bool:
    """Whether only spaces and a comment follow on the line."""
    return text[at : line_end(text, at)].lstrip().startswith("#")
