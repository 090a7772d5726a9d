"""`data/scheme.yml`: what Naace sets for the whole scheme."""

from datetime import date
from typing import Any, ClassVar

from generator.records.base import DATED, FREE, KEPT, Entry, Record, confidential, public
from generator.records.contact_forms import Email, Website
from generator.records.forms import Date, Line, WholeNumber, YesNo

FORMAT = 3
"""The data format of the files that this program reads; `register upgrade` converts older ones."""
RECORD_DAYS = 30
"""The setting record_days if it is not set, or the settings cannot be read."""


class AgreementVersion(Record):
    """A version of the code of practice and agreement that assessors sign."""

    key: ClassVar[str] = "version"

    version: Line = public("Its name, such as 2024.", DATED)
    in_force_from: Date = public("The first day it is the one to sign.", DATED)
    sign_by: Date = public("The last day by which assessors already registered must have signed it.", DATED)
    website: Website | None = public("Where its text is published.", DATED, default=None)


class ProcedureVersion(Record):
    """A version of the assessment and quality assurance procedures, which are part of the agreement (PROC.1)."""

    key: ClassVar[str] = "version"

    version: Line = public("Its name, such as 2024.", DATED)
    in_force_from: Date = public("The first day it applies.", DATED)
    website: Website = public("Where its text is published.", DATED)


class Settings(Record):
    """The scheme's numbers from its beginning. Each applies until an amendment changes it, and is never edited: on the
    days before, it was what people went by.
    """

    grace_days: WholeNumber = public(
        "Days for which a continuing criterion may fail before the registration lapses.", KEPT, default=0
    )
    recent_years: WholeNumber = public(
        "Years for which general support, employment or governorship counts as recent (P9).", KEPT, default=3
    )
    payment_days: WholeNumber = public(
        "Days from an invoice's issue to its due date, unless it says another.", KEPT, default=30
    )
    registration_months: WholeNumber = public(
        "Months from registration after which the ongoing registration fee must cover each day.", KEPT, default=12
    )
    stale_after_months: WholeNumber = public(
        "Months after which an assessor's details count as not confirmed (INFO.1).", KEPT, default=12
    )
    notify_days: WholeNumber = public(
        "Days within which Naace must hear of a school's direct approach, and a school of a refusal (CON.3).",
        KEPT,
        default=2,
    )
    appeal_days: WholeNumber = public("Days within which an appeal is in time (QA.4).", KEPT, default=30)
    assessments_per_review: WholeNumber = public(
        "Assessments after which a Quality Review is due (SA.1).", KEPT, default=10, ge=1
    )
    record_days: WholeNumber = public(
        "Days within which a decision, signature, moderation, award or payment is put on file.",
        KEPT,
        default=RECORD_DAYS,
    )
    attendance_days: WholeNumber = public(
        "Days after a required event within which its attendance is recorded (CPD.1).", KEPT, default=14
    )
    charge_days: WholeNumber = public(
        "Days after a visit within which the school is charged (COST.1).", KEPT, default=30
    )
    assessor_payment_days: WholeNumber = public(
        "Days after a visit within which the assessor is paid (COST.2).", KEPT, default=60
    )
    event_invoice_days: WholeNumber = public(
        "Days after an event within which those who took part are invoiced (CPD.2).", KEPT, default=60
    )
    site_valid_days: WholeNumber = public("Days after its build for which a page may be relied on.", KEPT, default=7)
    former_kept_years: WholeNumber = public(
        "Years after somebody leaves the register, or is removed from it, after which their data is erased.",
        KEPT,
        default=7,
        ge=1,
    )
    applicant_kept_years: WholeNumber = public(
        "Years after the last record about somebody who never was registered, after which their data is erased.",
        KEPT,
        default=2,
        ge=1,
    )
    helper_kept_years: WholeNumber = public(
        "Years after somebody who is no assessor supported a school, after which their name is taken out (P9).",
        KEPT,
        default=7,
        ge=1,
    )


def _amended(name: str, **more: Any) -> Any:
    return public(f"{name} from that day on; left out if it does not change.", DATED, default=None, **more)


class Amendment(Record):
    """Settings that change on a day; those left out stay as they were."""

    key: ClassVar[str] = "from_"

    from_: Date = public("The first day on which they apply.", DATED, alias="from")
    grace_days: WholeNumber | None = _amended("grace_days")
    recent_years: WholeNumber | None = _amended("recent_years")
    payment_days: WholeNumber | None = _amended("payment_days")
    registration_months: WholeNumber | None = _amended("registration_months")
    stale_after_months: WholeNumber | None = _amended("stale_after_months")
    notify_days: WholeNumber | None = _amended("notify_days")
    appeal_days: WholeNumber | None = _amended("appeal_days")
    assessments_per_review: WholeNumber | None = _amended("assessments_per_review", ge=1)
    record_days: WholeNumber | None = _amended("record_days")
    attendance_days: WholeNumber | None = _amended("attendance_days")
    charge_days: WholeNumber | None = _amended("charge_days")
    assessor_payment_days: WholeNumber | None = _amended("assessor_payment_days")
    event_invoice_days: WholeNumber | None = _amended("event_invoice_days")
    site_valid_days: WholeNumber | None = _amended("site_valid_days")
    former_kept_years: WholeNumber | None = _amended("former_kept_years", ge=1)
    applicant_kept_years: WholeNumber | None = _amended("applicant_kept_years", ge=1)
    helper_kept_years: WholeNumber | None = _amended("helper_kept_years", ge=1)


class Published(Entry):
    """What the scheme is called, where it is reached, and the texts it rests on."""

    format: WholeNumber = public(f"The data format of these files: {FORMAT}.", FREE, ge=FORMAT, le=FORMAT)
    name: Line = public("The register's title, as the site shows it.", FREE)
    name_cy: Line | None = public("The title in Welsh, for the Welsh pages.", FREE, default=None)
    demonstration: YesNo = public("yes puts a notice on every page that all people and schools are fictional.", FREE)
    contact_email: Email = public("Where schools ask and assessors send changes (INFO.1).", FREE)
    site_url: Website | None = public(
        "The site's public address, once it has one: for addresses in data files, canonical links and the sitemap.",
        FREE,
        default=None,
    )
    agreements: tuple[AgreementVersion, ...] = public("Every version of the code of practice, oldest first.", DATED)
    procedures: tuple[ProcedureVersion, ...] = public(
        "Every version of the assessment and quality assurance procedures, oldest first.", DATED, default=()
    )


class Scheme(Settings, Published):  # in this order, so that the settings come after what is published
    """The scheme's settings."""

    folder: ClassVar[str] = ""

    amendments: tuple[Amendment, ...] = public("Changes of the settings, oldest first.", DATED, default=())
    note: Line | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)

    def on(self, day: date) -> Settings:
        """The settings in force on a day."""
        begun = [amendment for amendment in self.amendments if amendment.from_ <= day]
        if not begun:
            return self
        changed = {
            name: value
            for amendment in sorted(begun, key=lambda amendment: amendment.from_)
            for name in Settings.model_fields
            if (value := getattr(amendment, name)) is not None
        }
        return self.model_copy(update=changed)

    def agreement_in_force(self, on: date) -> AgreementVersion | None:
        """The version in force on a day: the latest that has begun."""
        begun = [version for version in self.agreements if version.in_force_from <= on]
        return max(begun, key=lambda version: version.in_force_from, default=None)
