"""A letter to Naace, made ready for a school: as a link for a mail program, and as the same text to copy or print."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.public import PublicAssessor, PublicSite
from generator.site.messages import Wording

FIELDS = ("school", "number", "postcode", "phase", "type", "contact", "role", "phone", "when", "language")
"""What Naace needs of a school, in the order in which it is asked; each has the message `letter.field.NAME`."""


@dataclass(frozen=True)
class Letter:
    """A letter that the reader's own mail program sends; the site sends nothing."""

    to: str
    """Naace's e-mail address."""
    subject: str
    """The letter's subject."""
    text: str
    """The whole letter, to copy or print."""
    href: str
    """A `mailto:` address that puts the same into the mail program."""
    reference: str
    """Stands in the text. A page is the same for all who read it, so it names what is asked for and the page's day; a
    script gives it four letters more, so that two schools' letters of one day differ."""


def request_for(site: PublicSite, assessor: PublicAssessor, t: Wording) -> Letter:
    """The letter by which a school asks for one assessor."""
    opening = t("letter.asks_for", name=assessor.name, id=assessor.id)
    return _letter(site, t, t("letter.subject_for", name=assessor.name), opening, f"{assessor.id}/{site.on}")


def request_to_choose(site: PublicSite, t: Wording) -> Letter:
    """The letter by which a school leaves the choice to Naace."""
    return _letter(site, t, t("letter.subject_choose"), t("letter.asks_to_choose"), f"no-preference/{site.on}")


def _letter(site: PublicSite, t: Wording, subject: str, opening: str, reference: str) -> Letter:
    lines = [opening, t("letter.reference", reference=reference), ""]
    for field in FIELDS:
        lines += [t(f"letter.field.{field}"), ""]
    lines += [t("letter.supported"), "", t("letter.recorded")]
    text = "\n".join(lines)
    query = f"subject={quote(subject, safe='')}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return Letter(site.contact_email, subject, text, f"mailto:{site.contact_email}?{query}", reference)
