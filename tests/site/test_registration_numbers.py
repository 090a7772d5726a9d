"""The registration number is wherever a person is: on pages, in lists, letter, badge and data files."""

import csv
import json
import re
from io import StringIO

import pytest
from published import NOT_LISTED, made, site

from generator import addresses
from generator.site.api import data_files
from generator.site.docs import docs

NUMBER = "ICTM 0002"
"""Tom Hale's."""
ID = "tom-hale"


@pytest.mark.parametrize("folder", ["", "cy/"])
def test_the_number_is_on_the_page_in_lists_and_in_the_letter(folder: str) -> None:
    files = docs(site())
    page = files[f"{folder}assessors/{ID}.md"].decode()
    assert f"<strong>{NUMBER}</strong>" in page
    assert page.index(NUMBER) < page.index('class="lead"'), "before everything else"
    assert f"({NUMBER}, {ID})" in re.findall(r'<pre class="letter">(.*?)</pre>', page, re.DOTALL)[0]
    row = re.findall(rf'data-id="{ID}".*?</tr>', files[f"{folder}assessors.md"].decode(), re.DOTALL)[0]
    assert NUMBER in row


def test_the_number_is_in_every_file_about_the_person() -> None:
    files = made()
    (person,) = (found for found in json.loads(files[addresses.ASSESSORS_JSON])["assessors"] if found["id"] == ID)
    assert person["registration_number"] == NUMBER
    assert json.loads(files[addresses.assessor_json(ID)])["assessor"]["registration_number"] == NUMBER
    rows = csv.DictReader(StringIO(files[addresses.ASSESSORS_CSV].decode("utf-8-sig")))
    assert [row["registration_number"] for row in rows if row["id"] == ID] == [NUMBER]
    assert f">{NUMBER}</text>" in files[addresses.badge(ID)].decode()


def test_the_number_of_somebody_no_longer_listed_is_nowhere() -> None:
    public = site(NOT_LISTED)
    files = docs(public) | dict(data_files(public))
    assert f"assessors/{ID}.md" in files
    assert not [name for name, content in files.items() if NUMBER.encode() in content]


def test_a_corrected_number_is_shown_and_the_wrong_one_is_not() -> None:
    corrected = {f"assessors/{ID}": {"corrections": [{"on": "2026-02-20", "registration_number": "ICTM 0009"}]}}
    page = docs(site(corrected))[f"assessors/{ID}.md"].decode()
    assert "ICTM 0009" in page
    assert NUMBER not in page
