"""A text of a file, to what the reader makes of it."""

from generator.problem import Place
from generator.read.source import read


def faults_of(text: str) -> list[tuple[str, int, int]]:
    """The code, line and column of each problem."""
    _, _, problems = read("data/x.yml", text.encode())
    return [(problem.code, *(problem.at.place or Place(0, 0))) for problem in problems]


def values_of(text: str) -> object:
    """The values of a text that has no problem."""
    _, values, problems = read("data/x.yml", text.encode())
    assert problems == []
    return values
