"""MAT: written permission to change or reuse the mark's materials."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from generator.records import Assessor, Organisation
from generator.register import Register
from generator.rules.rule import Finding, rule


@rule("MAT.1")
def a_permission_ends_after_it_was_given(register: Register, on: date) -> Iterator[Finding]:
    """A permission to use the mark's materials ends on the day it was given, or later.

    To fix: correct `to`, or the day of the permission. If no end is set, delete `to`.
    """
    holders: Iterator[Assessor | Organisation] = chain(register.assessors.values(), register.organisations.values())
    for holder in holders:
        for index, permission in enumerate(holder.material_permissions):
            if permission.to and permission.to < permission.permitted_on:
                given = ((holder.at("material_permissions", index, "permitted_on"), "the day it was given"),)
                at = holder.at("material_permissions", index, "to")
                yield Finding(at, "This use ends before the permission was given", given)
