"""Decompress an R file, whichever of its three compressions it has, within a bound."""

import bz2
import lzma
import zlib
from pathlib import Path

from polycentric.errors import DataError

LARGEST = 1 << 30  # bytes when unpacked; the largest file that is known takes 115 million
STEP = 1 << 24


def unpack(path: Path, largest: int = LARGEST) -> bytes:
    """Give a file's content, decompressed where it is compressed.

    Raises
    ------
    DataError
        If the file cannot be read, is cut short or damaged, or unpacks to more than `largest` bytes.
    """
    try:
        packed = path.read_bytes()
        if packed.startswith(b"\x1f\x8b"):
            content = _gzip(packed, largest)
        elif packed.startswith(b"BZh"):
            content = _bounded(bz2.BZ2Decompressor(), packed, largest)
        elif packed.startswith(b"\xfd7zXZ\x00"):
            content = _bounded(lzma.LZMADecompressor(lzma.FORMAT_XZ), packed, largest)
        else:
            return packed
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise DataError(f"The R file '{path.name}' is cut short or damaged ({error}): fetch it again.") from error
    if content is None:
        raise DataError(f"The R file '{path.name}' unpacks to more than {largest:,} bytes: it is not a source's file.")
    return content


def _gzip(packed: bytes, largest: int) -> bytes | None:
    """Unpack gzip, checking its own checksum."""
    decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)
    content = decompressor.decompress(packed, largest + 1)
    if len(content) > largest:
        return None
    if not decompressor.eof:
        raise EOFError("the compressed data ends early")
    return content


def _bounded(decompressor: bz2.BZ2Decompressor | lzma.LZMADecompressor, packed: bytes, largest: int) -> bytes | None:
    """Unpack step by step, and give nothing where the content is too large."""
    parts, size, fed = list[bytes](), 0, packed
    while not decompressor.eof:
        part = decompressor.decompress(fed, STEP)
        if not part and decompressor.needs_input:
            raise EOFError("the compressed data ends early")
        fed, size = b"", size + len(part)
        if size > largest:
            return None
        parts.append(part)
    return b"".join(parts)
