"""Lists as an office has them: matched by number, id, email address, membership number or name; nothing is guessed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command.test_command import register as run
from example import register
from spreadsheets import ods, xlsx

from generator.imports.office_lists import LISTS, Reading, lines_of_pasted, read_list
from generator.imports.tables import ImportRefusedError
from generator.read.loading import load

KINDS = {office_list.kind.name: office_list for office_list in LISTS}
ON = date(2026, 3, 1)
OPEN = {
    "assessors/amina-rahman": {
        "invoices": [
            {"number": "INV-1", "event": "conference-2025", "issued_on": "2025-06-20", "amount": "95.00"},
            {"number": "INV-2", "fee": "quality-review", "issued_on": "2026-02-01", "amount": "120.00"},
        ]
    }
}


def read(kind: str, text: str, folder: Path, changes: Mapping[str, Any] = OPEN, **words: str) -> Reading:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return read_list(KINDS[kind], folder / "list.csv", register(changes), words, ON)


def fields(reading: Reading) -> list[dict[str, Any]]:
    return [{name: str(value) for name, value in act.model_dump().items() if value} for act in reading.acts]


PAID = {"invoice": "INV-1", "paid_on": "2026-02-20", "amount": "95.00"}


@pytest.mark.parametrize(
    "text",
    [
        "Invoice number,Date,Amount\nINV-1,2026-02-20,95.00\n",
        "Transaction date;Description;Paid out;Paid in\n20/02/2026;BACS INV-1 RAHMAN A;;£95.00\n",
        "DATE\tNarrative\tCredit Amount\n20 Feb 2026\tinv-1\t95\n",
        "Bank of York: account 1\n\nDate,Name,Amount\n20-Feb-2026,Mrs A. Rahman,95.00\n20/02/2026,Amina Rahman,95\n",
        "Date,Email,Amount\n20.02.2026,AMINA-RAHMAN@northgate-learning.example,95.00\n",
        "Date,Membership number,Amount\n20/02/26,nyo1,95.00\n",
        "date,surname,forename,amount\n2026-02-20,Rahman,Amina,95.00\n",
    ],
)
def test_a_payment_is_known_by_its_number_or_by_its_payer_and_amount(text: str, tmp_path: Path) -> None:
    assert fields(read("payments", text, tmp_path)) == [PAID]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("INV-3,20/02/2026,95.00", "no invoice of this number is on file"),
        ("INV-1 INV-2,20/02/2026,215.00", "it names several invoices: INV-1, INV-2"),
        ("INV-1,20/02/2026,95.01", "only £95.00 of INV-1 is open"),
        ("INV-1,2026-02-30,95.00", "the day is not written as a day, such as 20/11/2026"),
        ("INV-1,02/20/2026,95.00", "the day is not written as a day, such as 20/11/2026"),
        ("INV-1,20/02/2026,95 euro", "the amount is not written in pounds"),
    ],
)
def test_a_row_that_means_nothing_or_two_things_is_reported(row: str, why: str, tmp_path: Path) -> None:
    reading = read("payments", f"Invoice,Date,Amount\n{row}\n", tmp_path)
    assert [(row.line, row.why) for row in reading.unread] == [(2, why)]
    assert reading.acts == []


def test_money_that_went_out_is_about_something_else(tmp_path: Path) -> None:
    reading = read("payments", "Date,Reference,Paid in\n20/02/2026,Stationery,\n20/02/2026,Rent,-5.00\n", tmp_path)
    assert (reading.others, reading.unread, reading.acts) == (2, [], [])


def test_two_people_of_one_name_are_never_guessed(tmp_path: Path) -> None:
    twins = {"assessors/grace-mensah": {"name": "Amina Rahman"}}
    reading = read("confirmations", "Name,Date\nAmina Rahman,2026-02-20\n", tmp_path, twins)
    assert [row.why for row in reading.unread] == ["2 people have this name"]


def test_a_sign_in_sheet_of_names_alone_is_one_list(tmp_path: Path) -> None:
    no_list = {"events/conference-2025": {"attendance": None}}
    text = 'Name\n"Hale, Tom"\nGrace Mensah\nGrace Mensah\n'
    (act,) = read("attendance", text, tmp_path, no_list, event="conference").acts
    assert act.model_dump()["present"] == ("grace-mensah", "tom-hale")


def test_who_did_not_come_is_left_out_of_the_attendance(tmp_path: Path) -> None:
    no_list = {"events/conference-2025": {"attendance": None}}
    text = "Name,Attended\nTom Hale,Yes\nGrace Mensah,No\n"
    (act,) = read("attendance", text, tmp_path, no_list, event="conference").acts
    assert act.model_dump()["present"] == ("tom-hale",)


def test_a_list_of_other_columns_says_which_it_needs(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match="day; amount; invoice or reference"):
        read("payments", "Colour,Shape\nred,round\n", tmp_path)


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_spreadsheet_is_read_and_reading_it_twice_changes_nothing(ending: str, register_root: Path) -> None:
    path = register_root / f"signed{ending}"
    rows = [["Name", "Date signed", "Version"], ["Tom Hale", "2026-02-20", "2018b"]]
    path.write_bytes(xlsx(Signed=rows) if ending == ".xlsx" else ods(rows))
    scheme = register_root / "data/scheme.yml"
    text = scheme.read_text(encoding="utf-8")
    more = '  - {version: "2018b", in_force_from: 2026-02-01, sign_by: 2026-12-31}\n'
    scheme.write_text(text.rstrip("\n") + "\n" + more, encoding="utf-8")
    first = run("record", "signatures", path, "--write", root=register_root)
    assert first.returncode == 0, first.stdout + first.stderr
    again = run("record", "signatures", path, "--write", root=register_root)
    assert "0 to record, 1 on file already" in again.stdout
    loaded = load(register_root)
    assert loaded.register
    assert [signed.version for signed in loaded.register.assessors["tom-hale"].agreements].count("2018b") == 1


def test_nothing_is_written_while_a_row_is_not_read_unless_it_is_left_out(register_root: Path) -> None:
    path = register_root / "confirmed.csv"
    path.write_text("Name,Date\nTom Hale,2026-02-20\nNobody Here,2026-02-20\n", encoding="utf-8")
    file = register_root / "data/assessors/tom-hale.yml"
    before = file.read_bytes()
    refused = run("record", "confirmations", path, "--write", root=register_root)
    assert refused.returncode == 1
    assert "row 3: nobody on file has this name" in refused.stdout
    assert file.read_bytes() == before
    assert run("record", "confirmations", path, "--write", "--leave-out", root=register_root).returncode == 0
    assert b"details_confirmed_on: 2026-02-20" in file.read_bytes()


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("Name\tDate\t A B\t2026\t C D\t2027\t", "Name\tDate\t\nA B\t2026\t\nC D\t2027\t\n"),
        ("Name\t Ann Bee\t Cy Dee", "Name\t\nAnn Bee\t\nCy Dee\t\n"),
        ("Name\tDate\tNote\t \t2026\tx\t C\t\t\t D\t", "Name\tDate\tNote\t\n\t2026\tx\t\nC\t\t\t\nD\t\t\t\n"),
        ('Name\tNote\t A\t"one\t two"\t B\t"say ""so"""\t', 'Name\tNote\t\nA\t"one\t two"\t\nB\t"say ""so"""\t\n'),
        ("Name\tDate\nA\t2026\n", "Name\tDate\nA\t2026\n"),
    ],
)
def test_what_is_pasted_into_one_line_has_its_rows_again(pasted: str, lines: str) -> None:
    """Each browser makes a space of a line's end, where a form has one line."""
    assert lines_of_pasted(pasted) == lines


@pytest.mark.parametrize("pasted", ["", "Name", "Name A B C D", "Name\tDate A B\t2026", "N\tD\t a\tb\t c\t d\te\t f\t"])
def test_rows_that_nothing_keeps_apart_are_never_guessed(pasted: str) -> None:
    with pytest.raises(ImportRefusedError, match="one empty column at the right"):
        lines_of_pasted(pasted)
