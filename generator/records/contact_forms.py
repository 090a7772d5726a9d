"""The formats of email addresses, phone numbers, websites and postcodes: as people have them, and no others.

Each reads the text of a YAML scalar and keeps it as it is, or refuses it and says what is wrong with this very one.
"""

import re
from typing import Annotated, NoReturn
from urllib.parse import quote, urlsplit

from pydantic import BeforeValidator

from generator.postcodes import districts
from generator.records.forms import pattern_schema, refuse, word
from generator.vocabulary import nearest

LONGEST_EMAIL, LONGEST_WEBSITE = 254, 300
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = re.compile(rf"({_LABEL}\.)+(?=.*[a-z])(?![0-9]+$){_LABEL}", re.IGNORECASE)
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}", re.IGNORECASE)
_DISTRICT = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_INWARD = r"[0-9][A-Z]{2}"
_ANY_HOST = r"(?!-)([^\s@?#/:.,;)]+\.)+(?!\d+(:|/|$))[^\s@?#/:.,;)]+"
"""Near enough a host's name, for editors, which cannot encode one with accents."""
_LOCAL_PART = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_IN_ADDRESSES = "%/:@!$&'()*+,;=~-._"
"""What a path holds as it is; every other sign is sent as its bytes in hexadecimal."""


def uri(website: str) -> str:
    """A website's address as programs need it: scheme and host in small letters, accents and brackets encoded."""
    parts = urlsplit(website)
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe=_IN_ADDRESSES)}"


def _email(value: object) -> str:
    text = word(value)
    local, at, host = text.rpartition("@")
    as_in = "Write the address alone, such as name@example.org."
    if re.search(r"\s", text):
        raise refuse("There is a space in this email address", f"Delete it. {as_in}")
    if text.lower().startswith("mailto:") or "<" in text:
        raise refuse("There is more here than an email address", as_in)
    if not at or "@" in local:
        raise refuse("An email address holds one @", as_in)
    if not text.isascii():
        raise refuse(
            "There is a letter with an accent, or another sign that is in no email address",
            "Type the address again, letter by letter.",
        )
    if not _LOCAL.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        raise refuse(
            "No email address has this before the @",
            "Look for a dot at its beginning or end, for two dots in a row, and for signs that do not belong there.",
        )
    if not _HOST.fullmatch(host) or len(text) > LONGEST_EMAIL:
        raise refuse("What follows the @ is no name of a mail server", "Write it in full, such as name@example.org.")
    return text


def _website(value: object) -> str:
    text = word(value)
    scheme, colon, rest = text.partition("://")
    authority, _, path = rest.partition("/")
    if re.search(r"\s", text):
        raise refuse("There is a space in this address", "Delete it, or write %20 in its place.")
    if not colon:
        raise refuse("This address does not begin with https://", "Write https:// in front of it.")
    if scheme.lower() == "http":
        _refuse_http()
    if scheme.lower() != "https":
        raise refuse("This address does not begin with https://", "Write the address of a page on the web.")
    if "@" in authority:
        raise refuse("There is a user name before the @ in this address", "Delete it, and the @.")
    for sign, what in (("?", "a question mark"), ("#", "a #")):
        if sign in rest:
            raise refuse(
                f"There is {what} in this address",
                f"Delete the {sign} and all that follows, and check that the address still leads to the page.",
            )
    if bad := re.search(r'[<>"\\^`|]', path):
        raise refuse(f"No address holds the sign {bad[0]}", "Copy the address from the browser's address bar again.")
    _check_host(authority)
    if len(text) > LONGEST_WEBSITE:
        raise refuse(f"This is longer than {LONGEST_WEBSITE} characters", "Write the address of a page above it.")
    return text


def _check_host(authority: str) -> None:
    host, _, port = authority.partition(":")
    if host.endswith((".", ",", ";", ")")):
        raise refuse(f"The website's name ends with the sign {host[-1]}", "Delete it.")
    if (
        not _HOST.fullmatch(_ascii(host))
        or not re.fullmatch(r"[0-9]{0,5}", port, re.ASCII)
        or not 0 < int(port or 1) <= 65535
    ):
        raise refuse("There is no website's name after https://", "Write it in full, such as https://www.example.org.")
    if not _is_one_name(host):
        raise refuse(
            "The website's name holds a letter that programs read in more than one way",
            "Write the name as its owner registered it, which begins with xn--.",
        )


def _refuse_http() -> NoReturn:
    raise refuse(
        "This address begins with http://, which is not safe",
        "Write https:// instead, and check that it leads to the page.",
    )


def _ascii(host: str) -> str:
    """The name of a host with its accents encoded; what cannot be encoded is returned as it is, and is no name."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def _is_one_name(host: str) -> bool:
    """Whether a host's name stays what it is when it is encoded; with a ß, Python's and a browser's are two names."""
    try:
        return host.isascii() or _ascii(host).encode().decode("idna") == host.lower()
    except UnicodeError:
        return False


def _phone(value: object) -> str:
    text = word(value)
    as_in = 'Write digits and spaces, with + before a country, such as "01632 960123".'
    if re.match(r"(\+|00) ?44 ?\(?0", text):
        raise refuse("After 44 the 0 of this phone number is left out", f"Delete it, and brackets around it. {as_in}")
    if re.search(r"[^0-9 +]", text):
        raise refuse("There is something else than digits and spaces in this phone number", f"Delete it. {as_in}")
    if not re.fullmatch(r"\+?[0-9]( ?[0-9])*", text):
        raise refuse("A space or a + is in the wrong place in this phone number", as_in)
    if not 9 <= sum(character.isdigit() for character in text) <= 15:
        raise refuse("A phone number has 9 to 15 digits", as_in)
    return text


def _known(district: str) -> None:
    if district not in districts():
        near = nearest(district, districts())
        fix = f"Did you mean {near}?" if near else "Look it up, and type it again."
        raise refuse("There is no such postcode district", fix)


def _postcode(value: object) -> str:
    text = word(value)
    if not re.fullmatch(f"{_DISTRICT} {_INWARD}", text, re.ASCII):
        raise refuse("This is not a postcode", "Write it in capitals with one space: YO1 9ZZ.")
    _known(text.split()[0])
    return text


def _district(value: object) -> str:
    text = word(value)
    if not re.fullmatch(_DISTRICT, text, re.ASCII):
        fix = "Write the part before the space, in capitals: YO1."
        if re.fullmatch(f"{_DISTRICT} *{_INWARD}", text.upper(), re.ASCII):
            raise refuse("This is a whole postcode, and would show where somebody lives", fix)
        raise refuse("This is not a postcode district", fix)
    _known(text)
    return text


Email = Annotated[
    str,
    BeforeValidator(_email),
    pattern_schema(
        rf"^{_LOCAL_PART}(\.{_LOCAL_PART})*@((?!-)[A-Za-z0-9-]+\.)+(?!-|\d+$)[A-Za-z0-9-]+$",
        "An email address, such as name@example.org.",
        maxLength=LONGEST_EMAIL,
    ),
]
Phone = Annotated[
    str,
    BeforeValidator(_phone),
    pattern_schema(
        r"^(?!(\+|00) ?44 ?0)\+?[0-9]( ?[0-9]){8,14}$",
        'Digits and spaces, such as "01632 960123".',
        types=("string", "number"),
    ),
]
Website = Annotated[
    str,
    BeforeValidator(_website),
    pattern_schema(
        rf'^[Hh][Tt][Tt][Pp][Ss]://{_ANY_HOST}(:[0-9]{{1,5}})?(/[^\s?#<>"\\^`|]*)?$',
        "An address that begins with https://, without ? and #.",
        maxLength=LONGEST_WEBSITE,
    ),
]
Postcode = Annotated[
    str,
    BeforeValidator(_postcode),
    pattern_schema(f"^{_DISTRICT} {_INWARD}$", "In capitals with one space: YO1 9ZZ."),
]
"""A full postcode of a district that exists, in capitals, one space."""
PostcodeDistrict = Annotated[
    str,
    BeforeValidator(_district),
    pattern_schema(f"^{_DISTRICT}$", "The part of the postcode before the space: YO1."),
]
"""The outward part of a postcode; a district that exists."""
