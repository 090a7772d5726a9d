"""The forms in the browser: for each act a workflow that GitHub shows as a form, made from the act's fields.

A form asks for the fields of one act alone: GitHub shows every field of a form whatever is chosen in it, so that a form
for several acts would ask a payment for the day of an event.
"""

import json
from collections.abc import Iterator

from generator.office.act import Act
from generator.office.acts import ACTS
from generator.office.typed import by_typed_name, is_list, must_be_given, words_of


def forms() -> dict[str, str]:
    """The text of each form by the name of its file."""
    return {file_of(act): "\n".join(_form(act)) + "\n" for act in ACTS}


def file_of(act: type[Act]) -> str:
    """The name of the file of an act's form."""
    return f".github/workflows/{act.form()}"


def _form(act: type[Act]) -> Iterator[str]:
    yield "# Made from the act by `register docs`; a test fails when the two differ."
    yield f"# {act.__doc__}"
    yield f'name: "Record: {act.name}"'
    yield ""
    yield "on:"
    yield "  workflow_dispatch:"
    yield "    inputs:"
    for name, info in by_typed_name(act).items():
        words = words_of(info)
        is_choice = bool(words) and not is_list(info)
        one_of = f" Words: {', '.join(words)}." if words and not is_choice else ""
        yield f"      {name}:"
        yield f"        description: {json.dumps((info.description or '') + one_of, ensure_ascii=False)}"
        yield f"        required: {'true' if must_be_given(info) else 'false'}"
        yield f"        type: {'choice' if is_choice else 'string'}"
        if is_choice:
            yield "        options:"
            if not must_be_given(info):
                yield '          - ""'
            yield from (f"          - {json.dumps(word)}" for word in words)
    yield ""
    yield "permissions: {}"
    yield ""
    yield "concurrency:"
    yield "  group: record-${{ github.run_id }} # each by itself: two people may record at once"
    yield "  cancel-in-progress: false"
    yield ""
    yield "jobs:"
    yield "  record:"
    yield f'    name: "Record: {act.name}"'
    yield "    permissions:"
    yield "      contents: write # to push the branch of the act"
    yield "    uses: $/.github/workflows/recording.yml"
    yield "    with:"
    yield f"      act: {act.name}"
