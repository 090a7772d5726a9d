"""Letters as Markdown and as HTML that prints well. They are confidential: nothing of them is ever published."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.office.letters.letter import Block, Letter
from generator.office.letters.wording import Worded
from generator.project import TEMPLATES
from generator.reports.escaping import escaped
from generator.site.page import environment
from generator.site.unbroken import unbroken

TEMPLATE = "letters/letter.html"


@dataclass(frozen=True)
class Sheet:
    """What the template of a letter shows."""

    language: str
    """The language of all of it."""
    sender: Worded
    """Who writes."""
    private: Worded
    """That it is confidential."""
    demonstration: Worded | None
    """That everybody in it is invented, if so."""
    to: tuple[Worded, ...]
    """The reader's name and address, a line each."""
    day: Worded
    """The day it is written."""
    greeting: Worded
    """How the reader is addressed."""
    subject: Worded
    """What it is about: its heading."""
    blocks: tuple[Block, ...]
    """What it says."""
    questions: Worded | None
    """Where to ask; None on a paper that stays in the office."""
    close: Worded | None
    """The words above the signature; None on a paper that nobody signs."""
    reference: Worded
    """The name of its file, to find it by."""
    columns: tuple[Worded, Worded, Worded]
    """What the columns of fields are."""


def sheet_of(letter: Letter) -> Sheet:
    """A letter as its template shows it."""
    t = letter.t
    return Sheet(
        language=str(letter.language),
        sender=t("letters.sender"),
        private=t("letters.private"),
        demonstration=t("letters.demonstration") if letter.is_demonstration else None,
        to=letter.to,
        day=letter.day,
        greeting=letter.greeting,
        subject=letter.subject,
        blocks=letter.blocks,
        questions=letter.contact if letter.is_signed else None,
        close=t("letters.close") if letter.is_signed else None,
        reference=letter.reference,
        columns=(t("held.field"), t("held.value"), t("held.meaning")),
    )


def html(letter: Letter) -> str:
    """A letter as one HTML file without scripts or requests, for A4 paper. Its texts are as on file."""
    jinja = environment(TEMPLATES, letter.t.wording)
    return unbroken(jinja.get_template(TEMPLATE).render(letter=sheet_of(letter))) + "\n"


def markdown(letter: Letter) -> str:
    """A letter as Markdown; its texts were made harmless by `harmless`, or in a terminal are as they are on file."""
    return "\n".join(_lines(sheet_of(letter))) + "\n"


def harmless(text: str) -> str:
    """A text of the register as Markdown that shows just it."""
    return escaped(text)


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"**{sheet.sender}** · {sheet.private}"
    yield ""
    if sheet.demonstration:
        yield from (f"*{sheet.demonstration}*", "")
    yield "\\\n".join(sheet.to)
    yield from ("", sheet.day, "", sheet.greeting, "", f"# {sheet.subject}")
    for block in sheet.blocks:
        yield ""
        yield from _of_block(block, sheet)
    for line in (sheet.questions, sheet.close, sheet.sender if sheet.close else None):
        if line:
            yield from ("", line)
    yield from ("", f"*{sheet.reference}*")


def _of_block(block: Block, sheet: Sheet) -> Iterator[str]:
    if block.heading:
        yield f"## {block.heading}"
    if block.paragraph:
        yield block.paragraph
    if block.facts:
        yield from ("| | |", "|---|---|")
        yield from (f"| {name} | {value} |" for name, value in block.facts)
    if block.fields:
        yield from (f"| {' | '.join(sheet.columns)} |", "|---|---|---|")
        yield from (f"| {' | '.join(' '.join(cell.split()) for cell in field)} |" for field in block.fields)
    yield from (f"- {item}" for item in block.items)
