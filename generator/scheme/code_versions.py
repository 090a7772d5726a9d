"""The versions of the code of practice that an assessor has signed, and those still to sign (CONT.1).

Pure: register, assessor and day in. To sign a later version counts for the earlier ones.
"""

from datetime import date

from generator.records import Assessor
from generator.records.scheme import AgreementVersion
from generator.register import Register


def newest_signature(register: Register, assessor: Assessor, on: date) -> int | None:
    """The position of the signature, made by a day, under the newest version; None if there is none."""
    versions = _by_name(register)
    signed = [
        (versions[signature.version].in_force_from, index)
        for index, signature in enumerate(assessor.agreements)
        if signature.version in versions and signature.signed_on <= on
    ]
    return max(signed)[1] if signed else None


def unsigned_versions(register: Register, assessor: Assessor, on: date) -> tuple[AgreementVersion, ...]:
    """The versions newer than any signed by a day, oldest first; those announced but not yet in force among them."""
    index = newest_signature(register, assessor, on)
    newest = date.min if index is None else _by_name(register)[assessor.agreements[index].version].in_force_from
    later = (version for version in register.scheme.agreements if version.in_force_from > newest)
    return tuple(sorted(later, key=lambda version: version.in_force_from))


def _by_name(register: Register) -> dict[str, AgreementVersion]:
    return {version.version: version for version in register.scheme.agreements}
