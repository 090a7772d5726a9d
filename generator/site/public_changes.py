"""Public changes of the last twelve months: who joined, who was accredited, which fee was announced.

The input is what is public on the day of the build; the changes go to the page "Changes", to its feed and to
`register changes --public`. A listed person has at most one entry: their present standing and its first day. So
nothing here shows a lapse, a removal, a reinstatement or an earlier standing. The list is limited by days, not by a
number of entries: otherwise an older entry would reappear when a person leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from uuid import UUID, uuid5

from generator import addresses
from generator.days import months_after
from generator.public import PublicSite, PublicStanding
from generator.site.messages import Wording

MONTHS = 12
IDS = UUID("5f1de6c3-0a55-4ef2-9d64-1f2f5c7b8e20")
"""The namespace of the ids in feed and calendar. It never changes: readers' programs would show every entry again."""


class ChangeKind(StrEnum):
    JOINED = "joined"
    ACCREDITED = "accredited"
    FEE_ANNOUNCED = "fee-announced"


KINDS = {PublicStanding.REGISTERED: ChangeKind.JOINED, PublicStanding.ACCREDITED: ChangeKind.ACCREDITED}


@dataclass(frozen=True)
class PublicChange:
    """A change, on the day of the decision or of the announcement.

    `urn` is its permanent id; `page` is the address, below the site's top, of the page it is about. `title` and `page`
    are in one language. No title says "joined": the person may have been registered before, and that is not public.
    """

    on: date
    kind: ChangeKind
    urn: str
    page: str
    title: str


@lru_cache(maxsize=50_000)
def urn(*parts: str) -> str:
    """An id that depends on its parts alone, not on the site's address."""
    return uuid5(IDS, "/".join(parts)).urn


def changes(site: PublicSite, t: Wording) -> tuple[PublicChange, ...]:
    """The changes of the twelve months up to the day of the build, newest first."""
    first = months_after(site.on, -MONTHS)
    recent = [change for change in (*_people(site, t), *_fees(site, t)) if first < change.on <= site.on]
    return tuple(sorted(recent, key=lambda change: (-change.on.toordinal(), change.title, change.urn)))


def _people(site: PublicSite, t: Wording) -> Iterator[PublicChange]:
    for assessor in site.assessors:
        kind = KINDS[assessor.standing]
        id = urn("changes", kind, assessor.id, assessor.since.isoformat())
        title = t(f"changes.person.{assessor.standing}", name=assessor.name)
        yield PublicChange(assessor.since, kind, id, addresses.assessor(assessor.id, t.language), title)


def _fees(site: PublicSite, t: Wording) -> Iterator[PublicChange]:
    for fee in site.fees:
        for amount in fee.schedule:
            if amount.announced_on:
                kind = ChangeKind.FEE_ANNOUNCED
                id = urn("changes", kind, fee.id, amount.from_.isoformat())
                title = t("changes.fee_announced", fee=fee.title, day=t.day(amount.from_), price=t.price(amount.price))
                yield PublicChange(amount.announced_on, kind, id, addresses.fee(fee.id, t.language), title)
