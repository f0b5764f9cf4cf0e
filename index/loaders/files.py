"""Folders and files to articles: what is found, what is left out, and why."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import InvalidArticle, PathNotFound, UnreadableFile
from index.loaders.drafts import Draft, Flaw, Malformed
from index.loaders.formats import FORMATS
from index.progress import shown
from index.types import Article

if TYPE_CHECKING:
    from collections.abc import Sequence


class Failure(NamedTuple):
    """A file or record that was not loaded, and why."""

    locator: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles of a file or folder, in order of their locators' files, and what failed."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def load(path: str | Path) -> Loaded:
    """Return every article in a file or a folder; one bad file or record is a failure, not an error.

    Files of unknown kinds in a folder are left out without a word, as are hidden files and folders.

    Raises:
        PathNotFound: If there is nothing at `path`.
        UnreadableFile: If `path` is one file of an unknown kind, or a place that may not be looked at.
    """
    path = existing_path(path)
    return load_files([(each, path) for each in find_files(path)])


def load_files(files: Sequence[tuple[Path, Path]]) -> Loaded:
    """Return the articles of files, each given with the root of its locator, and what failed."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for file, root in shown(files, "Reading files", progress=False):
        try:
            loaded = load_file(file, root=root)
        except UnreadableFile as error:
            failures.append(Failure(locate(file, root), error.reason))
        else:
            articles += loaded.articles
            failures += loaded.failures
    return Loaded(tuple(articles), tuple(failures))


def existing_path(path: str | Path) -> Path:
    """Return `path` with "~" written out once it is known to be a folder or a file of a known kind.

    Raises:
        PathNotFound: If there is nothing at `path`.
        UnreadableFile: If `path` is one file of an unknown kind, or a place that may not be looked at.
    """
    path = Path(path).expanduser()
    try:
        if not path.exists():
            raise PathNotFound(path)
        if not path.is_dir() and path.suffix.lower() not in FORMATS:
            raise _unknown_kind(path)
    except OSError as error:
        raise _unopened(path, error) from error
    return path


def find_files(path: Path) -> tuple[Path, ...]:
    """Return the files below `path` that a loader knows, sorted; a file is its own only result.

    Links that lead nowhere or outside the folder, and folders that may not be listed, are among them, so
    that loading them says why they were left out. A link to a file that is found anyway is not.
    """
    if not path.is_dir():
        return (path,)
    found: list[Path] = []
    unlisted: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=unlisted.append):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        links = (Path(folder, name) for name in folders)
        found += [each for each in links if each.is_symlink() and not _is_inside(each, path)]
        named = (Path(folder, name) for name in files if not _is_hidden(name))
        found += [each for each in named if each.suffix.lower() in FORMATS or _was_perhaps_a_folder(each)]
    found += [Path(error.filename) for error in unlisted]
    return tuple(sorted(_without_repeats(found), key=lambda each: each.relative_to(path).as_posix()))


def _without_repeats(found: list[Path]) -> list[Path]:
    """Drop links to files that are found anyway: a file and a link to it are not two articles."""
    links = {each for each in found if each.is_symlink()}
    own = {each.resolve() for each in found if each not in links} if links else set()
    return [each for each in found if each not in links or not _leads_into(each, own)]


def load_file(path: Path, *, root: Path) -> Loaded:
    """Return the articles of one file, their locators relative to `root`.

    `root` is what was asked for: the folder in which the file was found, or the file itself.

    A file that holds many articles may have records that fail while the others load.

    Raises:
        UnreadableFile: If nothing of the file can be used: missing, empty, damaged, too large, of an
            unknown kind, a folder that may not be listed, or a link that leads outside `root`.
    """
    form = FORMATS.get(path.suffix.lower())
    if path != root:
        _check_link(path, root)
    if form is None:
        _check_listing(path)
        raise _unknown_kind(path)
    data = _content(path, form.most_bytes)
    try:
        drafts = form.read(data)
    except Malformed as error:
        raise UnreadableFile(path, str(error)) from error
    if not drafts:
        raise UnreadableFile(path, "no articles in it")
    return _loaded(drafts, locate(path, root))


def locate(path: Path, root: Path) -> str:
    """Return a file's locator: its path below `root` with slashes; odd bytes in names are written out."""
    relative = path.name if path == root else path.relative_to(root).as_posix()
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


def _loaded(drafts: tuple[Draft | Flaw, ...], locator: str) -> Loaded:
    articles: list[Article] = []
    failures: list[Failure] = []
    for draft in drafts:
        where = f"{locator}#{draft.mark}" if draft.mark else locator
        if isinstance(draft, Flaw):
            failures.append(Failure(where, draft.reason))
            continue
        try:
            articles.append(_article(draft, where))
        except InvalidArticle as error:
            failures.append(Failure(where, str(error)))
    return Loaded(tuple(articles), tuple(failures))


def _article(draft: Draft, locator: str) -> Article:
    about = draft.details
    return Article(
        locator=locator,
        text=draft.text,
        title=about.title,
        source=about.source,
        author=about.author,
        published=about.published,
        url=about.url,
        body_start=draft.body_start,
    )


def _content(path: Path, most: int) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # reading a pipe would wait forever
            raise UnreadableFile(path, "not a regular file")
        if about.st_size > most:
            size = f"{about.st_size / 1e6:,.0f} MB, more than the {most / 1e6:,.0f} MB"
            raise UnreadableFile(path, f"too large ({size} that one such file may have); split it")
        data = path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error
    if not data.strip(b" \t\r\n\v\f\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(path, "empty")
    return data


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))  # the latter are lock files of office programs


def _leads_into(link: Path, files: set[Path]) -> bool:
    try:
        return link.resolve() in files
    except (OSError, RuntimeError):  # in a circle
        return False


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # leads nowhere, or in a circle
        return False


def _check_link(path: Path, root: Path) -> None:
    """Refuse a link that leads nowhere, or out of the folder."""
    if not path.is_symlink():
        return
    try:
        path.stat()
    except FileNotFoundError as error:
        raise UnreadableFile(path, "a link to something that does not exist; mend or remove it") from error
    except OSError as error:  # in a circle, or where nobody may look
        raise UnreadableFile(path, f"a link that cannot be followed: {error.strerror or error}") from error
    if not _is_inside(path, root):
        raise UnreadableFile(path, "a link that leads outside the folder; put the file itself there")


def _check_listing(path: Path) -> None:
    """Give the reason for which a folder may not be listed; what is no folder passes."""
    try:
        os.scandir(path).close()
    except NotADirectoryError:
        return
    except OSError as error:
        raise _unopened(path, error) from error


def _was_perhaps_a_folder(path: Path) -> bool:
    """Say whether a link leads nowhere and has no suffix: it may have led to a folder of articles."""
    return not path.suffix and path.is_symlink() and not os.path.exists(path)  # noqa: PTH110 - never raises


def _unknown_kind(path: Path) -> UnreadableFile:
    return UnreadableFile(path, f"of an unknown kind; known are {', '.join(FORMATS)}")


def _unopened(path: Path, error: OSError) -> UnreadableFile:
    return UnreadableFile(path, f"cannot be opened: {error.strerror or error}")
