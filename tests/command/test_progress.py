"""How far long work has come is shown in terminals only, and only after two seconds."""

import sys
from io import StringIO

import pytest
from commands import called
from example import TODAY
from revisions import Work

from generator.command import progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test sets."""
    times = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: times[0])
    return times


@pytest.mark.parametrize(("seconds", "is_shown"), [(1.9, False), (2.0, True), (2.1, True)])
def test_it_is_shown_after_two_seconds(
    seconds: float, is_shown: bool, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    show = progress.progress("Reading")
    clock[0] = seconds
    show(1, 4)
    assert ("Reading: 1 of 4 (25 %)" in sys.stderr.getvalue()) is is_shown  # type: ignore[attr-defined]


def test_it_is_shown_in_no_log(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", StringIO())
    show = progress.progress("Reading")
    clock[0] = 60
    show(1, 4)
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", [("check",), ("check", "--base", "main"), ("changes", "main"), ("due",)], ids=" ".join
)
def test_reading_and_asking_the_rules_say_how_far_they_have_come(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = Work.begun(tmp_path_factory.mktemp("progress") / "register").root
    counted: dict[str, list[tuple[int, int]]] = {}
    for module in ("reading", "check", "changes", "due"):
        shown = f"generator.command.{module}.progress"
        monkeypatch.setattr(shown, lambda label: lambda *done: counted.setdefault(label, []).append(done))
    assert called("--root", root, "--on", TODAY, *words).returncode == 0
    assert set(counted) == {"Reading the register", "Asking the rules"}
    for label, steps in counted.items():
        assert steps[-1][0] == steps[-1][1], label
