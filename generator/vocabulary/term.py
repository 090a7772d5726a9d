"""What a closed list is: an enum of texts with labels, read from YAML and described in JSON Schema."""

from enum import StrEnum
from typing import Any, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.vocabulary.near import did_you_mean


class Term(StrEnum):
    """A closed list. Its members carry `label`, in English; another value is refused with the nearest one."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        return member(cls, value, label)

    @classmethod
    def read(cls, value: object) -> Self:
        """The member for a YAML text, or for a member itself."""
        try:
            return cls(value)  # type: ignore[arg-type, call-arg]  # an enum looks any value up; Term's __new__ hides it
        except ValueError:
            expected = ", ".join(cls)
            raise PydanticCustomError(
                "unknown_word",
                "This is not one of the words used here{hint}",
                {"hint": did_you_mean(value, cls), "fix": f"Write one of: {expected}."},
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "enum": list(map(str, cls)), "enumDescriptions": [term.label for term in cls]}


T = TypeVar("T", bound=Term)


def member(cls: type[T], value: str, label: str) -> T:
    """A new member, for `__new__` of an enum: it cannot call its parent's `__new__`, because Enum replaces that one."""
    term = str.__new__(cls, value)
    term._value_ = value
    term.label = label
    return term
