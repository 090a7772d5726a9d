"""PROC: the assessment and quality assurance procedures, published version by version."""

from collections.abc import Iterator
from datetime import date

from generator.register import Register
from generator.rules.rule import Finding, rule


@rule("PROC.1")
def versions_of_the_procedures_are_in_order(register: Register, on: date) -> Iterator[Finding]:
    """Each version of the procedures appears once, in date order.

    To fix: put the versions in date order. If one is there twice, delete the second.
    """
    scheme = register.scheme
    versions: set[str] = set()
    for index, version in enumerate(scheme.procedures):
        related = ((scheme.at("procedures", index - 1), "the version above it"),)
        if version.version in versions:
            yield Finding(scheme.at("procedures", index, "version"), "This version is listed twice", related)
        versions.add(version.version)
        if index and version.in_force_from <= scheme.procedures[index - 1].in_force_from:
            message = "This version does not come into force after the one above it"
            yield Finding(scheme.at("procedures", index, "in_force_from"), message, related)
