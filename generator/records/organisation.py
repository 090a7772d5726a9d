"""`data/organisations/ID.yml`: an organisation that assessors belong to, or that pays in Naace's place."""

from typing import ClassVar

from generator.records.base import (
    FREE,
    KEPT,
    Entry,
    Grounds,
    Kept,
    Period,
    confidential,
    correcting,
    grounds,
    public,
    recorded_late,
    withdrawing,
)
from generator.records.contact_forms import Website
from generator.records.forms import Date, Line, Text, YesNo
from generator.records.materials import MaterialPermission


class ProviderAgreement(Kept, Period):
    """A time of an agreement with Naace as a NaaceMark Service Provider (COST.2)."""

    key: ClassVar[str] = "from_"

    corrects: Date | None = correcting("the first day")
    correction: Grounds | None = grounds()
    withdrawn: YesNo = withdrawing()
    recorded_late: Text | None = recorded_late()


class Organisation(Entry):
    """An organisation of assessors, or an intermediary (a NaaceMark Service Provider)."""

    folder: ClassVar[str] = "organisations"

    name: Line = public("Its name.", FREE)
    website: Website | None = public("Its website.", FREE, default=None)
    service_provider_agreements: tuple[ProviderAgreement, ...] = confidential(
        "When it has an agreement with Naace as a NaaceMark Service Provider (COST.2).", KEPT, default=()
    )
    material_permissions: tuple[MaterialPermission, ...] = confidential(
        "Permissions to change or reuse the mark's materials (MAT).", KEPT, default=()
    )
    note: Line | None = confidential("Staff's own words; shown nowhere.", FREE, default=None)
