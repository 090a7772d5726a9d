"""A letter to Naace that a school fills in: a link that opens it in an email program, and the same text to copy.

With scripts its fields can be filled in on the page, and the letter follows (`site_templates/assets/asking.js`).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from generator import addresses
from generator.public import PublicAssessor, PublicSite
from generator.site.messages import Wording
from generator.vocabulary import Language, Phase

PREFERRED = "assessor"
"""The field for the assessors whom a school would like, where the letter names none."""
FIELDS = ("school", "postcode", "number", "phase", "contact", "reach", "when", "language", "helped", "more")
"""What Naace needs of a school, in the order in which it is asked; each has the message `letter.field.NAME`."""
LONG = ("when", "helped", "more")
"""The fields that may have several lines."""
AUTOCOMPLETE = {"school": "organization", "postcode": "postal-code", "contact": "name"}
"""What a browser may fill in by itself, in HTML's own names (WCAG 1.3.5). None has `off`: browsers then forget what was
typed when the reader comes back."""


@dataclass(frozen=True)
class LetterField:
    """A line of the letter, which the reader fills in on the page or by hand."""

    name: str
    """Joins the field and its line in the letter."""
    label: str
    """What the field is, in the form and in the letter."""
    choices: tuple[str, ...]
    """The answers to choose from; empty where the reader writes."""
    is_long: bool
    """Whether the answer may have several lines."""
    autocomplete: str | None
    """What a browser may fill in by itself: HTML's name for it."""


@dataclass(frozen=True)
class Letter:
    """A letter that the reader sends with their own email program; the site sends nothing."""

    to: str
    """Naace's email address."""
    address: str
    """The same as a link, for a new email."""
    subject: str
    """The letter's subject."""
    opening: str
    """What the school asks for, in a sentence."""
    reference: str
    """It names what is requested and the day of the page. A page is the same for all its readers, so a script adds four
    letters, so that the letters of two schools differ."""
    fields: tuple[LetterField, ...]
    """What the school fills in."""
    href: str
    """A `mailto:` address that opens the same letter in the email program, with nothing filled in."""


def request_for(site: PublicSite, assessor: PublicAssessor, t: Wording) -> Letter:
    """The letter in which a school requests an assessor."""
    letter = Letter(
        to=site.contact_email,
        address=addresses.mailto(site.contact_email),
        subject=t("letter.subject_for", name=assessor.name),
        opening=t("letter.asks_for", name=assessor.name, number=assessor.registration_number, id=assessor.id),
        reference=f"{assessor.id}/{site.on}",
        fields=_fields(FIELDS, t),
        href="",
    )
    return replace(letter, href=_href(letter, t))


def request_to_choose(site: PublicSite, t: Wording) -> Letter:
    """The letter in which a school asks Naace to choose."""
    letter = Letter(
        to=site.contact_email,
        address=addresses.mailto(site.contact_email),
        subject=t("letter.subject_choose"),
        opening=t("letter.asks_to_choose"),
        reference=f"no-preference/{site.on}",
        fields=_fields((PREFERRED, *FIELDS), t),
        href="",
    )
    return replace(letter, href=_href(letter, t))


def text_of(letter: Letter, t: Wording) -> str:
    """The letter as the page shows it, with nothing filled in: below each line there is room to write."""
    blanks = "".join(f"{field.label}:\n\n" for field in letter.fields)
    return f"{letter.opening}\n{t('letter.reference')}: {letter.reference}\n\n{blanks}".rstrip()


def _href(letter: Letter, t: Wording) -> str:
    body = text_of(letter, t).replace("\n", "\r\n")  # RFC 6068, 5
    return f"{letter.address}?subject={quote(letter.subject, safe='')}&body={quote(body, safe='')}"


@lru_cache(maxsize=8)
def _fields(names: tuple[str, ...], t: Wording) -> tuple[LetterField, ...]:
    choices = {"phase": tuple(map(t.term, Phase)), "language": tuple(map(t.term, Language))}
    return tuple(
        LetterField(
            name=name,
            label=t(f"letter.field.{name}"),
            choices=choices.get(name, ()),
            is_long=name in LONG,
            autocomplete=AUTOCOMPLETE.get(name),
        )
        for name in names
    )
