"""`data/scheme.yml`: what Naace sets for the whole scheme."""

from datetime import date
from typing import ClassVar

from generator.records.base import Entry, Record, confidential, public
from generator.records.forms import Date, Email, Line, Website, WholeNumber, YesNo

RECORD_DAYS = 30
"""The setting record_days if it is not set, or the settings cannot be read."""


class AgreementVersion(Record):
    """A version of the code of practice and agreement that assessors sign."""

    version: Line = public("Its name, such as 2024.")
    in_force_from: Date = public("The first day it is the one to sign.")
    sign_by: Date = public("The last day by which assessors already registered must have signed it.")


class Scheme(Entry):
    """The scheme's settings."""

    folder: ClassVar[str] = ""

    name: Line = public("The register's title, as the site shows it.")
    name_cy: Line | None = public("The title in Welsh, for the Welsh pages.", default=None)
    demonstration: YesNo = public("yes puts a notice on every page that all people and schools are fictional.")
    contact_email: Email = public("The address that schools and assessors write to (INFO.1).")
    site_url: Website | None = public(
        "The site's public address, once it has one: for addresses in data files, canonical links and the sitemap.",
        default=None,
    )
    agreements: tuple[AgreementVersion, ...] = public("Every version of the code of practice, oldest first.")
    grace_days: WholeNumber = public(
        "Days for which a continuing criterion may fail before the registration lapses.", default=0
    )
    recent_years: WholeNumber = public(
        "Years for which general support, employment or governorship counts as recent (P9).", default=3
    )
    payment_days: WholeNumber = public(
        "Days from an invoice's issue to its due date, unless it says another.", default=30
    )
    registration_months: WholeNumber = public(
        "Months from registration after which the ongoing registration fee must cover each day.", default=12
    )
    stale_after_months: WholeNumber = public(
        "Months after which an assessor's details count as not confirmed (INFO.1).", default=12
    )
    notify_days: WholeNumber = public(
        "Days within which Naace must hear of a school's direct approach or of an appointment (CON.3).", default=2
    )
    appeal_days: WholeNumber = public("Days within which an appeal is in time (QA.4).", default=30)
    assessments_per_review: WholeNumber = public(
        "Assessments after which a Quality Review is due (SA.1).", default=10, ge=1
    )
    record_days: WholeNumber = public(
        "Days within which a decision, signature, moderation, award or payment is put on file.", default=RECORD_DAYS
    )
    site_valid_days: WholeNumber = public("Days after its build for which a page may be relied on.", default=7)
    note: Line | None = confidential("Staff's own words; shown nowhere.", default=None)

    def agreement_in_force(self, on: date) -> AgreementVersion | None:
        """The version in force on a day: the latest that has begun."""
        begun = [version for version in self.agreements if version.in_force_from <= on]
        return max(begun, key=lambda version: version.in_force_from, default=None)
