"""Decompress an R file, whichever of its three compressions it has, within a bound."""

import bz2
import lzma
import zlib
from pathlib import Path

from polycentric.errors import DataError
from polycentric.reading import content_of

LARGEST = 1 << 28  # bytes when unpacked; the largest file that is known takes 115 million
SMALL = 1 << 24  # bytes that any file may unpack to, however small it is
RATIO = 3_000  # how many times its size a larger one may unpack to; the densest that is known has 1,019
DICTIONARY = 1 << 27  # bytes of memory that the xz format may ask for
STEP = 1 << 24


def unpack(path: Path, largest: int = LARGEST) -> bytes:
    """Give a file's content, decompressed where it is compressed.

    Raises
    ------
    DataError
        If the file cannot be read, is cut short or damaged, or unpacks to more than `largest` bytes, or to more than
        a file of its size can in earnest.
    """
    try:
        packed = content_of(path, largest)
        largest = min(largest, max(SMALL, RATIO * len(packed)))
        if packed.startswith(b"\x1f\x8b"):
            content = _gzip(packed, largest)
        elif packed.startswith(b"BZh"):
            content = _bounded(bz2.BZ2Decompressor(), packed, largest)
        elif packed.startswith(b"\xfd7zXZ\x00"):
            content = _bounded(lzma.LZMADecompressor(lzma.FORMAT_XZ, DICTIONARY), packed, largest)
        else:
            return packed
    except (OSError, EOFError, MemoryError, zlib.error, lzma.LZMAError, ValueError) as error:
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
