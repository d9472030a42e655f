"""A server on the loopback interface that answers as it is told, byte for byte, and counts what it was asked."""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[socket.socket, str], None]


@dataclass
class Rude:
    """Where the server is, and the first lines that it was sent."""

    address: str = ""
    requests: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


@contextmanager
def answering(answer: Answer) -> Generator[Rude]:
    """Answer every connection on its own thread, given its socket and the request, until the block ends."""
    rude, threads = Rude(), list[threading.Thread]()
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)
    rude.address = f"http://127.0.0.1:{listening.getsockname()[1]}/toy.csv"

    def serve(client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(5)
            request = client.recv(1 << 16).decode("latin-1")
            rude.requests.append(request)
            answer(client, request)

    def listen() -> None:
        while not rude.ended.is_set():
            with suppress(TimeoutError):
                threads.append(threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True))
                threads[-1].start()

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield rude
    finally:
        rude.ended.set()
        thread.join()
        listening.close()
        for each in threads:
            each.join(6)


def answer_with(status: str, body: bytes = b"", *headers: str) -> Answer:
    """Answer with a status line, headers and a body, as given."""

    def answer(client: socket.socket, request: str) -> None:
        own = () if any(header.lower().startswith("content-length") for header in headers) else (
            f"Content-Length: {len(body)}",
        )  # fmt: skip
        lines = "\r\n".join((f"HTTP/1.1 {status}", *headers, *own, "Connection: close", "", ""))
        client.sendall(lines.encode("latin-1") + body)

    return answer
