"""`data/organisations/ID.yml`: an organisation that assessors belong to, or that pays in Naace's place."""

from typing import ClassVar

from generator.records.base import Entry, Period, confidential, public
from generator.records.contact_forms import Website
from generator.records.forms import Line
from generator.records.materials import MaterialPermission


class Organisation(Entry):
    """An organisation of assessors, or an intermediary (a NaaceMark Service Provider)."""

    folder: ClassVar[str] = "organisations"

    name: Line = public("Its name.")
    website: Website | None = public("Its website.", default=None)
    service_provider_agreements: tuple[Period, ...] = confidential(
        "When it has an agreement with Naace as a NaaceMark Service Provider (COST.2).", default=()
    )
    material_permissions: tuple[MaterialPermission, ...] = confidential(
        "Permissions to change or reuse the mark's materials (MAT).", default=()
    )
    note: Line | None = confidential("Staff's own words; shown nowhere.", default=None)
