"""A server of many files on the loopback interface, some of which it refuses, breaks off or changes."""

import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote


@dataclass
class ManyServed:
    """What the server gives by path, how, and what it was asked for."""

    contents: Mapping[str, bytes]
    status: dict[str, int] = field(default_factory=dict[str, int])
    all_refused: int = 0
    breaks_off: dict[str, int] = field(default_factory=dict[str, int])
    wait: float = 0.0
    requests: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])
    now: int = 0
    most_at_once: int = 0
    address: str = ""


@contextmanager
def serving_many(contents: Mapping[str, bytes]) -> Generator[ManyServed]:
    """Serve files by path until the block ends."""
    served, lock = ManyServed(contents), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path).removeprefix("/")
            with lock:
                served.requests.append((path, self.headers.get("Range")))
                served.now += 1
                served.most_at_once = max(served.most_at_once, served.now)
            try:
                time.sleep(served.wait)
                self._answer(path)
            except OSError:
                pass  # the reader is gone
            finally:
                with lock:
                    served.now -= 1

        def _answer(self, path: str) -> None:
            content = served.contents.get(path)
            status = served.all_refused or served.status.get(path, 404 if content is None else 200)
            body = content if content is not None and status == 200 else b""
            start = int(str(self.headers["Range"]).removeprefix("bytes=").rstrip("-")) if self.headers["Range"] else 0
            self.send_response(206 if start and status == 200 else status)
            if start and status == 200:
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            self.send_header("Content-Length", str(len(body[start:])))
            self.end_headers()
            self.wfile.write(body[start : served.breaks_off.get(path, len(body))])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
