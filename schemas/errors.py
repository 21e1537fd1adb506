"""Errors for people: what happened to which file, and what to do."""


class TaizhangError(Exception):
    """An expected failure with a code for machines and a sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ReadError(TaizhangError):
    """A file cannot be read as a report; codes: missing, empty, binary, unsupported, too_large, denied, not_a_file, damaged."""


class UsageError(TaizhangError):
    """The caller asked for something that cannot be done as asked (exit code 2)."""
