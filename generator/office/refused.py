"""An act that cannot be done."""

from collections.abc import Sequence
from typing import Self


class ActRefusedError(Exception):
    """An act that cannot be done: the field that is to blame, what is wrong, and how to fix it."""

    def __init__(self, field: str, message: str, fix: str) -> None:
        sentence = message if message.endswith("?") else f"{message}."
        super().__init__(f"{field}: {sentence} {fix}" if field else f"{sentence} {fix}")
        self.field = field

    @classmethod
    def together(cls, refusals: Sequence[Self]) -> Self:
        """One error that says all of these, a line each; its field is the first one's."""
        if len(refusals) == 1:
            return refusals[0]
        error = cls(refusals[0].field, "", "")
        error.args = ("\n".join(map(str, refusals)),)
        return error
