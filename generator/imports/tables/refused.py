"""The sentence that a person who imports a file gets in place of a result."""


class ImportRefusedError(Exception):
    """Nothing can be imported: what is wrong and what to do, in a sentence."""
