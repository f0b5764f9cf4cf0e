"""Files to articles: one function for each format behind one table, failures collected beside them."""

from index.loaders.files import (
    Failure,
    Loaded,
    existing_path,
    find_files,
    load,
    load_file,
    load_files,
    locate,
)
from index.loaders.formats import FORMATS

__all__ = [
    "FORMATS",
    "Failure",
    "Loaded",
    "existing_path",
    "find_files",
    "load",
    "load_file",
    "load_files",
    "locate",
]
