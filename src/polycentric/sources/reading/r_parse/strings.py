"""Find the strings of a column of text in one sweep instead of one by one.

In the serialised form every string stands in full: four bytes of flags, four of length, then its bytes. The places of
all strings of a stretch are guessed at once, by looking for the flags' bytes; they count only as far as each string
ends where the next one starts, which proves them, since the first one's place is known.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.objects import Strings

STRETCH = 1 << 21  # bytes that are searched at once
WIDE = 64  # bytes that most strings keep within
LONG = 1 << 11  # bytes of a string from which on a sweep of eight bytes at a time takes longer than reading singly
CHAR_TYPE = 9
UTF8, LATIN1, ASCII, BYTES = 1 << 15, 1 << 14, 1 << 18, 1 << 13
ENCODINGS = (0, UTF8, LATIN1, ASCII, BYTES)
HEADER = 8
_NONE = np.empty(0, np.int64)
_MIX = np.uint64(0x9E3779B97F4A7C15)


def read_strings(content: bytes, start: int, count: int) -> tuple[Strings, int]:
    """Read `count` strings from `start`; give them, and the place where they end."""
    octets = np.frombuffer(content, np.uint8)
    places, position, left = list[NDArray[np.int64]](), start, count
    while left:
        stretch = _stretch(octets[position : position + min(STRETCH, left * WIDE)], position, left)
        if not len(stretch):
            stretch = np.array([position], np.int64)
        places.append(stretch)
        left -= len(stretch)
        position = _end(content, int(stretch[-1]))
    return Strings(count, lambda: _tell(content, np.concatenate([_NONE, *places]))), position


def _end(content: bytes, place: int) -> int:
    """Give the place where a string ends, having checked its flags and length."""
    header = content[place : place + HEADER]
    flags, length = int.from_bytes(header[:4]), int.from_bytes(header[4:], signed=True)
    if len(header) < HEADER or flags & 0xFF != CHAR_TYPE or length < -1:
        raise DataError("the R file holds something else where a string should be, or ends there")
    if place + HEADER + length > len(content):
        raise DataError("the R file ends within a string")
    return place + HEADER + max(length, 0)


def _stretch(window: NDArray[np.uint8], start: int, most: int) -> NDArray[np.int64]:
    """Give the places of the strings at the front of a stretch, which begins at `start`, as far as they are proved."""
    if len(window) < HEADER:
        return _NONE
    guesses = np.flatnonzero(window[3 : len(window) - HEADER + 4] == CHAR_TYPE)
    flags = _big(window, guesses)
    places = guesses[np.isin(flags & ~np.int64(sum(ENCODINGS)), CHAR_TYPE)]
    places = places[np.r_[True, np.diff(places) != 4]] if len(places) else places  # a length of 9 looks like flags
    ends = places + HEADER + np.maximum(_big(window, places + 4), 0)
    if not len(places) or places[0] != 0:
        return _NONE
    broken = np.flatnonzero(ends[:-1] != places[1:])
    proved = int(broken[0]) + 1 if len(broken) else len(places)
    return (places[: min(proved, most)] + start).astype(np.int64)


def _big(window: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Read signed four-byte numbers, the first byte the largest."""
    value = np.zeros(len(places), np.int64)
    for offset in range(4):
        value = (value << 8) | window[places + offset]
    return value.astype(np.int32).astype(np.int64)


def _tell(content: bytes, places: NDArray[np.int64]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Give the distinct strings at the places, in order of first appearance, and each place's index among them."""
    if not len(places):
        return (), np.empty(0, np.int32)
    octets = np.frombuffer(content, np.uint8)
    lengths = _big(octets, places + 4)
    if int(lengths.max()) > LONG:
        return _one_by_one(content, places, lengths)
    keys = _keys(content, places + HEADER, lengths)
    heads = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    _, firsts, inverse = np.unique(keys[heads], return_index=True, return_inverse=True)
    order = np.argsort(firsts)
    first_places = heads[firsts[order]]
    codes = np.repeat(np.argsort(order)[inverse], np.diff(np.r_[heads, len(places)]))
    if not _agree(content, places, lengths, first_places[codes]):
        return _one_by_one(content, places, lengths)
    texts = [_text(content, int(places[first]), int(lengths[first])) for first in first_places]
    return _without_missing(texts, codes)


def _without_missing(texts: list[str | None], codes: NDArray[np.int64]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Give the missing string the index -1, and equal texts (in two encodings) one index."""
    distinct = dict.fromkeys(text for text in texts if text is not None)
    index = {text: place for place, text in enumerate(distinct)}
    table = np.array([-1 if text is None else index[text] for text in texts], np.int32)
    return tuple(distinct), table[codes]


def _words(content: bytes, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Iterator[NDArray[np.uint64]]:
    """Give the strings eight bytes at a time, zeros after their ends, longest strings deciding how often."""
    longest = int(lengths.max(initial=0))
    padded = np.frombuffer(content + bytes(8), np.uint8) if starts.max(initial=0) + longest + 8 > len(content) else None
    octets = np.frombuffer(content, np.uint8) if padded is None else padded
    rolling = np.ndarray((len(octets) - 7,), ">u8", octets.data, strides=(1,))
    for offset in range(0, longest, 8):
        left = np.clip(lengths - offset, 0, 8)
        words = rolling[np.where(left > 0, starts + offset, 0)].astype(np.uint64)
        mask = np.where(left == 0, np.uint64(0), ~np.uint64(0) << ((8 - np.maximum(left, 1)) * 8).astype(np.uint64))
        yield words & mask


def _keys(content: bytes, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give each string a number that equal strings share."""
    keys = lengths.astype(np.uint64)
    for words in _words(content, starts, lengths):
        keys = (keys ^ (keys >> np.uint64(29))) * _MIX + words
        keys = (keys ^ (keys >> np.uint64(32))) * _MIX
    return keys


def _agree(content: bytes, places: NDArray[np.int64], lengths: NDArray[np.int64], others: NDArray[np.int64]) -> bool:
    """Tell whether every string equals the one that stands for it."""
    if not np.array_equal(lengths, lengths[others]):
        return False
    pairs = zip(
        _words(content, places + HEADER, lengths), _words(content, places[others] + HEADER, lengths), strict=True
    )
    return all(np.array_equal(mine, theirs) for mine, theirs in pairs)


def _one_by_one(
    content: bytes, places: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Read the strings singly: slower, and free of any chance that two share a key."""
    texts = [_text(content, place, length) for place, length in zip(places.tolist(), lengths.tolist(), strict=True)]
    return _without_missing(texts, np.arange(len(texts)))


def _text(content: bytes, place: int, length: int) -> str | None:
    """Decode one string; a length of -1 means that it is missing."""
    if length < 0:
        return None
    raw, flags = content[place + HEADER : place + HEADER + length], int.from_bytes(content[place : place + 4])
    try:
        return raw.decode("latin-1" if flags & LATIN1 else "utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"the R file holds a string that is no UTF-8 ({raw[:40]!r})") from error
