"""The first files of a new register: its settings and the fees that the scheme needs, of what somebody typed.

In: fields as an act has them. Out: new files. Nobody and no school is on file yet.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Added, Edits, given
from generator.office.refused import ActRefusedError
from generator.records import Fee, Scheme
from generator.records.contact_forms import Email, Website
from generator.records.fee import ASSESSMENT_CHARGE, ASSESSOR_FEE, INITIAL, ONGOING, QUALITY_REVIEW
from generator.records.forms import Line, Percent
from generator.records.scheme import FORMAT
from generator.register import Register
from generator.rules.fees import AUDIENCES
from generator.vocabulary import Vat
from generator.write.yaml_text import Writable, written

TITLES = {
    INITIAL: "Initial registration fee",
    ONGOING: "Ongoing registration fee",
    QUALITY_REVIEW: "Quality Review fee",
    ASSESSMENT_CHARGE: "Standard assessment charge",
    ASSESSOR_FEE: "Assessor fee",
}
_DAY = r"(\d{4}-\d{2}-\d{2})"
_VERSION = re.compile(rf"(.+?) from {_DAY}(?: sign by {_DAY})?", re.ASCII)
_AMOUNT = re.compile(rf"(\d{{1,6}}\.\d{{2}}) from {_DAY}(?: announced {_DAY})?", re.ASCII)
_AMOUNTS = (
    "Its amounts, each with its first day, and one that is still to come with the day it was announced, such as: 150.00"
    " from 2022-04-01, 165.00 from 2027-04-01 announced 2026-11-02."
)


class NewRegister(Act):
    """A register begins, with nobody on file."""

    name: ClassVar[str] = "new-register"
    family: ClassVar[Family] = Family.PEOPLE
    example: ClassVar[str] = (
        'contact_email=ictmark@naace.example code="2026 from 2026-09-01 sign by 2026-12-31"'
        ' initial_fee="165.00 from 2026-09-01" ongoing_fee="66.00 from 2026-09-01"'
        ' quality_review_fee="132.00 from 2026-09-01" assessment_charge="700.00 from 2026-09-01"'
        ' assessor_fee="320.00 from 2026-09-01"'
    )

    title: Line = asked("The register's title.", alias="name", default="Register of ICT Mark Assessors")
    title_cy: Line = asked("The title in Welsh.", alias="name_cy", default="Cofrestr Aseswyr y Marc TGCh")
    contact_email: Email = asked("The office's email address, which the site shows.")
    code: Line = asked(
        "The versions of the code of practice, each with its first day and the last day to sign it, such as: 2018 from"
        " 2018-09-01 sign by 2018-12-31, 2026 from 2026-07-01 sign by 2026-09-30. Name every version that somebody on"
        " the register signed."
    )
    initial_fee: Line = asked(f"The initial registration fee. {_AMOUNTS}")
    ongoing_fee: Line = asked("The ongoing registration fee, in the same way.")
    quality_review_fee: Line = asked("The Quality Review fee, in the same way.")
    assessment_charge: Line = asked("The standard assessment charge to a school, in the same way.")
    assessor_fee: Line = asked("The fee that an assessor is paid for an assessment, in the same way.")
    vat: Vat = asked("Whether VAT is in these amounts: included, excluded or exempt.", default=Vat.EXCLUDED)
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent, where there is any and it is known.")
    site_url: Website | None = worked_out("The public site's address, such as https://naace.github.io/register.")
    organisation: Line = asked("The organisation on GitHub, whose teams approve changes.", default="naace")

    def edits(self, register: Register | None = None) -> Edits:  # noqa: ARG002  # one that begins has none yet
        scheme = given(
            format=FORMAT,
            name=self.title,
            name_cy=self.title_cy,
            demonstration=False,
            contact_email=self.contact_email,
            site_url=self.site_url,
            agreements=list(self._versions()),
        )
        yield Added(Scheme.file_of("scheme"), scheme)
        typed = {
            INITIAL: ("initial_fee", self.initial_fee),
            ONGOING: ("ongoing_fee", self.ongoing_fee),
            QUALITY_REVIEW: ("quality_review_fee", self.quality_review_fee),
            ASSESSMENT_CHARGE: ("assessment_charge", self.assessment_charge),
            ASSESSOR_FEE: ("assessor_fee", self.assessor_fee),
        }
        for id, (field, text) in typed.items():
            fields = given(title=TITLES[id], audience=AUDIENCES[id], schedule=list(self._schedule(field, text)))
            yield Added(Fee.file_of(id), fields)

    def said(self, register: Register | None = None) -> str:  # noqa: ARG002
        return f"{self.title} begins"

    def _versions(self) -> Iterator[Mapping[str, Writable]]:
        """The versions of the code. Raises ActRefusedError."""
        for text in _several(self.code):
            match = _VERSION.fullmatch(text)
            if match is None:
                message = "This is not a version, the word from and a day"
                raise ActRefusedError("code", message, "Write: 2026 from 2026-07-01 sign by 2026-09-30.")
            version, first, last = match.groups()
            in_force_from, sign_by = _day("code", first), _day("code", last or first)
            yield given(version=version, in_force_from=in_force_from, sign_by=sign_by)

    def _schedule(self, field: str, text: str) -> Iterator[Mapping[str, Writable]]:
        """The amounts of a fee. Raises ActRefusedError."""
        for part in _several(text):
            match = _AMOUNT.fullmatch(part)
            if match is None:
                message = "This is not an amount, the word from and a day"
                raise ActRefusedError(field, message, "Write: 150.00 from 2022-04-01, 165.00 from 2026-04-01.")
            amount, first, announced = match.groups()
            yield given(
                from_=_day(field, first),
                amount=amount,
                vat=self.vat,
                vat_rate=None if self.vat is Vat.EXEMPT else self.vat_rate,
                announced_on=_day(field, announced) if announced else None,
            )


def texts_of(new: NewRegister) -> dict[str, str]:
    """The text of each file by its name. Raises ActRefusedError."""
    return {added.file: written(added.fields) for added in new.edits() if isinstance(added, Added)}


def _several(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def _day(field: str, text: str) -> date:
    """A day. Raises ActRefusedError for one that the calendar does not have."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ActRefusedError(field, f"{text} is not in the calendar", "Correct the day.") from None
