"""Cases for files, and for whose they are."""

from history.cases.case import AMINA, TYPO, Case, Edits, both, editing, removing


def unreadable(name: str) -> Edits:
    """A file that no program of ours ever wrote."""
    return lambda work: work.write(name, "title: Of another program\n")


CASES = [
    Case("a file deleted", removing("events/conference-2025"), "a-file-stays events/conference-2025.yml:"),
    Case(
        "a file renamed",
        lambda work: work.move("organisations/hale-ict", "organisations/hale-computing"),
        "a-file-stays organisations/hale-computing.yml:",
    ),
    Case(
        "one of two files deleted of a folder in which none could ever be read",
        removing("samples/2019-visits"),
        "something-on-file-can-be-read samples/2019-visits.yml:",
        first=both(*(unreadable(name) for name in ("samples/2018-visits", "samples/2019-visits"))),
    ),
    Case("a typo in a portrait fixed", TYPO),
    Case(
        "a second organisation added",
        editing(AMINA, "from: 2018-10-01}]", "from: 2018-10-01}, {organisation: hale-ict, from: 2026-02-01}]"),
    ),
    Case(
        "an assessor's file taken over by somebody else",
        both(
            editing(AMINA, "name: Amina Rahman\n", "name: Zed Other\nformer_names: [Amina Rahman]\n"),
            editing(AMINA, "email: amina-rahman@", "email: zed-other@"),
        ),
        warned="an-id-stays-one-persons assessors/amina-rahman.yml:name",
    ),
    Case("another name", editing(AMINA, "name: Amina Rahman\n", "name: Amina Hale\nformer_names: [Amina Rahman]\n")),
    Case("another e-mail address", editing(AMINA, "email: amina-rahman@", "email: amina@")),
]
