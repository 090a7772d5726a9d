"""The letter by which a school hears that its mark ends, and how to renew it (P8)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator import addresses
from generator.days import day_before, years_after
from generator.office.letters.letter import Block, Kind, Letter, LetterRefusedError, LetterSource, facts, paragraph
from generator.office.letters.wording import LetterWording
from generator.office.on_file import SCHOOLS
from generator.records import School
from generator.records.fee import ASSESSMENT_CHARGE
from generator.rules.school_assessments import RENEWAL_DAYS, RENEWAL_YEARS


def write(source: LetterSource, id: str) -> Iterator[Letter]:
    """The letter on the end of a school's mark. Raises LetterRefusedError where there is nothing to renew."""
    school = source.register.schools[id]
    ends = _ends(source, school)
    for t in source.wordings(school):
        subject = t("renewal.subject" if ends > source.on else "renewal.subject_ended")
        yield source.letter(school, t, f"renewal-{school.id}-{ends.year}", subject, _blocks(source, school, ends, t))


def everyone(source: LetterSource) -> Iterator[str]:
    """The ids of the schools whose mark ends soon or has ended, and that asked for no new visit."""
    for school in source.register.schools.values():
        try:
            ends = _ends(source, school)
        except LetterRefusedError:
            continue
        if ends - timedelta(days=RENEWAL_DAYS) <= source.on:
            yield school.id


def _ends(source: LetterSource, school: School) -> date:
    """The day on which the school's latest mark ends. Raises LetterRefusedError where there is nothing to renew."""
    register, on = source.register, source.on
    awards = [award.assessment for award in register.awards(school) if award.assessment.is_awarded_on(on)]
    latest = awards[-1] if awards else None
    if latest is None or latest.awarded_on is None or latest.mark_expires_on is None:
        raise LetterRefusedError(f"{school.name} has no award by that day", "There is nothing to renew.")
    if school.closed_on and school.closed_on <= on:
        raise LetterRefusedError(f"{school.name} has closed", "There is nobody to write to.")
    following, since = source.followers.get(school.id, (None, on))
    if following and since <= on:
        raise LetterRefusedError(f"{following.name} followed {school.name}", f"Write to {following.id}.")
    if on >= years_after(latest.mark_expires_on, RENEWAL_YEARS):
        raise LetterRefusedError(f"The mark of {school.name} ended more than a year ago", "There is nothing to renew.")
    asked = [
        assessment
        for assessed in register.with_predecessors(school)
        for assessment in assessed.assessments
        if assessment.is_effective and latest.awarded_on < assessment.requested.on <= on
    ]
    if asked:
        raise LetterRefusedError(f"{school.name} has asked for a new visit already", "There is nothing to remind of.")
    return latest.mark_expires_on


def _blocks(source: LetterSource, school: School, ends: date, t: LetterWording) -> list[Block]:
    fee, site = source.register.fees.get(ASSESSMENT_CHARGE), source.register.scheme.site_url
    amount = fee.in_force(source.on) if fee else None
    later = [entry for entry in fee.schedule if entry.from_ > source.on] if fee else []
    address = f"{site.rstrip('/')}/{addresses.in_language(addresses.ASSESSORS, t.language)}" if site else None
    return [
        paragraph(
            t("renewal.ends" if ends > source.on else "renewal.ended", day=t.day(day_before(ends)), clause="P8"),
        ),
        facts(t, school=school.name, last_day=t.day(day_before(ends))),
        paragraph(t("renewal.how")),
        paragraph(t("renewal.find", address=address) if address else None),
        paragraph(
            t("renewal.price", price=t.price(amount.price), clause="COST.1") if amount else None,
            t("renewal.price_later", day=t.day(later[0].from_), price=t.price(later[0].price)) if later else None,
        ),
    ]


KIND = Kind("renewal", "To a school whose mark ends soon, or has ended.", SCHOOLS, write, everyone)
