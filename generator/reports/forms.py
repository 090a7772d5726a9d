"""The forms in the browser: for each act, and each list of the office, a workflow that GitHub shows as a form.

A form asks for the fields of one act alone: GitHub shows every field of a form whatever is chosen in it, so that a form
for several acts would ask a payment for the day of an event. A list is pasted: a form takes no file, and a file that is
uploaded stays in the repository's history for good.
"""

import json
from collections.abc import Iterator

from generator.office.act import Act
from generator.office.acts import ACTS
from generator.office.lists import LEAVE_OUT, LEFT_OUT, LIST, LIST_KINDS, PASTED, ListKind
from generator.office.typed import by_typed_name, is_list, must_be_given, words_of


def forms() -> dict[str, str]:
    """The text of each form by the name of its file."""
    kinds = {kind.act: kind for kind in LIST_KINDS if kind.act}
    made = {file_of(act): _form(act.name, act.__doc__ or "", _inputs(act, kinds.get(act))) for act in ACTS}
    return made | {
        file_of(kind): _form(kind.name, kind.short, _list_inputs(kind)) for kind in LIST_KINDS if not kind.act
    }


def file_of(recorded: type[Act] | ListKind) -> str:
    """The name of the file of the form of an act or of a list."""
    return f".github/workflows/record-{recorded.name}.yml"


def _inputs(act: type[Act], kind: ListKind | None) -> Iterator[str]:
    """The fields of an act; of one that a list may do, also those for the list."""
    for name, info in by_typed_name(act).items():
        words = words_of(info)
        is_choice = bool(words) and not is_list(info)
        one_of = f" Words: {', '.join(words)}." if words and not is_choice else ""
        by_list = kind is not None and kind.fills == name
        asked = (info.description or "") + one_of + (f" Left out where {LIST} is given." if by_list else "")
        yield from _input(name, asked, is_required=must_be_given(info) and not by_list)
        yield f"        type: {'choice' if is_choice else 'string'}"
        if is_choice:
            yield "        options:"
            if not must_be_given(info):
                yield '          - ""'
            yield from (f"          - {json.dumps(word)}" for word in words)
    if kind:
        yield from _list_inputs(kind)


def _list_inputs(kind: ListKind) -> Iterator[str]:
    """The fields for a list."""
    yield from _input(LIST, f"{PASTED} It needs columns for {kind.needs}.", is_required=kind.act is None)
    yield "        type: string"
    yield from _input(LEAVE_OUT, LEFT_OUT, is_required=False)
    yield "        type: boolean"


def _input(name: str, description: str, *, is_required: bool) -> Iterator[str]:
    yield f"      {name}:"
    yield f"        description: {json.dumps(description, ensure_ascii=False)}"
    yield f"        required: {'true' if is_required else 'false'}"


def _form(name: str, what: str, inputs: Iterator[str]) -> str:
    return "\n".join(_lines(name, what, inputs)) + "\n"


def _lines(name: str, what: str, inputs: Iterator[str]) -> Iterator[str]:
    yield "# Made from the act by `register docs`; a test fails when the two differ."
    yield f"# {what}"
    yield f'name: "Record: {name}"'
    yield ""
    yield "on:"
    yield "  workflow_dispatch:"
    yield "    inputs:"
    yield from inputs
    yield ""
    yield "permissions: {}"
    yield ""
    yield "concurrency:"
    yield "  group: record-${{ github.run_id }} # each by itself: two people may record at once"
    yield "  cancel-in-progress: false"
    yield ""
    yield "jobs:"
    yield "  record:"
    yield f'    name: "Record: {name}"'
    yield "    permissions:"
    yield "      contents: write # to push the branch of the act"
    yield "    uses: $/.github/workflows/recording.yml"
    yield "    with:"
    yield f"      act: {name}"
