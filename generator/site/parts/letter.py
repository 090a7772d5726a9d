"""A letter to Naace that a school completes: a link that opens it in an email program, and the same text to copy."""

from dataclasses import dataclass
from urllib.parse import quote

from generator import addresses
from generator.public import PublicAssessor, PublicSite
from generator.site.messages import Wording

FIELDS = ("school", "number", "postcode", "phase", "type", "contact", "role", "phone", "when", "language")
"""What Naace needs of a school, in the order in which it is asked; each has the message `letter.field.NAME`."""


@dataclass(frozen=True)
class Letter:
    """A letter that the reader sends with their own email program; the site sends nothing."""

    to: str
    """Naace's email address."""
    subject: str
    """The letter's subject."""
    text: str
    """The whole letter, to copy or print."""
    href: str
    """A `mailto:` address that opens the same letter in the email program."""
    reference: str
    """The reference in the text. It names what is requested and the day of the page. A page is the same for all its
    readers, so a script adds four letters, so that the letters of two schools differ."""


def request_for(site: PublicSite, assessor: PublicAssessor, t: Wording) -> Letter:
    """The letter in which a school requests an assessor."""
    opening = t("letter.asks_for", name=assessor.name, number=assessor.registration_number, id=assessor.id)
    return _letter(site, t, t("letter.subject_for", name=assessor.name), opening, f"{assessor.id}/{site.on}")


def request_to_choose(site: PublicSite, t: Wording) -> Letter:
    """The letter in which a school asks Naace to choose."""
    return _letter(site, t, t("letter.subject_choose"), t("letter.asks_to_choose"), f"no-preference/{site.on}")


def _letter(site: PublicSite, t: Wording, subject: str, opening: str, reference: str) -> Letter:
    lines = [opening, t("letter.reference", reference=reference), ""]
    for field in FIELDS:
        lines += [t(f"letter.field.{field}"), ""]
    lines += [t("letter.supported"), "", t("letter.recorded")]
    text = "\n".join(lines)
    query = f"subject={quote(subject, safe='')}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return Letter(site.contact_email, subject, text, f"{addresses.mailto(site.contact_email)}?{query}", reference)
