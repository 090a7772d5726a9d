"""Where the project lies, wherever the tests are started from."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
TESTS = PROJECT / "tests"
GOLDEN = TESTS / "golden"

OFFICIAL_LISTS = PROJECT.parent / "shared" / "data"
"""The nations' own lists of schools and postcodes, where they lie beside the project: too large to be part of it."""

SOURCE = PROJECT.parent / "shared" / "code-of-practice.txt"
"""The text of the code of practice, where it lies beside the project: it is Naace's, and no part of the project."""
