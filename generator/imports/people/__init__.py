"""The office's own list of people, to assessors on file: by a column map that is shown, kept and read by people.

In: a list as the office has it, the column map, and the register. Out: for each person what is put on file, and the
rows that cannot be taken over, each with the row and the column, and never with what is written there.
"""

from generator.imports.people.columns import ColumnMap, guessed, headings_of, kept, shown, text_of
from generator.imports.people.taking_over import TakenPeople, read_people

__all__ = ["ColumnMap", "TakenPeople", "guessed", "headings_of", "kept", "read_people", "shown", "text_of"]
