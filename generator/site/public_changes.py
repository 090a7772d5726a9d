"""Public changes of the last twelve months: who joined, who was accredited, which fee was announced.

Made of nothing but what the pages of today say: of each person listed, their standing and since when. So there is one
entry for each of them at most, and neither an entry nor a gap tells of a lapse, a removal, a reinstatement or an
earlier standing. A window of days, unlike a number of entries, lets no older entry come back when a person leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

from generator import addresses
from generator.days import in_words, months_after
from generator.public import PublicSite, PublicStanding
from generator.site.formats import price

MONTHS = 12
IDS = UUID("5f1de6c3-0a55-4ef2-9d64-1f2f5c7b8e20")
"""The namespace of the ids in feed and calendar. Never changed: readers' programs would show everything again."""


class ChangeKind(StrEnum):
    JOINED = "joined"
    ACCREDITED = "accredited"
    FEE_ANNOUNCED = "fee-announced"


KINDS = {PublicStanding.REGISTERED: ChangeKind.JOINED, PublicStanding.ACCREDITED: ChangeKind.ACCREDITED}
SAYS = {PublicStanding.REGISTERED: "is registered", PublicStanding.ACCREDITED: "is accredited"}
"""Not "joined": it need not be for the first time, and whether it is does not show."""


@dataclass(frozen=True)
class PublicChange:
    """A change, on the day of the decision or of the announcement.

    `urn` is its id for ever, `page` the address below the site's top of what it is about.
    """

    on: date
    kind: ChangeKind
    urn: str
    page: str
    title: str


def urn(*parts: str) -> str:
    """An id that the same parts always have, wherever the site is."""
    return uuid5(IDS, "/".join(parts)).urn


def changes(site: PublicSite) -> tuple[PublicChange, ...]:
    """The changes of the twelve months up to the day of the build, newest first."""
    first = months_after(site.on, -MONTHS)
    found = [one for one in (*_people(site), *_fees(site)) if first < one.on <= site.on]
    return tuple(sorted(found, key=lambda one: (-one.on.toordinal(), one.title, one.urn)))


def _people(site: PublicSite) -> Iterator[PublicChange]:
    for one in site.assessors:
        kind = KINDS[one.standing]
        name = urn("changes", kind, one.id, one.since.isoformat())
        yield PublicChange(one.since, kind, name, addresses.assessor(one.id), f"{one.name} {SAYS[one.standing]}")


def _fees(site: PublicSite) -> Iterator[PublicChange]:
    for fee in site.fees:
        for one in fee.schedule:
            if one.announced_on:
                kind = ChangeKind.FEE_ANNOUNCED
                name = urn("changes", kind, fee.id, one.from_.isoformat())
                title = f"Announced: {fee.title} from {in_words(one.from_)}: {price(one.amount, one.vat)}"
                yield PublicChange(one.announced_on, kind, name, addresses.fee(fee.id), title)
