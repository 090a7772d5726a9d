"""What the scheme reckons of a register is reckoned once, however many rules, pages and reports ask for it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from project import PROJECT

from generator.check import check
from generator.public import public
from generator.read.loading import load
from generator.records import Assessor
from generator.register import Register
from generator.scheme import conflicts as conflicts_module
from generator.scheme import standing as standing_module
from generator.scheme.standing import standing

ON = date(2026, 3, 1)


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> Counter[tuple[Any, ...]]:
    """How often each entry, with the arguments after it, is reckoned from now on."""
    calls: Counter[tuple[Any, ...]] = Counter()
    reckon: Callable[..., Any] = getattr(module, name)

    def counting(register: Register, entry: Any, *arguments: Any) -> Any:
        calls[entry.id, *arguments] += 1
        return reckon(register, entry, *arguments)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_one_check_and_one_site_reckon_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(PROJECT)
    assert loaded.register is not None
    standings = counted(monkeypatch, standing_module, "_standing")
    changes = counted(monkeypatch, standing_module, "_changes_of")
    conflicts = counted(monkeypatch, conflicts_module, "_conflicts")
    check(loaded, ON)
    public(loaded.register, ON)
    for calls in (standings, changes, conflicts):
        assert calls
        assert set(calls.values()) == {1}


def test_a_copy_of_the_register_or_of_an_entry_is_reckoned_anew() -> None:
    register = load(PROJECT).register
    assert register is not None
    assessor = next(
        assessor for assessor in register.assessors.values() if standing(register, assessor, ON).kind.is_listed
    )
    without: Assessor = assessor.model_copy(update={"decisions": ()})
    assert standing(register, without, ON).kind == "applicant"
    assert standing(register, assessor, ON).kind.is_listed
    copy = replace(register, assessors={**register.assessors, assessor.id: without})
    assert standing(copy, copy.assessors[assessor.id], ON).kind == "applicant"
