"""The traces of a person in a text: their names as people write them, their phone, email and membership number."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from generator.records import Assessor

TITLES = "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd"
BETWEEN = r"[\s#]+"
"""What is between two words: a space, or the end of a line, with the sign of a comment on the next."""
SIGNS = r"[\s().+/\u2010-\u2015-]*"
"""What people write between the digits of a number."""
FEWEST = 4
"""A shorter word, such as the beginning of an email address, is not looked for on its own."""


def plain(text: str) -> str:
    """A text without accents and kinds of apostrophes and hyphens; its lines stay."""
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub("[\u2010-\u2015]", "-", re.sub("[\u2018\u2019\u02bc`]", "'", bare))


class Traces:
    """What to look for of a person."""

    def __init__(self, person: Assessor) -> None:
        self.person = person

    def found(self, text: str, *, of_a_namesake: bool = False) -> Iterator[tuple[int, str]]:
        """The lines of a text that hold something of the person, and what that is. In the file of somebody of the same
        family name, that name with a title or an initial is theirs.
        """
        readable = plain(text)
        for what, pattern, is_certain in self._patterns:
            if is_certain or not of_a_namesake:
                for match in pattern.finditer(readable):
                    yield readable.count("\n", 0, match.start()) + 1, what

    @property
    def family_names(self) -> frozenset[str]:
        return frozenset(plain(name).casefold().split()[-1] for name in (self.person.name, *self.person.former_names))

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str], bool]]:
        """What each pattern finds, the pattern, and whether nobody else of the same family name is meant by it."""
        person = self.person
        patterns = [("name", *pattern) for pattern in _of_name(person.name)]
        for name in person.former_names:
            patterns += [("former name", *pattern) for pattern in _of_name(name)]
        email = plain(person.contact.email)
        local = email.partition("@")[0]
        patterns.append(("email address", rf"(?i:{re.escape(email)}|{re.escape(local)}@)", True))
        if local != person.id and len(local) >= FEWEST and not local.isalpha():
            patterns.append(("email address", rf"(?i:{re.escape(local)})", True))
        for membership in person.membership:
            signs = [re.escape(sign) for sign in plain(membership.number) if sign.isalnum()]
            patterns.append(("membership number", rf"(?i:{r'[ -]?'.join(signs)})", True))
        if person.contact.phone:
            patterns.append(("phone number", _of_phone(person.contact.phone), True))
        return [(what, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), certain) for what, pattern, certain in patterns]


def _of_name(name: str) -> Iterator[tuple[str, bool]]:
    """Patterns of a name: whole, turned round, with a title, and with an initial; and whether each is certain.

    An initial without a point is looked for in capitals alone: "rings a bell" is not A Bell.
    """
    words = plain(name).split()
    *given, family = [re.sub(r"\\?['-]", r"[\\s'-]?", re.escape(word)) for word in words]
    yield rf"(?i:{BETWEEN.join([*given, family])})", True
    if not given:
        return
    first, last = re.escape(words[0][0]), re.escape(words[-1][0])
    capital = rf"(?:{family[0].upper()}{family[1:]}|{family.upper()})" if family[0].isalpha() else family
    point = r"\.[\s#]*"
    yield rf"(?i:{family},{BETWEEN}{given[0]})", True
    yield rf"(?i:{first}{point}(?:[a-z]{point}){{0,2}}{family})", False
    yield rf"{first.upper()}{BETWEEN}(?:[A-Z]{BETWEEN}){{0,2}}{capital}", False
    yield rf"{capital},?{BETWEEN}{first.upper()}(?!\w)", False
    yield rf"(?i:{given[0]}){BETWEEN}{last.upper()}(?!['\w-])", False
    middle = "".join(rf"(?:{word}{BETWEEN})?" for word in given)
    yield rf"(?i:(?:{TITLES})(?:{point}|{BETWEEN})(?:[a-z](?:{point}|{BETWEEN}))*{middle}{family})", False


def _of_phone(phone: str) -> str:
    """The digits of a phone number, however they are grouped, with or without its country."""
    digits = re.sub(r"\D", "", phone)
    is_british = not phone.startswith(("+", "00")) or digits.removeprefix("00").startswith("44")
    if not is_british:
        return SIGNS.join(digits)
    own = re.sub(r"^(?:00)?44", "", digits).removeprefix("0") if phone.startswith(("+", "00")) else digits[1:]
    return rf"(?:(?:\+|00){SIGNS}4{SIGNS}4{SIGNS})?{SIGNS}(?:0{SIGNS})?{SIGNS.join(own)}"
