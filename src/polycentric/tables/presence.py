"""How a source comes, and how much of it is here, going by names and sizes alone."""

from polycentric.reading import exists
from polycentric.sources.contract import Collection, RemoteFile, Source
from polycentric.tables.drafts import PARTIAL
from polycentric.tables.places import cache_folder, in_force, kept


def way_of(source: Source) -> str:
    """Say in a few words how a source comes: with all others, by its name, with the package, or from the user."""
    if source.embedded:
        return "ships with the package"
    if not source.is_fetched:
        return "your own copy"
    if source.asks_first:
        return "by its name, terms first"
    return "by its name" if source.waits_for_its_name else "with --all"


def state_of(source: Source) -> str:
    """Say in a word how much of a source is in the cache, going by names and sizes alone."""
    if source.embedded:
        return "ships with the package"
    if source.collection is not None:
        return _state_of_collection(source.collection)
    if not any(file.is_pinned for file in source.files):
        return "your own copy" if all(exists(kept(file)) for file in source.files) else "takes your own copy"
    if any(in_force(file) for file in source.files):
        return "your own copy"
    whole = sum(looks_whole(file) for file in source.needed())
    if whole == len(source.needed()):
        return "fetched"
    return "not fetched" if not whole else f"{whole} of {len(source.needed())} files"


def _state_of_collection(collection: Collection) -> str:
    """Count the members of a collection in the cache by the names there."""
    folder = cache_folder() / "files" / collection.name
    have = sum(path.suffix != PARTIAL for path in folder.iterdir()) if exists(folder) else 0
    return f"{have:,} of {collection.count:,}" if have else "not fetched"


def looks_whole(file: RemoteFile) -> bool:
    """Tell whether a file is in the cache, by its name and size."""
    try:
        return kept(file).is_file() and (not file.is_pinned or kept(file).stat().st_size == file.size)
    except OSError:
        return False
