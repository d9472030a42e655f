"""Ask a server for a file: redirects looked at one by one, waits bounded, and a page told from a file."""

import email.utils
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin, urlsplit

from polycentric.errors import FetchError

CHUNK = 1 << 16
BUSY = (429, 500, 502, 503, 504)
ATTEMPTS = 3
PATIENCE = 60  # seconds that a server may ask us to wait
REDIRECTS = 5
PAGE = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body", b"<meta")
PORTAL = (
    "as when a network asks for a login first, or a proxy stands between. Open any page in a browser, log in there if "
    "you are asked to, and run it again"
)

Wait = Callable[[float], None]


class Refusal(FetchError):
    """Why a server's answer is not taken; `polycentric.tables.fetch_errors` puts the file's name before it."""


class OtherContent(Exception):
    """A file that came whole and isn't the pinned one."""


@contextmanager
def request(address: str, have: int, wait: Wait, silence: tuple[float, float]) -> Generator[Any]:
    """Ask for a file from the byte `have` on, again where the server is busy, and give its answer.

    `silence` is how many seconds of it are borne: until there is a connection, and between two bytes.
    """
    with _session() as session:
        for attempt in range(ATTEMPTS):
            answer = _followed(session, address, have, silence)
            with answer:
                if answer.status_code not in BUSY or attempt == ATTEMPTS - 1:
                    yield _of_success(answer, have)
                    return
                seconds = _seconds_to_wait(answer.headers.get("Retry-After"), 0.5 * 2**attempt)
            if seconds > PATIENCE:
                raise Refusal(
                    f"the server is busy ({answer.status_code}) and asks to wait {_in_words(seconds)}, which is longer "
                    f"than the {PATIENCE} seconds that are waited. Run it again after that time"
                )
            wait(seconds)


def pieces(answer: Any) -> Iterator[bytes]:
    """Give the bytes of an answer as they come, as they are."""
    import requests
    from urllib3 import exceptions

    read = getattr(answer.raw, "read1", answer.raw.read)  # what is there, so that bytes are counted as they come
    while True:
        try:
            piece = read(CHUNK, decode_content=False)
        except exceptions.ReadTimeoutError as error:
            raise requests.ReadTimeout(error) from error
        except (exceptions.HTTPError, OSError) as error:
            raise requests.exceptions.ChunkedEncodingError(error) from error
        if not piece:
            return
        yield piece


def refuse_a_page(answer: Any, start: bytes, address: str) -> None:
    """Refuse a web page that came in place of a file."""
    kind = str(answer.headers.get("Content-Type", "")).lower()
    is_html = kind.startswith(("text/html", "application/xhtml"))
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if urlsplit(address).path.lower().endswith((".html", ".htm")):
        return
    if text[:20].lower().startswith(PAGE) or (is_html and (text.startswith(b"<") or coding(answer))):
        raise Refusal(f"a web page came in its place, from {_host(answer.url)}, {PORTAL}")


def coding(answer: Any) -> str:
    """Say how the bytes are packed on the way; empty where they are not."""
    packed = str(answer.headers.get("Content-Encoding", "")).strip().lower()
    return "" if packed == "identity" else packed


def promised(answer: Any) -> int | None:
    """Give how many bytes the answer says that it has."""
    text = str(answer.headers.get("Content-Length", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def goes_on(answer: Any, have: int, size: int) -> bool:
    """Tell whether a partial answer goes on exactly where the part ends, of a file of the right size."""
    given = str(answer.headers.get("Content-Range", ""))
    total = given.rpartition("/")[2]
    return answer.status_code == 206 and given.startswith(f"bytes {have}-") and total in {"*", str(size)}


def _followed(session: Any, address: str, have: int, silence: tuple[float, float]) -> Any:
    """Ask, and follow redirects: neither in a circle, nor to where nothing is encrypted."""
    from urllib3.exceptions import LocationValueError

    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    seen = [address]
    while True:
        try:
            answer = session.get(seen[-1], headers=headers, stream=True, timeout=silence, allow_redirects=False)
            if not answer.is_redirect:
                return answer
            answer.close()
            further = urljoin(seen[-1], str(answer.headers["Location"]))
            _check_redirect(seen, further)
        except (LocationValueError, ValueError) as error:
            raise Refusal(f"{_host(address)} sends on to an address that is none") from error
        seen.append(further)


def _check_redirect(seen: list[str], further: str) -> None:
    """Refuse a redirect that leads nowhere, or out of encryption."""
    before, after = urlsplit(seen[-1]).scheme, urlsplit(further).scheme
    if after not in {"http", "https"}:
        raise Refusal(f"{_host(seen[-1])} sends on to an address that is none of the web")
    if before == "https" and after == "http":
        raise Refusal(f"{_host(seen[-1])} sends on to {_host(further)} without encryption (http), {PORTAL}")
    if further in seen or len(seen) > REDIRECTS:
        raise Refusal(f"{_host(seen[-1])} sends on without end (redirects in a circle), {PORTAL}")


def _of_success(answer: Any, have: int) -> Any:
    """Give an answer that holds the file; errors raise."""
    if answer.status_code == 511:
        raise Refusal(f"the network asks for a login (511), {PORTAL}")
    if answer.status_code == 407:
        raise Refusal(
            "the proxy asks for a login (407): name it with user and password in HTTPS_PROXY, and run it again"
        )
    if answer.status_code == 416 and have:
        return answer
    answer.raise_for_status()
    if answer.status_code not in {200, 206}:
        raise Refusal(f"the server answers {answer.status_code}, without the file")
    return answer


def _seconds_to_wait(text: str | None, otherwise: float) -> float:
    """Read how many seconds a server asks to wait: a number, or a date; what is neither is left out of account."""
    text = (text or "").strip()
    if text.isascii() and text.isdigit():
        return max(float(text[:12]), otherwise)
    try:
        return max(email.utils.parsedate_to_datetime(text).timestamp() - time.time(), otherwise)
    except (ValueError, OverflowError, TypeError, IndexError):
        return otherwise


def _in_words(seconds: float) -> str:
    """Write a time in words."""
    if seconds < 7200:
        return f"{seconds:,.0f} seconds"
    return f"{seconds / 3600:,.0f} hours" if seconds < 48 * 3600 else f"{seconds / 86400:,.0f} days"


def _host(address: str) -> str:
    """Give the host of an address, printable."""
    try:
        host = urlsplit(address).hostname or "an unnamed host"
    except ValueError:
        return "an unnamed host"
    return host if host.isascii() and host.isprintable() and len(host) < 100 else "a host with a strange name"


def _session() -> Any:
    """Open a session that tries once more to connect, at once, and does nothing else by itself."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    session = requests.Session()
    once = Retry(total=1, connect=1, read=0, redirect=0, status=0, other=0, respect_retry_after_header=False)
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=once))
    return session
