"""An act that cannot be done."""


class ActRefusedError(Exception):
    """An act that cannot be done: the field that is to blame, what is wrong, and how to fix it."""

    def __init__(self, field: str, message: str, fix: str) -> None:
        sentence = message if message.endswith("?") else f"{message}."
        super().__init__(f"{field}: {sentence} {fix}" if field else f"{sentence} {fix}")
        self.field = field
