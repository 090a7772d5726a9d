"""What is left out of the register because something it refers to cannot be read."""

from example import entries

from generator.read.references import resolve

EVENT = "data/events/conference-2025.yml"
GRACE = "data/assessors/grace-mensah.yml"


def test_an_event_stays_without_somebody_present_who_cannot_be_read() -> None:
    read = entries()
    del read[GRACE]
    kept, problems = resolve(read, frozenset({GRACE}))
    assert problems == []
    assert EVENT in {entry.file for entry in kept}


def test_an_event_that_names_nobody_on_file_is_left_out() -> None:
    read = entries()
    del read[GRACE]
    kept, problems = resolve(read, frozenset())
    assert {problem.at.file for problem in problems} >= {EVENT}
    assert EVENT not in {entry.file for entry in kept}
