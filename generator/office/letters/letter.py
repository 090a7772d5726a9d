"""What a letter is, to whom it goes and in which language; and why one cannot be written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from generator.office.letters.wording import LetterWording, Worded, letter_wording
from generator.office.on_file import Billed, Choices, billed_by_number
from generator.price import Price
from generator.records import Assessor, Organisation, School
from generator.register import Register
from generator.scheme.duties import ToPay
from generator.vocabulary import Language, Region

Languages = Sequence[Language]
"""The languages asked for; empty for the one that the reader is known to read."""
Shown = Callable[[str], str]
"""Makes a text of the register harmless for the format that the letter is written in."""


class LetterRefusedError(Exception):
    """A letter that the facts do not support, or whose language nobody knows: what is wrong, and what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message}. {fix}")


@dataclass(frozen=True)
class Block:
    """A part of a letter: a heading, or a paragraph, or a list, or facts, each with its name, or fields of a record,
    each with its name, value and meaning. `language` is that of a text that is not in the letter's own.
    """

    heading: Worded | None = None
    paragraph: Worded | None = None
    items: tuple[Worded, ...] = ()
    facts: tuple[tuple[Worded, Worded], ...] = ()
    fields: tuple[tuple[Worded, Worded, Worded], ...] = ()
    language: Language | None = None


@dataclass(frozen=True)
class Letter:
    """A letter ready to lay out. `name` is that of its file, without the language and what comes after the dot.

    One that is not signed ends without the words above a signature: it stays in the office.
    """

    name: str
    language: Language
    to: tuple[Worded, ...]
    day: Worded
    subject: Worded
    greeting: Worded
    reference: Worded
    blocks: tuple[Block, ...]
    t: LetterWording
    contact: Worded
    is_demonstration: bool
    is_signed: bool = True


Reader = Assessor | School | Organisation


@dataclass(frozen=True)
class LetterSource:
    """What every letter is written from: the register, the day, the languages asked for, and how texts are shown."""

    register: Register
    on: date
    languages: Languages
    shown: Shown

    @cached_property
    def billed(self) -> Mapping[str, Billed]:
        """Every invoice and charge by its number."""
        return billed_by_number(self.register)

    @cached_property
    def followers(self) -> Mapping[str, tuple[School, date]]:
        """For each school that another came from, that other one, and since when."""
        return {
            predecessor.school: (school, predecessor.on)
            for school in self.register.schools.values()
            for predecessor in school.predecessors
        }

    def wordings(self, reader: Reader) -> Iterator[LetterWording]:
        """The wording of each language in which the reader gets the letter. Raises LetterRefusedError."""
        known = language_of(reader)
        if not self.languages and known is None:
            raise LetterRefusedError(
                f"The register does not say in which language {reader.name} is written to",
                "Add --language en or --language cy, or both.",
            )
        for language in self.languages or ([known] if known else []):
            yield letter_wording(language, self.shown)

    def title(self, of: str) -> str:
        """The title of a fee or an event."""
        entry = self.register.fees.get(of) or self.register.events.get(of)
        return entry.title if entry else of

    def price(self, t: LetterWording, of: str, day: date, amount: Decimal) -> Worded:
        """An amount of a fee, or of an event's cost, with the VAT that goes with it on a day."""
        fee, event = self.register.fees.get(of), self.register.events.get(of)
        published = fee.in_force(day) if fee else event.cost if event else None
        if published is None:
            return t.pounds(amount)
        return t.price(Price(amount, published.vat, published.vat_rate))

    def due(self, t: LetterWording, duty: ToPay) -> Worded | None:
        """What is to be paid by a duty to pay, with its VAT; None if no amount is published."""
        day = duty.invoice.invoice.issued_on if duty.invoice else self.on
        return self.price(t, duty.of, day, duty.amount) if duty.amount is not None else None

    def letter(self, reader: Reader, t: LetterWording, name: str, subject: Worded, blocks: Sequence[Block]) -> Letter:
        """A letter to a reader."""
        return Letter(
            name=name,
            language=t.language,
            to=tuple(map(t.value, _address(reader))),
            day=t.day(self.on),
            subject=subject,
            greeting=_greeting(reader, t),
            reference=t("letters.reference", reference=name),
            blocks=tuple(block for block in blocks if block != Block()),
            t=t,
            contact=t("letters.questions", contact=self.register.scheme.contact_email),
            is_demonstration=self.register.scheme.demonstration,
        )


@dataclass(frozen=True)
class Kind:
    """A kind of letter: its name, what it says in a line, what it is asked for by, and how it is written.

    `everyone` gives all that get such a letter on a day, where the office sends it to many at once.
    """

    name: str
    short: str
    of: Choices
    write: Callable[[LetterSource, str], Iterator[Letter]]
    everyone: Callable[[LetterSource], Iterator[str]] | None = None


def language_of(reader: Reader) -> Language | None:
    """English or Welsh, where the register knows which a reader reads.

    A person reads what their pen portrait is written in, or the one of the two that they work in. A school outside
    Wales reads English; what a school or an organisation in Wales reads is not on file.
    """
    match reader:
        case Assessor(portrait=str(), portrait_language=Language.ENGLISH | Language.WELSH as language):
            return language
        case Assessor(languages=languages):
            read = [language for language in (Language.ENGLISH, Language.WELSH) if language in languages]
            return read[0] if len(read) == 1 else None if read else Language.ENGLISH
        case School(region=region):
            return None if region is Region.WALES else Language.ENGLISH
    return None


def _address(reader: Reader) -> tuple[str, ...]:
    match reader:
        case Assessor(name=name, contact=contact):
            return name, contact.email
        case School(name=name, local_authority=local_authority, postcode=postcode):
            return tuple(filter(None, (name, local_authority, postcode)))
    return (reader.name,)


def _greeting(reader: Reader, t: LetterWording) -> Worded:
    match reader:
        case Assessor(name=name):
            return t("letters.dear", name=name)
        case School():
            return t("letters.dear_school")
    return t("letters.dear_organisation")


def heading(text: Worded) -> Block:
    return Block(heading=text)


def paragraph(*sentences: Worded | None) -> Block:
    """A paragraph of the sentences that there are."""
    said = [sentence for sentence in sentences if sentence]
    return Block(paragraph=Worded(" ".join(said))) if said else Block()


def bullets(items: Sequence[Worded]) -> Block:
    return Block(items=tuple(items))


def facts(t: LetterWording, **named: str | None) -> Block:
    """The facts that there are, by the names of their messages; a text that is not ours is made harmless."""
    return Block(facts=tuple((t(f"fact.{name}"), t.value(value)) for name, value in named.items() if value))
