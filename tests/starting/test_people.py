"""The office's own list of people: a column map that is shown and kept, rows that cannot be taken over; no guess."""

import csv
import re
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from commands import called
from project import PROJECT
from spreadsheets import ods, xlsx
from starting.test_init import TODAY, init

from generator.imports.people.fields import FIELDS
from generator.imports.people.person import DETAILS
from generator.read.loading import load
from generator.records import Assessor

EXAMPLE = PROJECT / "docs/starting/people.csv"
VERSIONS = "2024 from 2024-01-01 sign by 2024-12-31, 2026 from 2026-07-01 sign by 2026-09-30"
SCHOOL = (
    "name: Fossgate Primary School\nlocal_authority: York\nregion: yorkshire-and-the-humber\nphase: primary\n"
    "type: community-school\npostcode: YO1 9ZZ\n"
)
PERSON = {
    "Name": "Ann Bee",
    "Email": "ann@bee.example",
    "Postcode": "YO1 7HH",
    "Regions": "London",
    "Languages": "English",
    "Phases": "Primary",
    "Experience": "Head",
    "School types": "Academy",
    "Portrait": "A head.",
    "Last confirmed": "01/11/2026",
    "Selection": "01/10/2026",
    "Code signed": "05/10/2026",
    "Membership no": "N900",
    "Member since": "01/01/2020",
    "Registered": "10/11/2026",
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a new register, with one school."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "whole").mkdir()
    assert init(folder / "whole", code=VERSIONS).returncode == 0
    shutil.copytree(folder / "whole/data", folder / "register/data")
    (folder / "register/data/schools").mkdir()
    (folder / "register/data/schools/eng-900001.yml").write_text(SCHOOL)
    return folder / "register"


@pytest.fixture
def root(begun: Path, tmp_path: Path) -> Path:
    shutil.copytree(begun, tmp_path / "register")
    return tmp_path / "register"


def taken(root: Path, path: Path, *options: str) -> CompletedProcess[str]:
    return called("--on", TODAY, "record", "assessors", path, *options, "--root", root)


def listed(root: Path, *people: dict[str, str], columns: str = "") -> Path:
    """A list of these people, with its guessed map kept, or these columns."""
    path = root.parent / "people.csv"
    headings = list(dict.fromkeys(heading for person in people for heading in person))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(people)
    kept = root / "assessors-columns.yml"
    kept.unlink(missing_ok=True)
    if columns:
        kept.write_text(columns)
    else:
        assert taken(root, path, "--keep").returncode == 0
    return path


def assessor(root: Path, id: str) -> Assessor:
    register = load(root).register
    assert register
    return register.assessors[id]


def test_a_guess_is_shown_and_never_used(root: Path) -> None:
    shown = taken(root, EXAMPLE, "--write")
    assert shown.returncode == 1
    assert re.search(r"Postcode +base: The postcode", shown.stdout)
    assert "Not read: Notes." in shown.stdout
    assert not (root / "data/assessors").exists()
    assert not (root / "assessors-columns.yml").exists()


def test_the_example_of_the_guide_is_taken_over_whole_and_twice_changes_nothing(root: Path) -> None:
    assert taken(root, EXAMPLE, "--keep").returncode == 0
    first = taken(root, EXAMPLE, "--write")
    assert first.returncode == 0, first.stdout + first.stderr
    checked = called("--on", TODAY, "check", "--root", root)
    assert "0 refused, 0 warned" in checked.stdout
    bronwen = assessor(root, "bronwen-hartley")
    assert bronwen.registration_number == "ICTM 0001"
    assert [str(decision.decision) for decision in bronwen.decisions] == ["registered", "accredited"]
    assert [agreement.version for agreement in bronwen.agreements] == ["2024", "2026"]
    assert [invoice.number for invoice in bronwen.invoices] == ["INV-0001", "INV-0003", "INV-0005"]
    assert bronwen.moderations[0].lead == "idris-quartey"
    assert bronwen.base == "LL57"
    left = assessor(root, "desmond-pryce")
    assert [str(decision.decision) for decision in left.decisions] == ["registered", "left"]
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    again = taken(root, EXAMPLE, "--write")
    assert again.returncode == 0
    assert "6 rows: 6 on file already, 0 that cannot be taken over." in again.stdout
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_spreadsheet_is_taken_over_like_text(ending: str, root: Path) -> None:
    rows = [list(PERSON), list(PERSON.values())]
    path = root.parent / f"people{ending}"
    path.write_bytes(xlsx(People=rows) if ending == ".xlsx" else ods(rows))
    assert taken(root, path, "--keep").returncode == 0
    assert taken(root, path, "--write").returncode == 0
    assert assessor(root, "ann-bee").membership[0].number == "N900"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"Email": "secret at bee"}, "row 2: column Email: There is a space in this email address"),
        ({"Email": ""}, "row 2: email: this is missing"),
        ({"Postcode": "ZZ99"}, "row 2: column Postcode: There is no such postcode district"),
        ({"Regions": "Secret & Humber"}, "row 2: column Regions: this is not one of the words used here"),
        ({"Phases": "Primry"}, "row 2: column Phases: this is not one of the words used here; did you mean Primary?"),
        ({"Phones": "1632960103"}, "row 2: column Phones: the 0 at the beginning is missing"),
        ({"Last confirmed": "31/02/2026"}, "row 2: column Last confirmed: the day is not written as a day"),
        ({"Registered": "10/13/2026"}, "row 2: column Registered: the day is not written as a day"),
        ({"Member since": ""}, "row 2: column Member since: this is missing"),
        ({"Left": "11/11/2026"}, "row 2: left_how, for which there is no column: this is missing"),
        ({"Publish": "everything"}, "row 2: column Publish: this names nothing that can be published"),
        ({"Publish": "email"}, "row 2: agreed_on: this is missing"),
        ({"Code signed": "01/01/2001"}, "row 2: column Code signed: no version of the code was in force on that day"),
        ({"Registered": "01/10/2026"}, "row 2: check would refuse this: Decision registered: the person had not sig"),
        ({"id": "nobody-here"}, "row 2: id: nobody on file has this id"),
        ({"Name": ""}, "row 2: name: this is missing"),
    ],
)
def test_what_cannot_be_taken_over_is_named_by_row_and_column_and_never_quoted(
    changed: dict[str, str], why: str, root: Path
) -> None:
    path = listed(root, PERSON | changed)
    done = taken(root, path, "--write")
    assert done.returncode == 1, done.stdout
    assert why in done.stdout
    rows = "".join(line for line in done.stdout.splitlines() if line.startswith("row "))
    for value in changed.values():
        assert not value or value not in rows
    assert not (root / "data/assessors").exists()


def test_the_others_are_written_where_somebody_is_left_out(root: Path) -> None:
    unsigned = PERSON | {"Name": "Cy Dee", "Email": "cy@dee.example", "Registered": "01/10/2026"}
    wrong = PERSON | {"Name": "Eve Fay", "Email": "eve"}
    path = listed(root, unsigned, PERSON, wrong)
    assert taken(root, path, "--write").returncode == 1
    done = taken(root, path, "--write", "--leave-out")
    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if line.startswith("row ")] == [
        "row 2",
        "row 4",
    ]
    assert {file.stem for file in (root / "data/assessors").iterdir()} == {"ann-bee"}


def test_two_people_of_one_name_are_never_guessed(root: Path) -> None:
    namesake = PERSON | {"Email": "other@bee.example", "Membership no": "N901"}
    path = listed(root, PERSON, namesake)
    assert "row 3: name: another row has this name with another email address" in taken(root, path).stdout
    path = listed(root, PERSON, namesake | {"id": "new"})
    assert taken(root, path, "--write").returncode == 0
    assert assessor(root, "ann-bee-2").contact.email == "other@bee.example"
    path = listed(root, namesake | {"Email": "third@bee.example"})
    assert "row 2: name: somebody on file has this name" in taken(root, path).stdout


def test_an_email_address_of_somebody_on_file_with_another_name_is_never_guessed(root: Path) -> None:
    assert taken(root, listed(root, PERSON), "--write").returncode == 0
    married = PERSON | {"Name": "Ann Sea", "Postcode": "LL57"}
    done = taken(root, listed(root, married))
    assert "row 2: name: somebody on file has this email address or number, but another name" in done.stdout
    done = taken(root, listed(root, married | {"id": "ann-bee"}))
    assert done.returncode == 0
    assert "row 2, not changed: base: the file says something else, and stays as it is" in done.stdout


def test_a_later_list_completes_what_is_on_file_and_changes_nothing(root: Path) -> None:
    assert taken(root, listed(root, PERSON), "--write").returncode == 0
    more = {"Name": "Ann Bee", "Email": "ANN@bee.example", "Member since": "01/01/2020", "Membership no": "N999"}
    more |= {"Initial invoice": "INV-1", "Initial issued": "12/11/2026", "Initial paid": "19/11/2026"}
    done = taken(root, listed(root, more), "--write")
    assert done.returncode == 0, done.stdout
    assert "row 2, not changed: an entry of membership is on file with other facts" in done.stdout
    ann = assessor(root, "ann-bee")
    assert [(invoice.number, str(invoice.amount)) for invoice in ann.invoices] == [("INV-1", "165.00")]
    assert [membership.number for membership in ann.membership] == ["N900"]


@pytest.mark.parametrize(("day", "is_late"), [("20/10/2026", True), ("21/10/2026", False), ("22/10/2026", False)])
def test_what_is_taken_over_late_into_a_register_with_people_says_why(day: str, is_late: bool, root: Path) -> None:
    """Thirty days; into an empty register it need not."""
    assert taken(root, listed(root, PERSON), "--write").returncode == 0
    later = PERSON | {"Name": "Cy Dee", "Email": "cy@dee.example", "Membership no": "N8", "Registered": day}
    assert taken(root, listed(root, later), "--write").returncode == 0
    assert [bool(decision.recorded_late) for decision in assessor(root, "cy-dee").decisions] == [is_late]


def test_a_column_may_be_given_again_by_hand_and_two_fields_may_have_one_heading(root: Path) -> None:
    columns = "".join(f"  {name}: {heading}\n" for name, heading in {
        "name": "Name", "email": "Email", "base": "Postcode", "regions": "Regions", "phases": "Phases",
        "experience": "Experience", "school_types": "School types", "portrait": "Portrait",
        "confirmed_on": "Last confirmed", "selected_on": "Selection", "signed_on": "Code signed",
        "membership_number": "Membership no", "membership_from": "Member since",
        "membership_to": "Until", "membership_number 2": "Membership no", "membership_from 2": "Again since",
        "initial_issued_on": "Paid", "initial_paid_on": "Paid", "initial_invoice": "Number",
    }.items())  # fmt: skip
    person = PERSON | {"Until": "31/12/2025", "Again since": "01/01/2026", "Paid": "16/11/2026", "Number": "A/7"}
    path = listed(root, person, columns=f"columns:\n{columns}fixed:\n  languages: en\n")
    done = taken(root, path, "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    ann = assessor(root, "ann-bee")
    assert [str(membership.from_) for membership in ann.membership] == ["2020-01-01", "2026-01-01"]
    assert ann.invoices[0].issued_on == ann.invoices[0].paid_on


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ("columns:\n  nmae: Name\n", "there is no field nmae; did you mean name?"),
        ("columns:\n  name: Names\n", "the list has no column Names; did you mean Name?"),
        ("columns:\n  name: [Name]\n", "write one heading after name"),
        ("colums:\n  name: Name\n", "colums is neither columns nor fixed"),
        ("columns: Name\n", "write a field and a heading on each line below columns"),
        ("columns:\n  name: Name\n  name: Email\n", "line 3:"),
        ("columns: {", "cannot be read as YAML"),
    ],
)
def test_a_map_that_is_wrong_says_where(columns: str, why: str, root: Path) -> None:
    done = taken(root, listed(root, PERSON, columns=columns), "--write")
    assert done.returncode == 2
    assert why in done.stderr.replace("\n", " ")


def test_a_heading_that_is_there_twice_is_refused(root: Path) -> None:
    path = listed(root, PERSON)
    text = path.read_text()
    path.write_text(text.replace("\n", ",x\n").replace("Registered,x", "Registered,Email", 1))
    assert "Several columns are named Email" in taken(root, path).stderr.replace("\n", " ")


def test_a_map_that_is_kept_is_not_written_over(root: Path) -> None:
    path = listed(root, PERSON)
    done = taken(root, path, "--keep")
    assert done.returncode == 2
    assert "is there already" in done.stderr


def test_every_detail_is_a_field() -> None:
    assert set(DETAILS) <= set(FIELDS)
