"""Draw the hits of the gold set of stances again (needs the archive): places and hashes, no text."""

from collections import Counter

from polycentric.words.stance.drawn_from import draw
from polycentric.words.stance.hits import FILE, write_hits

if __name__ == "__main__":
    sample = draw()
    write_hits(sample)
    print(f"wrote {len(sample)} hits of {len({hit.speaker for hit in sample})} states to {FILE}")
    for name in ("part", "concept", "decade", "body"):
        print(name, dict(sorted(Counter(getattr(hit, name) for hit in sample).items())))
