"""The sixth journey: 60 names and places as people type them, each of which must lead to who or what is meant.

Either at once, or by one of the names that the page then asks about. The count of both is in the table of the run.
"""

from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Served
from finder import names_shown
from journeys import Effort, Journey, SetOut
from playwright.sync_api import Locator, expect

from generator.site.messages import wording
from generator.vocabulary import Language

pytestmark = pytest.mark.browser

NAMES = {
    "letters swapped": {"Agnieszka Nowka": "Agnieszka Nowak", "Marged Pirtchard": "Marged Pritchard"},
    "a letter missing": {"Bernadete ONeil": "Bernadette O'Neill", "Harriet Lockwod": "Harriet Lockwood"},
    "a letter doubled": {"Kwamme Boateng": "Kwame Boateng", "Sanjay Misstry": "Sanjay Mistry"},
    "as it sounds": {
        "Agnieska Novak": "Agnieszka Nowak",
        "Yusef Kareem": "Yusuf Karim",
        "Shanti Ramanatan": "Shanthi Ramanathan",
        "Conner McAtear": "Conor McAteer",
        "Josef Tindle": "Joseph Tindall",
        "Jeffrey Ashdown": "Geoffrey Ashdown",
    },
    "Welsh": {"Rodri ap Hugh": "Rhodri ap Huw", "Farged Pritchard": "Marged Pritchard"},
    "spaces missing": {"MeiLing Chan": "Mei-Ling Chan", "harrietlockwood": "Harriet Lockwood"},
    "with a title": {"Mr Tindall": "Joseph Tindall", "Mrs. P Whitcombe": "Patricia Whitcombe"},
    "initials": {"J Tindall": "Joseph Tindall", "M. Prichard": "Marged Pritchard", "Achebe, R.": "Rosalind Achebe"},
    "the first name alone": {"Imogen": "Imogen Trelawney", "Sanjey": "Sanjay Mistry"},
    "hyphens": {"Mei Ling Chen": "Mei-Ling Chan", "Whit-combe": "Patricia Whitcombe"},
    "apostrophes": {
        "ONeill": "Bernadette O'Neill",
        "O Neal": "Bernadette O'Neill",
        "O\u00b4Neill": "Bernadette O'Neill",
    },
    "accents": {"Tomasz Zielinski": "Tomasz Zieliński", "Yusúf Karím": "Yusuf Karim"},
}
PLACES = {
    "letters swapped": {"Manchetser": "Manchester", "Leesd": "Leeds"},
    "a letter missing": {"Glasow": "Glasgow", "eeds": "Leeds"},
    "a letter doubled": {"Leicesster": "Leicester"},
    "as it sounds": {"Edinborough": "Edinburgh", "Wooster": "Worcester", "leads": "Leeds"},
    "Welsh, misspelt": {"Carnarfon": "Caernarfon", "Aberystwith": "Aberystwyth", "Landudno": "Llandudno"},
    "Welsh, mutated": {"yng Nghaerdydd": "Caerdydd", "Gaernarfon": "Caernarfon", "Fangor": "Bangor"},
    "in English and in Welsh": {"Abertawe": "Abertawe", "Conway": "Conway"},
    "spaces missing": {"miltonkeynes": "Milton Keynes", "StAndrews": "Saint Andrews"},
    "hyphens": {"Stoke on Trent": "Stoke-on-Trent"},
    "apostrophes": {"Kings Lynn": "King's Lynn", "Bishop's Stortford": "Bishops Stortford"},
    "a saint": {"Saint Albans": "St Albans", "Bury Saint Edmunds": "Bury St Edmunds"},
    "a part, or too much": {"Hull": "Kingston upon Hull", "Leeds, West Yorkshire": "Leeds"},
    "O for 0, I for 1": {"YOI 9ZZ": "YO1", "CF1O 9ZZ": "CF10", "0X4 2AB": "OX4"},
    "a space too many": {"LL 57 1AB": "LL57", "B T 7 1NN": "BT7"},
}
T = wording(Language.ENGLISH)
FEW = 3
"""A reader sees at a glance who is meant among so many."""


def everything(table: dict[str, dict[str, str]]) -> dict[str, str]:
    return {typed: meant for kind in table.values() for typed, meant in kind.items()}


def type_into(reader: Journey, box: Locator, typed: str) -> None:
    box.fill("")
    box.focus()
    reader.type(typed)


def ask_for_a_name(reader: Journey, typed: str, name: str) -> str:
    """Type it and wait until the page has said all it has to say: "typed", "asked", or what went wrong."""
    type_into(reader, reader.page.get_by_label(T("finder.words")), typed)
    reader.page.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("words") == [typed])
    shown = names_shown(reader.page)
    if name in shown and len(shown) <= FEW:
        return "typed"
    asks = reader.page.get_by_text(T("finder.script.did_you_mean")).last
    meant = asks.get_by_role("button", name=name, exact=True)
    if not meant.is_visible():
        return f"{typed}: nobody is offered, or somebody else"
    reader.tap(meant)
    return "asked" if names_shown(reader.page) == [name] else f"{typed}: {name} leads to {names_shown(reader.page)}"


def ask_for_a_place(reader: Journey, typed: str, place: str) -> str:
    box = reader.page.get_by_label(T("finder.postcode"))
    said = reader.page.locator(f"#{box.get_attribute('aria-describedby')}")
    said.evaluate("said => { said.textContent = '' }")
    type_into(reader, box, typed)
    reader.press("Enter")
    expect(said).not_to_be_empty()
    centre = T("finder.script.nearest", centre=T("finder.script.centre", place=place))
    if said.inner_text() == centre:
        return "typed"
    meant = said.get_by_role("button", name=f"{place}, ").first
    if not meant.is_visible():
        return f"{typed}: {said.inner_text()}"
    reader.tap(meant)
    expect(said).to_contain_text(T("finder.script.centre", place=place).removesuffix("."))
    return "asked"


def test_sixty_mistyped_names_and_places_lead_to_who_and_what_is_meant(material: Served, set_out: SetOut) -> None:
    names, places = everything(NAMES), everything(PLACES)
    assert len(names) == len(places) == 30
    # A question costs a tap, and about half are understood without one. A place ends with Enter. The page's bytes are
    # fetched once, and so are the words of portraits, the districts and the towns.
    keys = sum(map(len, [*names, *places])) + len(places)
    most = Effort(taps=32, keys=keys, scrolls=0, bytes=140_000)
    with set_out("60 names and places", most, viewport={"width": 1280, "height": 900}) as reader:
        reader.page.goto(material.address + "assessors/")
        ends = [ask_for_a_name(reader, typed, name) for typed, name in names.items()]
        reader.page.goto(material.address + "assessors/")
        ends += [ask_for_a_place(reader, typed, place) for typed, place in places.items()]
        reader.name += f": {ends.count('typed')} as typed, {ends.count('asked')} by “Did you mean”"
    assert [end for end in ends if end not in ("typed", "asked")] == []
