"""The traces of a person in a text: their names as people write them, their phone, email and membership number.

A family name alone is taken for the person if it has a capital and means nothing else: no word, such as Price, no
place, and nobody else on file. With a title, an initial or a first name it always is. Welsh mutations are not looked
for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.letters import respelt
from generator.records import Assessor

TITLES = "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd|cllr|canon|fr|herr|frau|mme|mlle"
TITLES_OF_SEVERAL = "messrs|messieurs|mesdames|drs|profs|professors|mr and mrs|mrs and mr|dr and mrs|mr & mrs"
BETWEEN = r"[\s#]+"
"""What is between two words: a space, or the end of a line, with the sign of a comment on the next."""
SIGNS = r"[\s().+/\u2010-\u2015-]*"
"""What people write between the digits of a number."""
FEWEST = 4
"""A shorter word, such as the beginning of an email address, is not looked for on its own."""
FEWEST_GLUED = 5
"""A shorter family name may make another word together with an initial: Rice and P make price."""
_PARTICLES = "ap ab ferch verch van von der den de la le di da du del el al bin st mac mc o"
PARTICLES = frozenset(_PARTICLES.split())
"""Words that belong to the family name after them."""
_WORDS = """
abbey abbot ash ball banks barber barker barn bass bay bell best bird bishop black bloom bond bow bridge bridges
brook brooks brown bull bush butcher butler carpenter carter case castle chambers chance chapel chase church clay
close cook cooper corner crane cross curry dale day dean drummer english fair farmer field fields finch fish fisher
flood flower flowers ford forest foster fox frank freeman french frost gates glass gold golden good grace grant gray
green grey grove guest hall hand hands hardy harper head heath hill hills holiday holly hood hook hope house hunt
hunter ireland ivory joy judge king knight lake lamb lane last law lead lee life light little lock long lord love
low major march marks marsh marshall mason may mill miller mills moon moor more moss mount new noble north page
paris parish park parks parson peace pepper perry piper plant pollard pond pool pope porter post potter pound price
pride prior quick rain ray read reading reed rich ridge rivers robin root rose rush rust sage salt sands savage
school sharp shepherd shield short silver skinner small smart snow south spring square stone strange street strong
summer summers swan sweet swift tanner temple thorn told tower town trip turner twist tyler vale walker wall ward
weaver wells west white will wills winter winters wise wolf wood woods wright young
"""
WORDS = frozenset(_WORDS.split())
"""Family names that are words too. A name that the register also has with a small letter counts as a word."""
PLACES = (
    "street|st|road|rd|lane|avenue|ave|close|drive|way|park|hill|house|hall|school|primary|infants?|junior|secondary|"
    "high|grammar|academy|college|university|grange|green|court|place|square|terrace|crescent|gardens|farm|bridge|"
    "church|town|village|common|moor|wood|trust|federation|centre"
)
"""Words after which a family name is the name of a place or school."""
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d"})
_TWO_LETTERS = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ß": "ss"}
"""How a letter is written out where a keyboard does not have it."""


def plain(text: str) -> str:
    """A text without accents and kinds of apostrophes and hyphens; its lines stay."""
    if text.isascii() and "`" not in text:
        return text
    letters = respelt("NFKD", text)
    bare = "".join(_TWO_LETTERS.get(letter, letter) for letter in letters if not unicodedata.combining(letter))
    return re.sub("[\u2010-\u2015]", "-", re.sub("[\u2018\u2019\u02bc`]", "'", bare.translate(_LETTERS)))


class Pattern(NamedTuple):
    """What a pattern finds, the pattern, and whether nobody else of the same family name is meant by it."""

    what: str
    pattern: re.Pattern[str]
    is_certain: bool
    is_alone: bool = False
    """Whether it is the family name alone."""


class Traces:
    """What to look for of a person. `texts` and `others`, the names of everybody else on file, say whether the family
    name alone may mean something else.
    """

    def __init__(self, person: Assessor, texts: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self.person = person
        names = frozenset(word for name in others for word in re.split("[ -]", plain(name).casefold()))
        known = tuple(texts)
        self._alone = tuple(family for family in self._families() if _means_a_person(family, names, known))

    def found(self, text: str, *, of_a_namesake: bool = False) -> Iterator[tuple[int, str]]:
        """The lines of a text that hold something of the person, and what that is. In the file of somebody of the same
        family name, that name with a title or an initial is theirs.
        """
        readable = plain(text)
        is_named = any(stem in readable.casefold() for stem in self._stems)
        for pattern in self._patterns:
            if not pattern.is_certain and (of_a_namesake or not is_named):
                continue
            for match in pattern.pattern.finditer(readable):
                if not (pattern.is_alone and _is_after_a_first_name(readable, match)):
                    yield readable.count("\n", 0, match.start()) + 1, pattern.what

    @property
    def family_names(self) -> frozenset[str]:
        return frozenset(plain(name).casefold().split()[-1] for name in self._names)

    @property
    def _names(self) -> Sequence[str]:
        return self.person.name, *self.person.former_names

    def _families(self) -> Iterator[str]:
        """The family names, with the words that belong to them, and the halves of double ones."""
        for name in self._names:
            words = name.split()
            if len(words) > 1:
                family = " ".join(_with_particles(words))
                yield from dict.fromkeys((family, *_halves(words[-1])))

    @cached_property
    def _stems(self) -> frozenset[str]:
        """Letters in a row of each word of the names: a text without any of them holds no name."""
        stems: set[str] = set()
        for word in " ".join(self._names).split():
            written_out = "".join(_WRITTEN_OUT.get(letter, letter) for letter in respelt("NFC", word.lower()))
            for form in (plain(word), plain(written_out)):
                runs = re.split(r"[\W_]+", form.casefold())
                stems |= {run for run in runs if len(run) >= FEWEST - 1} or {max(runs, key=len)}
        return frozenset(stems)

    @cached_property
    def _patterns(self) -> list[Pattern]:
        person = self.person
        patterns = [("name", *pattern) for pattern in _of_name(person.name)]
        for name in person.former_names:
            patterns += [("former name", *pattern) for pattern in _of_name(name)]
        email = plain(person.contact.email)
        local = email.partition("@")[0]
        patterns.append(("email address", rf"(?i:{re.escape(email)}|{re.escape(local)}@)", True))
        if local != person.id and len(local) >= FEWEST and not (local.isalpha() and self._is_a_word(local)):
            patterns.append(("email address", rf"(?i:{re.escape(local)})", True))
        for membership in person.membership:
            patterns.append(("membership number", _of_number(membership.number), True))
        if person.contact.phone:
            patterns.append(("phone number", _of_phone(person.contact.phone), True))
        found = [
            Pattern(what, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), certain) for what, pattern, certain in patterns
        ]
        for family in self._alone:
            pattern = rf"(?<![\w@.-])(?:{_capital(family)}){_OF}(?!['@-]?\w|\.\w|{BETWEEN}(?i:{PLACES})\b)"
            what = "name" if family in " ".join(_with_particles(person.name.split())) else "former name"
            found.append(Pattern(what, re.compile(pattern), is_certain=False, is_alone=True))
        return found

    def _is_a_word(self, local: str) -> bool:
        """Whether the beginning of an email address may be anything else: it holds no name of the person."""
        words = (word for name in self._names for word in re.split("[^a-z]+", plain(name).casefold()))
        return not any(len(word) >= FEWEST and word in local.casefold() and word != local.casefold() for word in words)


_OF = r"(?:'s|s'|s)?"
"""The end of a name whose thing something is, or of several of that name."""


def _with_particles(words: Sequence[str]) -> Sequence[str]:
    """The last word of a name, and the words before it that belong to it."""
    first = len(words) - 1
    while first > 1 and plain(words[first - 1]).casefold() in PARTICLES:
        first -= 1
    return words[first:]


def _halves(family: str) -> Sequence[str]:
    halves = plain(family).split("-")
    return [half for half in halves if len(half) >= FEWEST - 1] if len(halves) > 1 else []


def _means_a_person(family: str, names: frozenset[str], texts: Iterable[str]) -> bool:
    """Whether a family name with a capital, and nothing with it, means the person."""
    word = plain(family).casefold()
    if word in WORDS or len(word) < FEWEST - 1 or not names.isdisjoint(re.split("[ -]", word)):
        return False
    as_a_word = re.compile(rf"(?<![\w@./-]){re.escape(word)}(?![\w@/-]|\.\w)")
    return not any(as_a_word.search(plain(text)) for text in texts)


def _is_after_a_first_name(text: str, match: re.Match[str]) -> bool:
    """Whether a family name follows somebody else's first name: a word with a capital inside a sentence, or one that
    makes up a value together with it.
    """
    above = text[max(0, match.start() - 80) : match.start()]
    before = re.search(r"(?P<sign>\S?)[\s#]+[\"']?(?:[A-Z][\w'-]+|[A-Z]\.)[\s#]+$", above)
    if not before or before["sign"] in ("", ".", "!", "?", "|", ">"):
        return False
    if before["sign"] not in (":", "-"):
        return True
    return bool(re.match(r"[\"']?[ ]*(?:[}\]]|,[ ]*\w+:|$)", text[match.end() : match.end() + 40], re.MULTILINE))


def _of_word(word: str) -> str:
    """A pattern of a name's word: with other signs between its parts or none, and with letters written out."""
    parts = []
    for letter in respelt("NFC", word):
        short, long = re.escape(plain(letter)), _WRITTEN_OUT.get(letter.lower())
        if letter.isspace():
            parts.append(BETWEEN)
        elif short in ("'", r"\-"):
            parts.append(r"[\s'-]?")
        elif long and long != short.lower():
            parts.append(rf"(?:{short}|{rf'{long.title()}|{long.upper()}' if letter.isupper() else long})")
        else:
            parts.append(short)
    return "".join(parts)


def _capital(family: str) -> str:
    """A family name with a capital, or in capitals."""
    word = plain(family)
    first, upper = _of_word(family), _of_word(family.upper())
    if not word[0].isalpha() or word[0].islower():  # such as ap Huw
        return rf"{first}|{upper}|{_of_word(family.title())}"
    return rf"{first}|{upper}"


def _of_name(name: str) -> Iterator[tuple[str, bool]]:
    """Patterns of a name: whole, turned round, with other middle names or none, with a title, with an initial, or
    written as one word; and whether each is certain.

    An initial without a point is looked for in capitals alone: "rings a bell" is not A Bell.
    """
    words = name.split()
    *given, family = map(_of_word, words)
    yield rf"(?i:{BETWEEN.join([*given, family])}){_OF}", True
    if not given:
        return
    halves = [rf"{_of_word(half)}(?!-\w)" for half in _halves(words[-1])]
    family = "|".join((family, *halves))
    capital = "|".join((_capital(words[-1]), *(rf"{_capital(half)}(?!-\w)" for half in _halves(words[-1]))))
    family, capital = rf"(?:{family}){_OF}", rf"(?:{capital}){_OF}"
    first, last = re.escape(plain(words[0])[0]), re.escape(plain(words[-1])[0])
    point = r"\.[\s#]*"
    middle = "".join(rf"(?:{word}{BETWEEN})?" for word in given[1:])
    yield rf"(?i:{family},{BETWEEN}{given[0]})", True
    yield rf"(?i:{family}{BETWEEN}{given[0]}){_OF}", True
    half = _of_word(words[0].partition("-")[0])  # Mary-Jane is also Mary, or M-J.
    yield rf"(?i:(?:{given[0]}|{half}){BETWEEN}{middle}{family})", False
    yield rf"(?i:{given[0]}){BETWEEN}(?:[A-Z][\w'-]*\.?{BETWEEN}){{1,2}}(?i:{family})", False
    yield rf"(?i:{first}{point}(?:-?[a-z]{point}){{0,2}}{middle}{family})", False
    yield rf"{first.upper()}(?:(?:{BETWEEN}|-)?[A-Z]){{0,2}}{BETWEEN}(?i:{middle}){capital}", False
    is_word = plain(words[-1]).casefold() in WORDS
    comma, end = (",", r"\.?(?!\w)") if is_word else (",?", r"(?!\w)")  # Price I paid, and Price, I.
    yield rf"{capital}{comma}{BETWEEN}{first.upper()}{end}", False
    yield rf"(?i:{given[0]}){BETWEEN}{last.upper()}(?!['\w-])", False
    for other in given[1:]:
        if len(other) >= FEWEST:
            yield rf"(?i:{given[0]}{BETWEEN}{other}){_OF}", False
    yield from ((pattern, False) for pattern in _with_titles(given, rf"{middle}{family}", words[1:-1]))
    yield from ((pattern, False) for pattern in _as_one_word(words))


def _with_titles(given: Sequence[str], family: str, between: Sequence[str]) -> Iterator[str]:
    """Patterns of a name with a title, and among those who share one."""
    point = r"\.?[\s#]+|\.[\s#]*"
    whole = rf"(?:{given[0]}{BETWEEN})?{family}"
    yield rf"(?i:(?:{TITLES})(?:{point})(?:[a-z](?:{point}))*{whole})"
    others = rf"(?:[\w.'-]+(?:,|,?{BETWEEN}(?:and|&))?{BETWEEN}){{0,5}}?"
    yield rf"(?i:(?:{TITLES_OF_SEVERAL})(?:{point}){others}{whole})"
    for word in between:
        if len(word) >= FEWEST:  # it may be the first half of a double name
            yield rf"(?i:(?:{TITLES})(?:{point})(?:[a-z](?:{point}))*{_of_word(word)}){_OF}(?!{BETWEEN}[A-Z])"


def _as_one_word(words: Sequence[str]) -> Iterator[str]:
    """Patterns of a name as people write it in an address: all together, or with an initial. The name with hyphens is
    an id, which stays.
    """
    first, family = _of_word(words[0]), _of_word(words[-1])
    initial = re.escape(plain(words[0])[0])
    yield rf"(?i:{first}[._]?{family}|{family}[._]?{first}){_OF}"
    for name in (words[-1], *_halves(words[-1])):
        yield rf"{initial.upper()}(?:{_capital(name)}){_OF}"
        if len(name) >= FEWEST_GLUED:
            yield rf"(?i:{initial}[._]?{_of_word(name)}|{_of_word(name)}[._]?{initial})"


def _of_number(number: str) -> str:
    """A membership number, with signs between its parts, or its digits where they are said to be a number."""
    letters = [re.escape(sign) for sign in plain(number) if sign.isalnum()]
    pattern = rf"(?i:{r'[ ./_-]?'.join(letters)})"
    digits = re.sub(r"\D", "", number)
    if len(digits) >= FEWEST:
        said = r"member(?:ship)?|number|num|nr|no"
        pattern += rf"|(?i:(?:{said})[\s.:#/]*(?:(?:number|num|nr|no)[\s.:#/]*)?{digits})"
    return pattern


def _of_phone(phone: str) -> str:
    """The digits of a phone number, however they are grouped, with or without its country."""
    digits = re.sub(r"\D", "", phone)
    is_british = not phone.startswith(("+", "00")) or digits.removeprefix("00").startswith("44")
    if not is_british:
        return rf"(?:00{SIGNS})?{SIGNS.join(digits.removeprefix('00'))}"
    own = re.sub(r"^(?:00)?44", "", digits).removeprefix("0") if phone.startswith(("+", "00")) else digits[1:]
    return rf"(?:(?:\+|00){SIGNS}4{SIGNS}4{SIGNS})?{SIGNS}(?:0{SIGNS})?{SIGNS.join(own)}"
