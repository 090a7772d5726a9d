"""An import of the schools that somebody names, of a whole nation's list."""

import pytest
from school_lists import ENGLAND, table

from generator.imports.chosen_schools import ChosenSchools
from generator.imports.schools import import_schools
from generator.imports.tables import ImportRefusedError

ROWS = ({"urn": "900001", "postcode": "YO1 9ZZ"}, {"urn": "900002", "postcode": "YO10 1ZZ"}, {"urn": "900003"})


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("eng-900002", ["eng-900002"]),
        ("900001, 900003", ["eng-900001", "eng-900003"]),
        ("yo19zz", ["eng-900001", "eng-900003"]),
        ("YO10", ["eng-900002"]),
        ("YO1", ["eng-900001", "eng-900003"]),
    ],
)
def test_only_the_schools_that_are_named_are_added(word, ids, root, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(table(ENGLAND, *ROWS))
    chosen = ChosenSchools([word])
    done = import_schools(root, [path], chosen=chosen)
    assert [change.file for change in done.new] == [f"data/schools/{id}.yml" for id in ids]
    assert chosen.unused == ()


def test_a_school_on_file_is_updated_whoever_is_named_and_a_name_for_nobody_is_reported(root, tmp_path, on_file):
    on_file(
        "name: Old\nlocal_authority: York\n"
        "region: yorkshire-and-the-humber\nphase: primary\ntype: community-school\npostcode: YO1 9ZZ\n"
    )
    path = tmp_path / "list.csv"
    path.write_text(table(ENGLAND, *ROWS))
    chosen = ChosenSchools(["900009"])
    done = import_schools(root, [path], chosen=chosen)
    assert [(change.file, change.before is None) for change in done.changes] == [("data/schools/eng-900001.yml", False)]
    assert chosen.unused == ("900009",)


@pytest.mark.parametrize("word", ["York", "12345", "eng-12", "12345678", "--all"])
def test_what_names_no_school_is_refused(word):
    with pytest.raises(ImportRefusedError, match="no school's id, official number or postcode"):
        ChosenSchools([word])
