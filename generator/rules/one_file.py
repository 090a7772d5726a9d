"""INFO.1: one person, one file; the rules on conflicts depend on it. The same for organisations, events and schools."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from generator import addresses
from generator.letters import PLAIN_LETTERS, respelt
from generator.problem import Location, Severity
from generator.records import Assessor, Entry, Organisation, School
from generator.register import AssessmentOnFile, Register
from generator.rules.rule import Finding, rule, rule_of_assessments

E = TypeVar("E", bound=Entry)
_NO_LETTERS = re.compile("[^0-9a-z]+")
Mark = tuple[Hashable, Location]
"""Something by which an entry is known, and where it is written."""


def plain(text: str) -> str:
    """A name as people compare it: no accents, capitals, apostrophes, hyphens or spaces."""
    letters = text.casefold()
    if letters.isascii():  # Nearly all are, and then this is quicker.
        return _NO_LETTERS.sub("", letters)
    return "".join(filter(str.isalnum, respelt("NFKD", letters).translate(PLAIN_LETTERS)))


def _shared(entries: Mapping[str, E], marks: Callable[[E], Iterable[Mark]]) -> Iterator[tuple[Location, Location]]:
    """The places of a mark that another entry has too, each with the place where it is first."""
    first: dict[Hashable, tuple[str, Location]] = {}
    for id, entry in entries.items():
        for mark, at in marks(entry):
            owner, place = first.setdefault(mark, (id, at))
            if owner != id:
                yield at, place


@rule("INFO.1", "ELIG.1")
def a_person_has_one_file(register: Register, on: date) -> Iterator[Finding]:
    """No two assessors share an email address, phone number or membership number.

    To fix: if both files are about one person, ask an owner which id to keep. If not, correct the wrong one.
    """
    marks = {"email address": _emails, "phone number": _phones, "membership number": _memberships}
    for name, of in marks.items():
        for at, place in _shared(register.assessors, of):
            yield Finding(at, f"Another assessor has the same {name}", ((place, "the other file"),))


def _emails(assessor: Assessor) -> Iterator[tuple[str, Location]]:
    if email := assessor.contact.email:
        yield email.casefold(), assessor.at("contact", "email")


def _phones(assessor: Assessor) -> Iterator[tuple[str, Location]]:
    if phone := assessor.contact.phone:
        # +44 1632 960123 and 0044 1632 960123 are 01632 960123.
        digits = "".join(sign for sign in phone.replace("+", "00") if sign.isdigit())
        yield (
            "0" + digits[4:].removeprefix("0") if digits.startswith("0044") else digits,
            assessor.at("contact", "phone"),
        )


def _memberships(assessor: Assessor) -> Iterator[tuple[str, Location]]:
    for index, membership in enumerate(assessor.membership):
        yield plain(membership.number), assessor.at("membership", index, "number")


@rule("INFO.1", "ELIG.1", severity=Severity.TOLD)
def two_files_with_one_name(register: Register, on: date) -> Iterator[Finding]:
    """Two files with the same name and base are about two people.

    To fix: check that they are two people. If not, ask an owner which id to keep.
    """
    for at, place in _shared(register.assessors, _names):
        yield Finding(at, "Another assessor has the same name and base", ((place, "the other file"),))


def _names(assessor: Assessor) -> Iterator[tuple[tuple[str, str], Location]]:
    yield (plain(assessor.name), assessor.base), assessor.at("name")
    for index, name in enumerate(assessor.former_names):
        yield (plain(name), assessor.base), assessor.at("former_names", index)


@rule("INFO.1", severity=Severity.TOLD)
def two_files_with_one_title(register: Register, on: date) -> Iterator[Finding]:
    """Two organisations have different names and websites, and two events different titles or first days.

    To fix: check that they are different. If not, use one id everywhere, and leave the other unused.
    """
    for at, place in _shared(register.organisations, _titles):
        yield Finding(at, "Another organisation has the same name", ((place, "the other file"),))
    for at, place in _shared(register.organisations, _websites):
        yield Finding(at, "Another organisation has the same website", ((place, "the other file"),))
    for at, place in _shared(
        register.events, lambda event: [((plain(event.title), event.first_day), event.at("title"))]
    ):
        yield Finding(at, "Another event has the same title and day", ((place, "the other file"),))


def _titles(organisation: Organisation) -> Iterator[tuple[str, Location]]:
    yield plain(organisation.name), organisation.at("name")


def _websites(organisation: Organisation) -> Iterator[tuple[str, Location]]:
    if website := organisation.website:
        host, slash, path = website.removeprefix("https://").rstrip("/").partition("/")
        yield host.casefold().removeprefix("www.") + slash + path, organisation.at("website")


@rule("REG.1", "INFO.1")
def a_registration_number_is_one_persons(register: Register, on: date) -> Iterator[Finding]:
    """No two people share a registration number, and nobody gets the number of an erased person.

    To fix: if this is the newer file, write the next free number instead. If not, correct the other file.
    """
    given: dict[str, tuple[str, Location]] = {
        number: (id, erasure.at("registration_numbers", index))
        for id, erasure in register.erasures.items()
        for index, number in enumerate(erasure.registration_numbers)
    }
    for assessor in register.assessors.values():
        for number, keys in assessor.registration_numbers:
            owner, place = given.setdefault(number, (assessor.id, assessor.as_written.at(*keys)))
            if owner != assessor.id:
                message = f"This is another person's; the next free number is {register.next_registration_number}"
                yield Finding(assessor.as_written.at(*keys), message, ((place, "the other file"),))


MARKS: Mapping[type[Entry], tuple[Callable[[Any], Iterable[Mark]], ...]] = {
    Assessor: (_emails, _phones, _memberships, _names),
    Organisation: (_titles, _websites),
}
"""By what two entries are held to be one, by their kind."""


TAKEN: Mapping[str, frozenset[str]] = {
    "assessor": addresses.taken(addresses.assessor),
    "fee": addresses.taken(addresses.fee),
}
"""For what has a page of its own on the site: the ids whose address would be another page's."""


@rule("INFO.1")
def an_id_is_free_for_its_page(register: Register, on: date) -> Iterator[Finding]:
    """No assessor, erased person or fee has an id such as compare, which is part of the address of another page.

    To fix: rename the file before another file names it. For a person, add a number: compare-2.
    """
    named: tuple[tuple[str, Mapping[str, Entry]], ...] = (
        ("assessor", register.assessors),
        ("assessor", register.erasures),
        ("fee", register.fees),
    )
    for kind, entries in named:
        for id, entry in entries.items():
            if id in TAKEN[kind]:
                yield Finding(entry.at(), f"The page of this {kind} would have the address of another page")


@rule("P9", "ELIG.1", severity=Severity.TOLD)
def two_files_of_one_school(register: Register, on: date) -> Iterator[Finding]:
    """Two files with the same name and postcode are about two schools, or one names the other as its predecessor.

    To fix: if one came from the other, add to the newer one
    `predecessors: [{school: eng-123456, on: YYYY-MM-DD, how: conversion}]`. If not, leave both as they are.
    """
    # Of 26,506 open schools in England, two pairs share both. A file without support or assessments does no harm: what
    # is on file for one of two files does not count for the other.
    by_postcode = defaultdict(list)
    for school in register.schools.values():
        if school.postcode:
            by_postcode[school.postcode].append(school)
    for neighbours in by_postcode.values():
        by_name: dict[str, list[School]] = defaultdict(list)
        for school in neighbours if len(neighbours) > 1 else ():
            earlier = by_name[plain(school.name)]
            if other := next((other for other in earlier if _may_be_one(register, other, school)), None):
                related = ((other.at("name"), "the other file"),)
                yield Finding(school.at("name"), "Another school has the same name and postcode", related)
            earlier.append(school)


def _may_be_one(register: Register, first: School, second: School) -> bool:
    """Whether two files may be of one school although one of them has something on file."""
    if not (first.support or first.assessments or second.support or second.assessments):
        return False
    return not _one_came_from_the_other(register, first, second)


def _one_came_from_the_other(register: Register, first: School, second: School) -> bool:
    return second in register.with_predecessors(first) or first in register.with_predecessors(second)


@rule("ELIG.1", severity=Severity.WARNED)
def support_by_an_assessor_names_their_id(register: Register, on: date) -> Iterator[Finding]:
    """If an assessor gave support, its record has their id, because a name alone does not keep them from assessing.

    To fix: if it was that assessor, write `assessor: their-id` in place of `given_by`. If it was someone else of that
    name, no action needed.
    """
    named = {
        plain(name): assessor
        for assessor in register.assessors.values()
        for name in (assessor.name, *assessor.former_names)
    }
    for school in register.schools.values():
        for index, support in enumerate(school.support):
            assessor = named.get(plain(support.given_by or ""))
            if assessor and not support.assessor:
                related = ((assessor.at("name"), "the assessor of that name"),)
                message = "An assessor has this name, but the record does not have their id"
                yield Finding(school.at("support", index, "given_by"), message, related)


@rule("P3", "ELIG.1")
def a_school_is_not_its_own_predecessor(register: Register, on: date) -> Iterator[Finding]:
    """A school is not its own predecessor, directly or through other schools.

    To fix: delete the predecessor in the file of the older school.
    """
    for school in register.schools.values():
        for index, predecessor in enumerate(school.predecessors):
            earlier = register.schools[predecessor.school]
            if school.id in {found.id for found in register.with_predecessors(earlier)}:
                yield Finding(school.at("predecessors", index), "This school is its own predecessor")


@rule_of_assessments("P3", of_erased=True)
def a_closed_school_is_not_visited(register: Register, on_file: AssessmentOnFile, on: date) -> Iterator[Finding]:
    """Nobody visits a school, or plans to, once it has closed.

    To fix: record the assessment in the file of the school that replaced it. Or add `cancelled_on: YYYY-MM-DD`.
    """
    for key in ("visit_planned_on", "visited_on"):
        day: date | None = getattr(on_file.assessment, key)
        if day and on_file.school.has_closed(day) and on_file.assessment.is_effective:
            related = ((on_file.school.at("closed_on"), "the day it closed"),)
            yield Finding(on_file.at(key), "The school had closed by this day", related)
