"""No school's file, and no list that is large on disk, is read to its end. Lists that are large in other ways are tried
at the doors of `tests/hostile/`.
"""

import pytest
from school_lists import ENGLAND, reasons, table

from generator.imports.school_lists import rows_of
from generator.imports.school_lists.listed import Reason
from generator.imports.tables import ImportRefusedError

HEADER = table(ENGLAND).splitlines()[0]


def test_a_school_s_file_of_any_size_is_reported_by_its_size(importing, on_file):
    with on_file("").open("wb") as file:
        file.truncate(4 * 1024**3)

    assert reasons(importing(table(ENGLAND))) == [(2, "900001", Reason.UNREAD)]


def test_a_sparse_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(HEADER.encode())
        file.truncate(4 * 1024**3)

    with pytest.raises(ImportRefusedError, match="larger than any official one"):
        rows_of(path)
