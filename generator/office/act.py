"""What an act of the office is: the fields it asks for, the files it edits, and the sentence that says what it did.

In: a register, the day, and the act's fields. Out: edits of files, which nobody has written yet. An act decides nothing
that a rule decides: what it edits is judged by the same check as an edit by hand.
"""

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.office.edits import Edits
from generator.office.on_file import AssessmentOf
from generator.register import Register

TODAY = "today"
"""Marks, in a field's extra description, a day that is today if it is left out."""


class Family(StrEnum):
    """Acts that share a form in the browser."""

    PEOPLE = "people"
    MONEY = "money"
    DEVELOPMENT = "development"
    ASSESSMENTS = "assessments"
    QUALITY = "quality"


def asked(description: str, **more: Any) -> Any:
    """A field of an act; without a default it must be given."""
    return Field(description=description, **more)


def worked_out(description: str, **more: Any) -> Any:
    """A field of an act that may be left out: then it is worked out, as the description says."""
    return Field(description=description, default=None, **more)


def today_if_left_out(description: str) -> Any:
    """A day that an act asks for; left out, it is the day on which the act is recorded."""
    return Field(description=description, json_schema_extra={TODAY: True})


class Act(BaseModel, ABC):
    """Something the office does. Its docstring is one sentence that says what it records.

    `edits` raises ActRefusedError where the register does not hold what the act builds on.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)
    name: ClassVar[str]
    family: ClassVar[Family]
    example: ClassVar[str]
    """The fields of an example, as they are typed after the act's name."""

    @classmethod
    def form(cls) -> str:
        """The name of the workflow's file that GitHub shows as the act's form."""
        return f"record-{cls.name}.yml"

    @abstractmethod
    def edits(self, register: Register) -> Edits:
        """The edits of files that record it."""

    @abstractmethod
    def said(self, register: Register) -> str:
        """What was done, in a sentence; it may name people, and is for the private repository alone."""


class ActOfAssessment(Act):
    """Something that the office does about one assessment."""

    assessment: AssessmentOf = asked("The assessment: the school's id, a slash and its own id.")
