"""A server of files on the loopback interface that can be slow, break off, lie, or know ranges."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Served:
    """What the server gives, and what it was asked for."""

    content: bytes
    status: int = 200
    knows_ranges: bool = True
    breaks_off_at: int | None = None
    wait: float = 0.0
    requests: list[str | None] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(content: bytes, **how: Any) -> Generator[Served]:
    """Serve one file until the block ends."""
    served = Served(content, **how)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append(self.headers.get("Range"))
            start = int(str(served.requests[-1]).removeprefix("bytes=").split("-")[0]) if served.requests[-1] else 0
            partial = bool(start) and served.knows_ranges and served.status == 200
            body = served.content[start:] if partial else served.content
            self.send_response(206 if partial else served.status)
            if partial:
                self.send_header("Content-Range", f"bytes {start}-{len(served.content) - 1}/{len(served.content)}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self._send(body[: served.breaks_off_at])

        def _send(self, body: bytes) -> None:
            try:
                for place in range(0, len(body), 1 << 14):
                    self.wfile.write(body[place : place + (1 << 14)])
                    self.wfile.flush()
                    time.sleep(served.wait)
            except OSError:
                pass  # the reader is gone, as when it was killed

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}/toy.csv"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
