"""Everything held about one person as papers: what they get, what the office looks at first, and the same as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from generator import addresses
from generator.days import in_words
from generator.office.held import Check, HeldField, HeldPart, Subject
from generator.office.letters.letter import Block, Letter, LetterSource, Shown, bullets, heading, language_of, paragraph
from generator.office.letters.wording import LetterWording, Worded, letter_wording
from generator.problem import Keys
from generator.records import Assessor, Erasure
from generator.records.photo import is_photo
from generator.site.formats import pounds
from generator.vocabulary import Language, Term

ANOTHER_PERSONS_FILE = "the file of another person"


@dataclass(frozen=True)
class FileHistory:
    """How many states of a file git keeps, and the days of the first and the last."""

    states: int
    first: date
    last: date


@dataclass(frozen=True)
class HeldPapers:
    """What is made for one person: who they are, what is held, git's history of each file, and if all was looked at."""

    source: LetterSource
    subject: Subject
    parts: Sequence[HeldPart]
    history: Mapping[str, FileHistory]
    is_checked: bool

    @property
    def name(self) -> str:
        return f"held-{self.subject.id or self.subject.name}"

    @property
    def checks(self) -> list[tuple[HeldPart, HeldField]]:
        """The fields that the office must look at, in order; their numbers begin with 1."""
        return [(part, field) for part in self.parts for field in part.fields if field.check]

    def paper(self, language: Language | None) -> Letter:
        """The paper for the person."""
        t = letter_wording(language or self._language, self.source.shown)
        return self._letter(t, self.name, t("held.subject"), list(self._blocks(t)))

    def office_list(self, language: Language | None) -> Letter:
        """The list for the office, which is not sent."""
        t = letter_wording(language or self._language, self.source.shown)
        title = t("checks.subject", name=self.subject.name)
        letter = self._letter(t, f"{self.name}-office-only", title, list(self._checks(t)))
        return replace(letter, to=(t("letters.sender"),), greeting=t("checks.lead"), is_signed=False)

    @property
    def _language(self) -> Language:
        known = language_of(self.subject.assessor) if self.subject.assessor else None
        return known or Language.ENGLISH

    def _letter(self, t: LetterWording, name: str, subject: Worded, blocks: Sequence[Block]) -> Letter:
        assessor, scheme = self.subject.assessor, self.source.register.scheme
        if assessor:
            return self.source.letter(assessor, t, name, subject, blocks)
        return Letter(
            name=name,
            language=t.language,
            to=(t.value(self.subject.name),),
            day=t.day(self.source.on),
            subject=subject,
            greeting=t("letters.dear", name=self.subject.name),
            reference=t("letters.reference", reference=name),
            blocks=tuple(blocks),
            t=t,
            contact=t("letters.questions", contact=scheme.contact_email),
            is_demonstration=scheme.demonstration,
        )

    def _blocks(self, t: LetterWording) -> Iterator[Block]:
        numbers = {id(field): number for number, (_, field) in enumerate(self.checks, 1)}
        if numbers and not self.is_checked:
            yield paragraph(t("held.draft", count=len(numbers)))
        yield paragraph(t("held.lead"), t("held.language"), t("held.left_out"))
        if not self.parts:
            yield paragraph(t("held.nothing"))
        for _, parts in groupby(self.parts, key=lambda part: part.file):
            of_file = list(parts)
            yield heading(self._title(of_file[0], t))
            yield Block(fields=tuple(self._row(field, t, numbers) for part in of_file for field in part.fields))
        yield from self._history(t)
        yield heading(t("held.rights"))
        site = self.source.register.scheme.site_url
        privacy = f"{site.rstrip('/')}/{addresses.in_language(addresses.PRIVACY, t.language)}" if site else None
        yield paragraph(t("held.rights_what"), t("held.privacy", address=privacy) if privacy else None)

    def _is_own(self, part: HeldPart) -> bool:
        ways = (Assessor.file_of, Erasure.file_of)
        return self.subject.id is not None and part.file in [way(self.subject.id) for way in ways]

    def _title(self, part: HeldPart, t: LetterWording) -> Worded:
        if self._is_own(part):
            return t("held.own")
        if is_photo(part.file):
            return t("held.photo")
        if part.title is None:
            return t("held.another_person")
        return t("held.other", kind=t(f"held.kind.{part.kind.lower()}"), name=part.title)

    def _row(self, field: HeldField, t: LetterWording, numbers: Mapping[int, int]) -> tuple[Worded, Worded, Worded]:
        value = t("held.withheld") if field.value is None else t.value(in_plain_words(field.value))
        if field.check and not self.is_checked:
            value = Worded(f"{value} {t('held.check', count=numbers[id(field)])}")
        return t.value(name_in_words(field.keys)), value, t.value(field.meaning)

    def _history(self, t: LetterWording) -> Iterator[Block]:
        yield heading(t("held.history"))
        if not self.history:
            yield paragraph(t("held.history_none"))
            return
        yield paragraph(t("held.history_kept"))
        own = next((part.file for part in self.parts if self._is_own(part)), "")
        others = sum(kept.states for file, kept in self.history.items() if file != own and not is_photo(file))
        said = []
        if kept := self.history.get(own):
            said.append(t("held.history_own", count=kept.states, first=t.day(kept.first), last=t.day(kept.last)))
        if others:
            said.append(t("held.history_other", count=others))
        yield bullets(said)

    def _checks(self, t: LetterWording) -> Iterator[Block]:
        yield bullets([t(f"checks.{step}") for step in ("who", "others", "fair", "again", "by_hand")])
        yield paragraph(t("checks.elsewhere"))
        yield bullets([t(f"checks.{place}") for place in ("emails", "github", "former", "spellings", "accounts")])
        yield heading(t("checks.places"))
        places = [
            t(f"checks.{field.check}", count=number, place=f"{part.file}, {field.keys}")
            for number, (part, field) in enumerate(self.checks, 1)
        ]
        yield bullets(places) if places else paragraph(t("checks.none"))

    def as_json(self) -> dict[str, Any]:
        """The same for a program: every file and field, without what is about others."""
        return {
            "person": self.subject.id or self.subject.name,
            "on": self.source.on.isoformat(),
            "files": [
                {
                    "file": part.file if part.title else ANOTHER_PERSONS_FILE,
                    "of": part.title,
                    "fields": [
                        {
                            "field": ".".join(map(str, field.keys)),
                            "value": _value(field.value),
                            "meaning": field.meaning,
                            "who_may_see_it": field.visibility,
                            "withheld": field.check is Check.WITHHELD,
                        }
                        for field in part.fields
                    ],
                }
                for part in self.parts
            ],
            "earlier_states": [
                {"file": file, "states": kept.states, "first": kept.first.isoformat(), "last": kept.last.isoformat()}
                for file, kept in self.history.items()
                if file in {part.file for part in self.parts if part.title}
            ],
        }


def source_for(source: LetterSource, shown: Shown) -> LetterSource:
    """The same source for another format."""
    return replace(source, shown=shown)


def name_in_words(keys: Keys) -> str:
    """A field's name as people read it: invoices 2, paid on. Items are counted from 1."""
    words = [f" {key + 1}" if isinstance(key, int) else f", {key.replace('_', ' ')}" for key in keys]
    return "".join(words).removeprefix(", ")


def in_plain_words(value: Any) -> str:
    """A value as people read it, in English as in the files: 5 July 2024, £150, yes, the label of a word."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return in_words(value)
        case Decimal():
            return pounds(value)
        case Term(label=label):
            return label
        case tuple():
            return ", ".join(map(in_plain_words, value)) or "–"
    return str(value)


def _value(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case tuple():
            return [_value(item) for item in value]
    return str(value)
