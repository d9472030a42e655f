"""Word what went wrong with a fetch: what, why, and what to do next."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from polycentric.errors import ChecksumError, FetchError, PolycentricError
from polycentric.sources.contract import RemoteFile, Source
from polycentric.tables.answers import OtherContent, Refusal
from polycentric.writing import NO_ROOM, free_in

ALIKE = 3  # messages of one kind that are still printed one by one
NAMED = 3  # files that are named where messages are taken together


class UnreachableError(FetchError):
    """A host that there is no connection to.

    Attributes
    ----------
    host, reason : str
        Which, and why not.
    """

    def __init__(self, message: str, host: str, reason: str) -> None:
        super().__init__(message)
        self.host, self.reason = host, reason


def explain(error: Exception, source: Source, file: RemoteFile, cache: Path) -> PolycentricError:
    """Give the error that a user can act on."""
    import requests

    name = f"'{Path(file.path).name}' of source '{source.name}'"
    if isinstance(error, Refusal):
        return FetchError(f"{name} was not fetched: {error}. {_by_hand(source)}")
    if isinstance(error, FetchError):
        return FetchError(f"{name} was refused: {error}. {_by_hand(source)}")
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return FetchError(_answer(error.response.status_code, name, source, file))
    if isinstance(error, requests.exceptions.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
        return FetchError(
            f"{name} was not fetched: the server's certificate cannot be verified ({_short(error)}), as when it "
            f"sends an incomplete chain or something stands between. Nothing is fetched unverified: name the missing "
            f"certificates in REQUESTS_CA_BUNDLE. {_by_hand(source)}"
        )
    if isinstance(error, requests.RequestException):
        sentence = f"{name} was not fetched from {file.address}: {_reason(error)}. {AGAIN}"
        cut_off = _cut_off(error)
        return UnreachableError(sentence, host_of(file), cut_off) if cut_off else FetchError(sentence)
    if isinstance(error, OtherContent):
        return ChecksumError(
            f"{name} was fetched and thrown away: its sha256 is not the pinned {file.sha256}. The file at "
            f"{file.address} has changed, or was changed on the way. {_by_hand(source)}"
        )
    return FetchError(_on_disk(error, name, file, cache))


def late(why: str, source: Source, file: RemoteFile) -> FetchError:
    """Say that a fetch was given up because it took too long."""
    return FetchError(f"'{Path(file.path).name}' of source '{source.name}' was not fetched: {why}. {AGAIN}")


def not_asked_for(source: Source, file: RemoteFile, count: int) -> FetchError:
    """Say that a member wasn't asked for any more, since the server refused many before it."""
    return FetchError(
        f"'{Path(file.path).name}' of source '{source.name}' was not asked for, since {count} members before it were "
        "refused one after the other. Run it again later, it goes on where it stopped."
    )


def terms_first(sources: Sequence[Source]) -> FetchError:
    """Show the terms of sources that are fetched only once they are accepted."""
    shown = " ".join(
        f"Terms of '{source.name}' ({source.title}, {source.size / 1e6:,.1f} MB): {source.licence}. {source.terms}"
        for source in sources
    )
    names = " ".join(source.name for source in sources)
    return FetchError(
        f"{shown} To fetch on these terms: polycentric fetch {names} --accept-terms. A copy that you have: polycentric "
        f"fetch {sources[0].name} --from FILE"
    )


def host_of(file: RemoteFile) -> str:
    """Give the host that a file is fetched from."""
    return urlsplit(file.address).hostname or ""


def unreachable(hosts: Sequence[str], reason: str, count: int, nothing_else: bool) -> FetchError:
    """Say once of many files that there is no connection."""
    where = "There is no network" if nothing_else else "There is no connection"
    return FetchError(
        f"{where}: {count} files were not fetched, since {' and '.join(hosts)} cannot be reached ({reason}). {AGAIN}"
    )


def grouped(failures: Sequence[PolycentricError]) -> list[str]:
    """Give the messages of many failures, of each kind with more than a few the first, which names some others."""
    kinds = defaultdict[str, dict[str, None]](dict)
    for failure in failures:
        text = " ".join(str(failure).split())
        kinds[_KIND.sub("*", text)][text] = None
    messages = list[str]()
    for texts in map(list, kinds.values()):
        if len(texts) <= ALIKE:
            messages += texts
            continue
        names = [match[0] for text in texts[1 : NAMED + 1] if (match := _QUOTED.search(text))]
        messages.append(f"{texts[0]} The same holds of {len(texts) - 1} more files: {', '.join(names)} and so on.")
    return messages


def forbidden(source: Source) -> FetchError:
    """Say where to get a source that may not be fetched."""
    return FetchError(
        f"Source '{source.name}' may not be fetched by a program: {source.terms} Get it from {source.address}, then: "
        f"polycentric fetch {source.name} --from FILE"
    )


def no_room(need: int, free: int, cache: Path) -> FetchError:
    """Say that the disk is too full before anything is fetched."""
    return FetchError(
        f"There is no room in '{cache}': {need / 1e6:,.1f} MB are needed and {free / 1e6:,.1f} MB are free. Free some, "
        f"{_ELSEWHERE}."
    )


def unwritable(error: OSError, cache: Path) -> FetchError:
    """Say that the cache cannot be written to."""
    if error.errno in NO_ROOM:
        return FetchError(f"There is no room in '{cache}' ({free_in(cache)}). Free some, {_ELSEWHERE}.")
    return FetchError(
        f"The cache '{cache}' cannot be written to ({error.strerror or _short(error)}): name another folder in "
        "POLYCENTRIC_CACHE."
    )


def _by_hand(source: Source) -> str:
    """Say how to do without the fetch."""
    return f"Or get the file yourself (see {source.address}): polycentric fetch {source.name} --from FILE"


def _answer(status: int, name: str, source: Source, file: RemoteFile) -> str:
    """Word a server's refusal."""
    if status in {404, 410}:
        return f"{name} is no longer at its pinned address {file.address} ({status}). {_by_hand(source)}"
    return f"{name} was not fetched: {file.address} answers {status}. Try again later. {_by_hand(source)}"


def _cut_off(error: Exception) -> str:
    """Say why no connection came about; empty where one did, or it is not known."""
    from urllib3 import exceptions

    cause: object = getattr(error.args[0], "reason", error.args[0]) if error.args else None
    if isinstance(cause, exceptions.ProxyError):
        return "the proxy can't be reached"
    if isinstance(cause, exceptions.NameResolutionError):
        return "its name is not known here"
    if isinstance(cause, exceptions.ConnectTimeoutError):
        return "it does not answer"
    return "the connection is refused" if isinstance(cause, exceptions.NewConnectionError) else ""


def _reason(error: Exception) -> str:
    """Tell no network from a server that falls silent or breaks off."""
    import requests

    if isinstance(error, requests.Timeout):
        return "the server does not answer"
    if "broke off" in str(error) or isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off"
    if isinstance(error, requests.ConnectionError):
        return "there is no connection to it"
    return _short(error)


def _on_disk(error: Exception, name: str, file: RemoteFile, cache: Path) -> str:
    """Word what the disk refuses."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return (
            f"{name} was not fetched: there is no room for its {file.size / 1e6:,.1f} MB in '{cache}' "
            f"({free_in(cache)}). Free some, {_ELSEWHERE}."
        )
    return f"{name} was not fetched: {_short(error)}. Check the folder '{cache}', {_ELSEWHERE}."


def _short(error: Exception) -> str:
    """Give the innermost reason in one line."""
    text = " ".join(str(error).split())
    return text if len(text) <= 160 else text[:157] + "..."


AGAIN = "Check the network and run it again, it goes on where it stopped; with a mirror folder use --mirror."
_ELSEWHERE = "or name another folder in POLYCENTRIC_CACHE"
_KIND = re.compile(r"'[^']*'|https?://\S+|\b[0-9a-f]{64}\b|[0-9][0-9,.]*|polycentric fetch \S+")
_QUOTED = re.compile(r"'[^']*'")
