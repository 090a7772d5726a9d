"""The acts of the office as a page: what each records, its fields, and an example to type."""

from collections.abc import Iterator

from generator.office.act import Act, Family
from generator.office.acts import ACTS
from generator.office.lists import LIST_KINDS
from generator.office.typed import by_typed_name, must_be_given, words_of

FAMILIES = {
    Family.PEOPLE: "People",
    Family.MONEY: "Money",
    Family.DEVELOPMENT: "Professional development",
    Family.ASSESSMENTS: "Schools and assessments",
    Family.QUALITY: "Quality of assessments",
}

_FORMS = "../../../actions/workflows/"
"""Where GitHub shows forms, seen from its page of this document."""


def markdown() -> Iterator[str]:
    """A section for each family, with a heading for each act."""
    yield "# The acts of the office"
    yield ""
    yield "Made from the acts by `register docs`; a test fails when the two differ."
    yield ""
    yield (
        "`register record ACT FIELD=VALUE…` shows an act as an edit of files, with what it changes and what `check`"
        " would say. With `--write` it is written. In a terminal, what is missing is asked for. An id may be typed in"
        " part, or as the name."
    )
    yield ""
    yield "## Many at once"
    yield ""
    yield (
        "`register record LIST-NAME FILE` takes a list as people have it: CSV, XLSX or ODS. In the browser, its form"
        " takes the cells as they are pasted from a spreadsheet, so that no file with more than the register needs is"
        " kept. Rows that mean nobody, or two people, are reported; nothing is guessed, and a list may be read twice."
    )
    yield ""
    yield "| list | what it is | columns that it needs | |"
    yield "|---|---|---|---|"
    for kind in LIST_KINDS:
        form = f"[Open the form]({_FORMS}record-{kind.name}.yml)"
        yield f"| `{kind.name}` | {kind.short} | {kind.needs} | {form} |"
    yield ""
    yield (
        "`register record assessors FILE` takes over people from the office's own spreadsheet, by a column map:"
        " [getting started](starting.md) leads through it."
    )
    for family, title in FAMILIES.items():
        yield ""
        yield f"## {title}"
        for act in ACTS:
            if act.family is family:
                yield from _section(act)


def _section(act: type[Act]) -> Iterator[str]:
    yield ""
    yield f"### {act.name}"
    yield ""
    yield act.__doc__ or ""
    yield ""
    yield "| field | must be given | meaning |"
    yield "|---|---|---|"
    for name, info in by_typed_name(act).items():
        words = ", ".join(f"`{word}`" for word in words_of(info))
        one_of = f" One of: {words}." if words else ""
        yield f"| `{name}` | {'yes' if must_be_given(info) else 'no'} | {info.description}{one_of} |"
    yield ""
    yield f"`register record {act.name} {act.example}`"
    yield ""
    yield f"[Open the form in the browser]({_FORMS}{act.form()})"
