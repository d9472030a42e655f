"""Word what went wrong with a fetch: what, why, and what to do next."""

import errno
from pathlib import Path

from polycentric.errors import ChecksumError, FetchError, PolycentricError
from polycentric.sources.contract import RemoteFile, Source


def explain(error: Exception, source: Source, file: RemoteFile, cache: Path) -> PolycentricError:
    """Give the error that a user can act on."""
    import requests

    name = f"'{Path(file.path).name}' of source '{source.name}'"
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
        return FetchError(
            f"{name} was not fetched from {file.address}: {_reason(error)}. Check the network and run it again, it "
            "goes on where it stopped; with a mirror folder use --mirror."
        )
    if isinstance(error, ValueError):
        return ChecksumError(
            f"{name} was fetched and thrown away: its sha256 is not the pinned {file.sha256}. The file at "
            f"{file.address} has changed, or was changed on the way. {_by_hand(source)}"
        )
    return FetchError(_on_disk(error, name, file, cache))


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
        "or name another folder in POLYCENTRIC_CACHE."
    )


def unwritable(error: OSError, cache: Path) -> FetchError:
    """Say that the cache cannot be written to."""
    return FetchError(
        f"The cache '{cache}' cannot be written to ({error.strerror}): name another folder in POLYCENTRIC_CACHE."
    )


def _by_hand(source: Source) -> str:
    """Say how to do without the fetch."""
    return f"Or get the file yourself (see {source.address}): polycentric fetch {source.name} --from FILE"


def _answer(status: int, name: str, source: Source, file: RemoteFile) -> str:
    """Word a server's refusal."""
    if status in {404, 410}:
        return f"{name} is no longer at its pinned address {file.address} ({status}). {_by_hand(source)}"
    return f"{name} was not fetched: {file.address} answers {status}. Try again later. {_by_hand(source)}"


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
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"{name} was not fetched: there is no room for its {file.size / 1e6:,.1f} MB in '{cache}'. Free some, or "
            "name another folder in POLYCENTRIC_CACHE."
        )
    return f"{name} was not fetched: {_short(error)}. Check the folder '{cache}', or name another in POLYCENTRIC_CACHE."


def _short(error: Exception) -> str:
    """Give the innermost reason in one line."""
    text = " ".join(str(error).split())
    return text if len(text) <= 160 else text[:157] + "..."
