"""The site speaks plain English: no odd sentence of earlier versions comes back."""

from project import PROJECT

SOURCES = (
    *sorted((PROJECT / "site_templates").rglob("*.html")),
    *sorted((PROJECT / "site_templates").rglob("*.yml")),
    *sorted((PROJECT / "generator/site").rglob("*.py")),
)
RETIRED = (
    "speaks against it",
    "assess only while a Lead Assessor observes",
    "Whom to answer",
    "Have we spoken with an assessor",
    "Who has supported us",
    "Write it in your mail program",
    "mail program on this device",
    "what stands below",
    "we ask for {name}",
    "nothing is sent before you send it",
    "tell Naace at once",
    "nor may someone whom",
    "or of late",
    "declares theirs before the visit",
    "whoever comes",
    "travel is inside it",
    "standing of the day",
    "Everyone who is:",
    "Built on",
    "may be relied on",
    "could be relied on",
    "are Naace's",
    "kept by Naace and checked",
    "neither work for it nor govern it",
    "Ask Naace for that person with the letter",
    "Who is free to visit",
    "nothing else does",
    "What they say of themselves",
    "Take {name} away",
    "has the address {id}",
    "words of the portrait",
    "stands in the list",
    "made anew",
    "nothing is asked of you",
    "stands with",
    "Others hold it too",
    "would you like it to stand here",
    "keeps nothing of you",
    "address for a slip",
    "E-mail",
    "e-mail",
    "Telephone",
)
"""Parts of sentences that readers stumbled over, and words that people no longer use."""


def _retired_in(text: str) -> list[str]:
    return [phrase for phrase in RETIRED if phrase in " ".join(text.split())]


def test_no_sentence_that_readers_stumbled_over_is_left() -> None:
    assert len(SOURCES) > 60
    found = {path.relative_to(PROJECT).as_posix(): _retired_in(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: phrases for name, phrases in found.items() if phrases} == {}


def test_a_retired_sentence_is_noticed_even_over_two_lines() -> None:
    assert _retired_in("The price is the same whoever\n  comes.") == ["whoever comes"]
