"""The first files of a new register: its settings and the fees that the scheme needs, of what somebody typed.

In: fields as an act has them. Out: new files. Nobody and no school is on file yet.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, TypeAdapter

from generator.office.act import Act, Family, asked, worked_out
from generator.office.edits import Added, Edits, given
from generator.records import Fee, Scheme
from generator.records.contact_forms import Email, Website
from generator.records.fee import ASSESSMENT_CHARGE, ASSESSOR_FEE, INITIAL, ONGOING, QUALITY_REVIEW
from generator.records.forms import Date, Line, Percent, refuse, word
from generator.records.scheme import FORMAT
from generator.register import Register
from generator.rules.fees import AUDIENCES
from generator.vocabulary import Vat
from generator.write.yaml_text import Writable, new_file

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


def _in_form(form: re.Pattern[str], message: str, fix: str) -> Callable[[object], str]:
    """A reader of one part of what is typed; it refuses what has another form, or a day that no calendar has."""

    def read(value: object) -> str:
        match = form.fullmatch(word(value))
        if match is None:
            raise refuse(message, fix)
        for day in filter(None, match.groups()[1:]):
            TypeAdapter(Date).validate_python(day)
        return match[0]

    return read


TypedVersion = Annotated[
    str,
    BeforeValidator(
        _in_form(
            _VERSION,
            "This is not a version, the word from and a day",
            "Write: 2026 from 2026-07-01 sign by 2026-09-30.",
        )
    ),
]
TypedAmount = Annotated[
    str,
    BeforeValidator(
        _in_form(
            _AMOUNT,
            "This is not an amount, the word from and a day",
            "Write: 150.00 from 2022-04-01, 165.00 from 2026-04-01.",
        )
    ),
]


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
    code: tuple[TypedVersion, ...] = asked(
        "The versions of the code of practice, each with its first day and the last day to sign it, such as: 2018 from"
        " 2018-09-01 sign by 2018-12-31, 2026 from 2026-07-01 sign by 2026-09-30. Name every version that somebody on"
        " the register signed."
    )
    initial_fee: tuple[TypedAmount, ...] = asked(f"The initial registration fee. {_AMOUNTS}")
    ongoing_fee: tuple[TypedAmount, ...] = asked("The ongoing registration fee, in the same way.")
    quality_review_fee: tuple[TypedAmount, ...] = asked("The Quality Review fee, in the same way.")
    assessment_charge: tuple[TypedAmount, ...] = asked("The standard assessment charge to a school, in the same way.")
    assessor_fee: tuple[TypedAmount, ...] = asked(
        "The fee that an assessor is paid for an assessment, in the same way."
    )
    vat: Vat = asked("Whether VAT is in these amounts: included, excluded or exempt.", default=Vat.EXCLUDED)
    vat_rate: Percent | None = worked_out("The rate of VAT in per cent, where there is any and it is known.")
    site_url: Website | None = worked_out("The public site's address, such as https://naace.github.io/register.")
    organisation: Line = asked("The organisation on GitHub, whose teams approve changes.", default="naace")

    def edits(self, _register: Register | None = None) -> Edits:
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
            INITIAL: self.initial_fee,
            ONGOING: self.ongoing_fee,
            QUALITY_REVIEW: self.quality_review_fee,
            ASSESSMENT_CHARGE: self.assessment_charge,
            ASSESSOR_FEE: self.assessor_fee,
        }
        for id, amounts in typed.items():
            fields = given(title=TITLES[id], audience=AUDIENCES[id], schedule=list(self._schedule(amounts)))
            yield Added(Fee.file_of(id), fields)

    def said(self, _register: Register | None = None) -> str:
        return f"{self.title} begins"

    def _versions(self) -> Iterator[Mapping[str, Writable]]:
        for text in self.code:
            version, first, last = _VERSION.fullmatch(text).groups()  # type: ignore[union-attr]  # it is in that form
            days = date.fromisoformat(first), date.fromisoformat(last or first)
            yield given(version=version, in_force_from=days[0], sign_by=days[1])

    def _schedule(self, amounts: tuple[str, ...]) -> Iterator[Mapping[str, Writable]]:
        for text in amounts:
            amount, first, announced = _AMOUNT.fullmatch(text).groups()  # type: ignore[union-attr]  # the same
            yield given(
                from_=date.fromisoformat(first),
                amount=amount,
                vat=self.vat,
                vat_rate=None if self.vat is Vat.EXEMPT else self.vat_rate,
                announced_on=date.fromisoformat(announced) if announced else None,
            )


def texts_of(new: NewRegister) -> dict[str, str]:
    """The text of each file by its name."""
    return {added.file: new_file(added.file, added.fields) for added in new.edits() if isinstance(added, Added)}
