"""One edit of a YAML text to the pieces of text that it replaces.

What stays:
- every comment after a value that is replaced, and every comment between two others;
- a comment on the line of a list's or mapping's name, which goes on to belong to the new value.
What goes with a field or item that is deleted: the comments inside it and on its lines, and those below it that are
indented deeper than its name or dash. Comments above it go only where they and it are a paragraph of their own: an
empty line above, an empty line or the end of the file below, all at one column.
A list or mapping within braces stays so, however long its line becomes.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from generator.problem import Keys
from generator.write import yaml_braces as braces
from generator.write.yaml_layout import (
    LONGEST_LINE,
    Indent,
    Laid,
    below,
    ends_in_block,
    fits_braces,
    in_braces,
    is_block_text,
    laid,
    laid_in_item,
    last_text_quoted,
    text_quoted,
)
from generator.write.yaml_spans import (
    EditError,
    FieldOrItem,
    Node,
    column,
    line_end,
    line_start,
    root_node_of,
)
from generator.write.yaml_text import Writable, name_text


class Splices:
    """What to replace in a text for one edit. The methods take note of it; `applied` gives the text with it done."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = root_node_of(text)
        self.new_line = "\r\n" if "\r\n" in text else "\n"
        self.indent = _indent(text, self.root)
        self.pieces: list[tuple[int, int, str]] = []

    def applied(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(self.pieces, key=lambda piece: piece[:2]):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    # The way to a value.

    def reach(self, path: Keys) -> tuple[Node, Keys]:
        """The last value on a path that is there, and the keys of the path that are not; raises EditError for items."""
        node = self.root
        for position, key in enumerate(path):
            entry = _entry(node, key)
            if entry is None:
                missing = Keys(path[position:])
                is_empty = not node.entries and not node.value
                if not (node.is_mapping or is_empty) or any(isinstance(name, int) for name in missing):
                    raise EditError(f"{path} is not there")
                return node, missing
            node = entry.node
        return node, Keys()

    def node(self, path: Keys) -> Node:
        node, missing = self.reach(path)
        if missing:
            raise EditError(f"{path} is not there")
        return node

    def _holder(self, path: Keys) -> tuple[Node, int]:
        """The list or mapping that holds the value at a path, and its position in that."""
        if not path:
            raise EditError("a path has at least one key")
        self.node(path)
        holder = self.node(Keys(path[:-1]))
        entries = holder.entries or []
        return holder, next(position for position, entry in enumerate(entries) if path[-1] in (entry.name, position))

    def _splice(self, start: int, end: int, new: str) -> None:
        self.pieces.append((start, end, new))

    def _lines(self, lines: Sequence[str]) -> str:
        """Lines below one that is there: each after a line end."""
        return "".join(self.new_line + line for line in lines)

    # Set.

    def replace(self, path: Keys, value: Writable) -> None:
        """Put a value in place of the one at a path."""
        if not path:
            raise EditError("a path has at least one key")
        holder, position = self._holder(path)
        entry = (holder.entries or [])[position]
        if holder.in_braces:
            self.pieces.append(braces.replaced(self.text, entry, value))
        else:
            self._replace_in_block(entry, value, is_item=not holder.is_mapping)

    def _replace_in_block(self, entry: FieldOrItem, value: Writable, is_item: bool) -> None:
        text, node = self.text, entry.node
        margin = column(text, entry.start)
        if self._extent(entry, margin) > line_end(text, entry.end):
            value = last_text_quoted(value)  # The comment below could be taken for a line of the text.
        elif self._comment_stays(entry, value):
            value = text_quoted(value)
        spread = node.is_block_group and node.is_mapping == isinstance(value, Mapping)
        if node.in_braces and node.entries and fits_braces(value, LONGEST_LINE - column(text, entry.after) - 1):
            part = Laid(in_braces(value))
        elif is_item:
            part = laid_in_item(value, margin, self.indent, spread)
        else:
            part = laid(value, margin, column(text, entry.after), self.indent, spread)
        is_group = bool(part.body) and not isinstance(value, str)
        if is_group and is_item and not self._starts_on_line_without_comment(entry):
            part = Laid("", below(value, margin + 2, self.indent))
        if node.is_block_group:
            self._replace_group(entry, value, part)
        elif node.is_block_text:
            self._replace_block_text(entry, part)
        else:
            self._replace_single(entry, part)
        self._end_block(line_end(text, entry.end), value, part)

    def _comment_stays(self, entry: FieldOrItem, value: Writable) -> bool:
        """Whether a comment stays on the line of a value that replaces this one, or between it and the next line."""
        text, node = self.text, entry.node
        rest_from = node.header_end if node.is_block_text else entry.after if node.is_block_group else entry.end
        end = line_end(text, rest_from)
        beside = "#" in text[rest_from : min(end, node.start) if node.is_block_group else end]
        above = text[end : max(end, line_start(text, node.start))] if node.is_block_group else ""
        if is_block_text(value):  # An empty line above would become a part of it too.
            return above.count("\n") > 1
        return beside or "#" in above

    def _starts_on_line_without_comment(self, entry: FieldOrItem) -> bool:
        """Whether a value begins on the line of its dash, and no comment follows its first line."""
        node = entry.node
        if line_end(self.text, entry.after) < node.start:
            return False
        if node.is_block_group:
            return True
        rest_from = node.header_end if node.is_block_text else entry.end
        return not self.text[rest_from : line_end(self.text, rest_from)].strip()

    def _replace_single(self, entry: FieldOrItem, part: Laid) -> None:
        text, node = self.text, entry.node
        is_empty = node.start == node.end
        end = entry.end
        on_own_line = not is_empty and line_end(text, entry.after) < node.start
        if on_own_line and not part.head and not text[end : line_end(text, end)].strip():
            self._splice(line_start(text, node.start), line_end(text, end), self.new_line.join(part.body))
            return
        if is_empty:
            self._splice(entry.after, entry.after, f" {part.head}" if part.head else "")
        elif on_own_line or (part.head and not part.body):
            self._splice(node.start, end, part.head)
        else:
            self._splice(entry.after, end, f" {part.head}" if part.head else "")
        if part.body:
            at = line_end(text, end)
            self._splice(at, at, self._lines(part.body))

    def _replace_block_text(self, entry: FieldOrItem, part: Laid) -> None:
        text, node = self.text, entry.node
        if part.head:
            # The header of a block may begin at the column of its field, and no other value may.
            margin = " " * (column(text, entry.start) + 1 - column(text, node.start))
            self._splice(node.start, node.header_end, margin + part.head)
        else:
            start = entry.after if line_end(text, entry.after) > node.start else node.start
            self._splice(start, node.header_end, "")
        at = line_end(text, node.header_end)
        self._splice(at, max(at, line_end(text, node.end)), self._lines(part.body))

    def _replace_group(self, entry: FieldOrItem, value: Writable, part: Laid) -> None:
        text, node = self.text, entry.node
        end = line_end(text, node.end)
        header_line_end = line_end(text, entry.after)
        if header_line_end > node.start:  # It begins on the line of its dash.
            self._splice(entry.after, end, f" {part.head}" + self._lines(part.body))
            return
        first = line_start(text, node.start)
        above = first - len(self.new_line if text[first - 2 : first] == "\r\n" else "\n")
        if part.body and not part.head and node.is_mapping == isinstance(value, Mapping):
            part = Laid("", below(value, column(text, node.start), self.indent))
        if part.head:
            self._splice(entry.after, entry.after, f" {part.head}")
        self._splice(above, end, self._lines(part.body))

    # Add.

    def add_field(self, path: Keys, name: str, value: Writable, after: str | None, order: Sequence[str]) -> None:
        """Add a field to the mapping at a path, in its place."""
        mapping = self.node(path)
        if not mapping.entries:
            if path:
                self.replace(path, {name: value})
            elif mapping.in_braces:
                self._splice(mapping.start + 1, mapping.start + 1, in_braces({name: value})[1:-1])
            else:
                raise EditError("the text holds no fields")
            return
        position = _position([str(entry.name) for entry in mapping.entries], name, after, order)
        if mapping.in_braces:
            self.pieces += braces.added(self.text, mapping, position, in_braces({name: value})[1:-1], self.new_line)
        else:
            margin = column(self.text, mapping.entries[0].start)
            head = f"{name_text(name)}:"
            part = laid(value, margin, margin + len(head), self.indent)
            lines = [f"{head} {part.head}" if part.head else head, *part.body]
            self._add_in_block(mapping, position, lines, value, part)

    def append(self, path: Keys, item: Writable) -> None:
        """Add an item at the end of a list that has some."""
        holder = self.node(path)
        entries = holder.entries or []
        if holder.is_mapping or not entries:
            raise EditError(f"{path} is no list")
        if holder.in_braces:
            self.pieces += braces.added(self.text, holder, len(entries), in_braces(item), self.new_line)
        else:
            last = entries[-1].node
            spread = last.is_block_group and last.is_mapping == isinstance(item, Mapping)
            part = laid_in_item(item, column(self.text, entries[0].start), self.indent, spread)
            self._add_in_block(holder, len(entries), [f"- {part.head}", *part.body], item, part)

    def _add_in_block(self, holder: Node, position: int, lines: Sequence[str], value: Writable, part: Laid) -> None:
        """Add a field or item before the one at a position; the first of its lines has no margin yet."""
        text, entries = self.text, holder.entries or []
        margin = " " * column(text, entries[0].start)
        if position == 0:
            start = entries[0].start
            self._splice(start, start, self.new_line.join(lines) + self.new_line + margin)
            return
        at = self._extent(entries[position - 1], len(margin))
        self._keep_last_line(entries[position - 1].node, at)
        self._splice(at, at, self._lines([margin + lines[0], *lines[1:]]))
        self._end_block(at, value, part)

    def _extent(self, entry: FieldOrItem, margin: int) -> int:
        """The end of the last line that belongs to a field or item: its own, or a comment's that is indented deeper."""
        text = self.text
        end = at = line_end(text, entry.end)
        while (start := text.find("\n", at) + 1) > 0:
            at = line_end(text, start)
            line = text[start:at]
            if not line.strip():
                if at >= len(text):
                    break
                continue
            if not line.lstrip(" \t").startswith("#") or len(line) - len(line.lstrip(" \t")) <= margin:
                break
            end = at
        return end

    def _keep_last_line(self, node: Node, at: int) -> None:
        """Where a text of several lines ends the file without a line end, say in its header that it has none."""
        node = _last(node)
        if node.is_block_text and at == len(self.text) and not node.value.endswith("\n"):
            header = self.text[node.start : node.header_end]
            if "-" not in header and node.value:
                self._splice(node.start, node.header_end, header.replace("+", "") + "-")

    def _end_block(self, at: int, value: Writable, part: Laid) -> None:
        """End the file with a line end where its last line has become that of a text that needs one."""
        if part.body and at >= len(self.text) and ends_in_block(value):
            self._splice(len(self.text), len(self.text), self.new_line)

    # Delete and rename.

    def delete(self, path: Keys, leave_empty: bool) -> None:
        """Delete the field or item at a path; what becomes empty goes too, or is left empty."""
        holder, position = self._holder(path)
        while holder is not self.root and len(holder.entries or []) == 1 and not leave_empty:
            path = Keys(path[:-1])
            holder, position = self._holder(path)
        if len(holder.entries or []) == 1:
            if holder is not self.root:
                self.replace(Keys(path[:-1]), {} if holder.is_mapping else [])
            else:
                end = holder.end if holder.in_braces else line_end(self.text, holder.end)
                self._splice(holder.start, end, "{}")
        elif holder.in_braces:
            self.pieces += braces.deleted(self.text, holder, position)
        else:
            self._delete_in_block(holder, position)

    def _delete_in_block(self, holder: Node, position: int) -> None:
        text, entries = self.text, holder.entries or []
        entry = entries[position]
        margin = column(text, entry.start)
        end = self._extent(entry, margin)
        start = line_start(text, entry.start)
        if text[start : entry.start].strip():  # It shares its line with the dash of the list around it.
            following = entries[position + 1].start
            if text[end:following].strip():
                start += len(text[start : entry.start].rstrip())
                self._splice(start, end, "")
            else:
                self._splice(entry.start, following, "")
            return
        start = self._paragraph_start(start, end, margin)
        after_line = end
        if text.startswith("\r\n", end):
            after_line += 2
        elif text.startswith("\n", end):
            after_line += 1
        elif start and position and not _last(entries[position - 1].node).is_block_text:
            start -= 2 if text[start - 2 : start] == "\r\n" else 1
        if position and self._keeps_empty_lines(_last(entries[position - 1].node)):
            while after_line < len(text) and not text[after_line : (end := line_end(text, after_line))].strip():
                after_line = min(len(text), end + len(self.new_line))
        self._splice(start, after_line, "")

    def _keeps_empty_lines(self, node: Node) -> bool:
        """Whether empty lines below would be part of a text of several lines."""
        return node.is_block_text and "+" in self.text[node.start : node.header_end]

    def _paragraph_start(self, start: int, end: int, margin: int) -> int:
        """Where the comments above begin that are one paragraph with what is deleted; `start` if they are not."""
        text = self.text
        below_it = text.find("\n", end) + 1
        if below_it and text[below_it : line_end(text, below_it)].strip():
            return start
        at = start
        while at:
            above = line_start(text, at - 1)
            line = text[above : at - 1].rstrip("\r")
            if not line.strip():
                return at
            if not line.startswith(" " * margin + "#"):
                return start
            at = above
        return start

    def rename(self, path: Keys, name: str) -> None:
        """Give the field at a path another name."""
        holder, position = self._holder(path)
        entry = (holder.entries or [])[position]
        self._splice(entry.start, entry.name_end, name_text(name, in_braces=holder.in_braces))


def _last(node: Node) -> Node:
    """The value on the last line of a value in block style."""
    while node.is_block_group and node.entries:
        node = node.entries[-1].node
    return node


def _entry(node: Node, key: str | int) -> FieldOrItem | None:
    entries = node.entries or []
    if node.is_mapping:
        return next((entry for entry in entries if entry.name == key), None)
    return entries[key] if isinstance(key, int) and 0 <= key < len(entries) else None


def _position(names: Sequence[str], name: str, after: str | None, order: Sequence[str]) -> int:
    """Before which position a field is added among those of a mapping."""
    if after in names:
        return names.index(str(after)) + 1
    if name in order:
        place = list(order).index(name)
        earlier = [names.index(field) for field in order[:place] if field in names]
        if earlier:
            return max(earlier) + 1
        later = [names.index(field) for field in order[place + 1 :] if field in names]
        if later:
            return min(later)
    return len(names)


def _indent(text: str, root: Node) -> Indent:
    """How far a text indents under a field, from the first mapping and the first list in block style."""
    steps: dict[bool, int] = {}
    waiting = deque([root])
    while waiting and len(steps) < 2:
        node = waiting.popleft()
        for entry in node.entries or []:
            inner = entry.node
            if inner.is_block_group:
                if entry.name is not None:
                    steps.setdefault(inner.is_mapping, column(text, inner.start) - column(text, entry.start))
                waiting.append(inner)
    mapping = steps.get(True, 2)
    return Indent(mapping, steps.get(False, mapping))
