"""Edits of a YAML text by path: the text and what to change in it, to the text with that changed and every other byte
as it was.

`edited(text, SetValue(("charge", "paid_on"), day), AppendItem(("decisions",), {...}))` works in block style and within
braces. What is written where, and which comments stay, is decided in `yaml_splices`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yaml import YAMLError

from generator.problem import Keys
from generator.read.plain_yaml import UnreadableError, Value, build
from generator.write.yaml_spans import EditError, Node
from generator.write.yaml_splices import Splices
from generator.write.yaml_text import Spelled, Writable, single

Path = Sequence[str | int]
LONGEST_NAME = 100
"""Characters of a field's name. YAML reads no name of more than 1,024, in which each may be spelled by six."""


@dataclass(frozen=True)
class SetValue:
    """Put a value where `path` leads, in place of what is there; a path that is not there yet is added.

    The first field missing on the path is added after the field `after`; without it by `order`, the names of all fields
    of that mapping in their order; without both, or where they name none that is there, at the end of its mapping.
    A value that reads the same already is left as it is.
    """

    path: Path
    value: Writable
    after: str | None = None
    order: Sequence[str] = ()


@dataclass(frozen=True)
class AppendItem:
    """Add an item at the end of the list to which `path` leads; a missing list is added as by SetValue."""

    path: Path
    item: Writable
    after: str | None = None
    order: Sequence[str] = ()


@dataclass(frozen=True)
class Delete:
    """Delete the field or item to which `path` leads, with the comments inside it and on its lines.

    A list or mapping that becomes empty is deleted too, and so on upwards; with `leave_empty` it is left as `[]` or
    `{}`.
    """

    path: Path
    leave_empty: bool = False


@dataclass(frozen=True)
class Rename:
    """Give the field to which `path` leads another name; its mapping has none of that name yet."""

    path: Path
    name: str


@dataclass(frozen=True)
class Move:
    """Delete the value to which `path` leads and add it at `to`, which is a path after that deletion.

    Single values keep their spelling; comments inside the value are lost. To give a field another name in its
    place, use Rename.
    """

    path: Path
    to: Path
    after: str | None = None
    order: Sequence[str] = ()


Edit = SetValue | AppendItem | Delete | Rename | Move


_OTHER_LINE_ENDS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What ends a line for YAML, and for nobody who edits a file."""
UNMASTERED = "its layout is one in which this change would alter something else"


class WrongEditError(EditError):
    """The edited text would not read back to the values wanted: its layout is one that we do not master."""


def values_of(text: str) -> dict[str, Value]:
    """The values of a text. Raises EditError for a text that has faults."""
    try:
        values, faults = build(text)
    except UnreadableError as error:
        raise EditError(error.faults[-1].message) from None
    if faults:
        raise EditError(faults[0].message)
    return values


def edited(text: str, *edits: Edit) -> str:
    """The text after these edits, each of which starts from what those before it leave.

    Raises EditError for a path that leads nowhere, a text that has faults, or one that would read back to other values
    than those wanted. Linear in the text for each edit.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    if _OTHER_LINE_ENDS.search(text):
        raise EditError("it has a character that ends a line for some programs and not for others")
    values = values_of(text)
    for edit in edits:
        _refuse_names(edit)
        values = _value_after(values, edit)
        try:
            text = _text_after(text, edit)
        except YAMLError:  # what an edit before this one has made, or the first half of a move
            raise WrongEditError(UNMASTERED) from None
    _verify(text, values)
    return mark + text


def _refuse_names(edit: Edit) -> None:
    names = (*edit.path, *(edit.to if isinstance(edit, Move) else ()), edit.name if isinstance(edit, Rename) else "")
    if any(isinstance(name, str) and len(name) > LONGEST_NAME for name in names):
        raise EditError("a field's name is too long")


def _verify(text: str, values: dict[str, Value]) -> None:
    try:
        again, faults = build(text)
    except UnreadableError as error:
        if error.faults[-1].code == "too-deep":
            raise EditError("the path leads deeper than a file may go") from None
        raise WrongEditError(UNMASTERED) from None
    # An escape in a new value may make something that the register refuses; `register check` reports that.
    if again != values or any(fault.code != "unseen-character" for fault in faults):
        raise WrongEditError(UNMASTERED)


def _text_after(text: str, edit: Edit) -> str:
    path = Keys(edit.path)
    match edit:
        case SetValue(value=value, after=after, order=order):
            return _with_value(text, path, value, after, order)
        case AppendItem(item=item, after=after, order=order):
            splices = Splices(text)
            node, missing = splices.reach(path)
            if missing or not node.entries:
                return _with_value(text, path, [item], after, order)
            splices.append(path, item)
            return splices.applied()
        case Delete(leave_empty=leave_empty):
            splices = Splices(text)
            splices.delete(path, leave_empty)
            return splices.applied()
        case Rename(name=name):
            splices = Splices(text)
            splices.rename(path, name)
            return splices.applied()
        case Move(to=to, after=after, order=order):
            value = _spelled(text, Splices(text).node(path))
            return _with_value(_text_after(text, Delete(path)), Keys(to), value, after, order)


def _with_value(text: str, path: Keys, value: Writable, after: str | None, order: Sequence[str]) -> str:
    splices = Splices(text)
    node, missing = splices.reach(path)
    if missing:
        for key in reversed(missing[1:]):
            value = {str(key): value}
        splices.add_field(Keys(path[: len(path) - len(missing)]), str(missing[0]), value, after, order)
    elif _read_value(node) != as_read(value):
        splices.replace(path, value)
    return splices.applied()


def _spelled(text: str, node: Node) -> Writable:
    """A value of a text as it would be written again."""
    if node.entries is None:
        source = text[node.start : node.end]
        is_kept = source and "\n" not in source and source[0] not in "|>"  # an empty block has a sign, and no lines
        return Spelled(node.value, source) if is_kept else node.value
    if node.is_mapping:
        return {str(entry.name): _spelled(text, entry.node) for entry in node.entries}
    return [_spelled(text, entry.node) for entry in node.entries]


def _read_value(node: Node) -> Value:
    if node.entries is None:
        return node.value
    if node.is_mapping:
        return {str(entry.name): _read_value(entry.node) for entry in node.entries}
    return tuple(_read_value(entry.node) for entry in node.entries)


def as_read(value: Writable) -> Value:
    """What `plain_yaml.build` reads where this value is written: dates, numbers and yes or no as texts."""
    if isinstance(value, Mapping):
        return {name: as_read(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(map(as_read, value))
    return single(value) if isinstance(value, bool) else str(value)


def _value_after(top: dict[str, Value], edit: Edit) -> dict[str, Value]:
    """The values after an edit, worked out from the values alone."""
    path = Keys(edit.path)
    match edit:
        case SetValue(value=value):
            top = _with(top, path, as_read(value))
        case AppendItem(item=item):
            before = _at(top, path, ())
            if not isinstance(before, tuple) and before not in ("", {}):
                raise EditError(f"{path} is no list")
            top = _with(top, path, (*(before if isinstance(before, tuple) else ()), as_read(item)))
        case Delete(leave_empty=leave_empty):
            top = _without(top, path, leave_empty)
        case Rename(name=name):
            mapping = _at(top, Keys(path[:-1]))
            if not isinstance(mapping, dict) or path[-1] not in mapping or name in mapping:
                raise EditError(f"{path} cannot be renamed to {name}")
            renamed = {name if field == path[-1] else field: value for field, value in mapping.items()}
            top = _with(top, Keys(path[:-1]), renamed)
        case Move(to=to):
            top = _with(_without(top, path, leave_empty=False), Keys(to), _at(top, path))
    return top


def _at(value: Value, path: Keys, missing: Value | None = None) -> Value:
    for key in path:
        if isinstance(value, dict) and key in value:
            value = value[str(key)]
        elif isinstance(value, tuple) and isinstance(key, int) and 0 <= key < len(value):
            value = value[key]
        elif missing is not None:
            return missing
        else:
            raise EditError(f"{path} is not there")
    return value


def _with(top: dict[str, Value], path: Keys, new: Value) -> dict[str, Value]:
    after = _with_at(top, path, new)
    if not isinstance(after, dict):
        raise EditError("a path has at least one key")
    return after


def _with_at(value: Value, path: Keys, new: Value) -> Value:
    if not path:
        return new
    key, rest = path[0], Keys(path[1:])
    if isinstance(key, str) and (isinstance(value, dict) or value in ("", ())):
        fields = value if isinstance(value, dict) else {}
        return {**fields, key: _with_at(fields.get(key, {}), rest, new)}
    if isinstance(key, int) and isinstance(value, tuple) and 0 <= key < len(value):
        return (*value[:key], _with_at(value[key], rest, new), *value[key + 1 :])
    raise EditError(f"{path} is not there")


def _without(top: dict[str, Value], path: Keys, leave_empty: bool) -> dict[str, Value]:
    if not path:
        raise EditError("a path has at least one key")
    _at(top, path)
    parent = Keys(path[:-1])
    holder = _at(top, parent)
    if isinstance(holder, dict):
        left: Value = {name: value for name, value in holder.items() if name != path[-1]}
    else:
        left = tuple(value for position, value in enumerate(holder) if position != path[-1])
    if not left and parent and not leave_empty:
        return _without(top, parent, leave_empty)
    return _with(top, parent, left)
