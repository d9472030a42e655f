"""Draw the hits of the gold set of stances again (needs the archive): places and hashes, no text."""

from collections import Counter

from stance_texts import DRAWN, FOR_PERSON, SEED, english, hits_of

from polycentric.words.stance.hits import FILE, Hit, write_hits
from polycentric.words.stance.sampling import choose, part_by_state


def made() -> list[Hit]:
    """Give the sample as it is shipped."""
    return part_by_state(choose((hit for each in english() for hit in hits_of(*each)), DRAWN, SEED), FOR_PERSON, SEED)


if __name__ == "__main__":
    sample = made()
    write_hits(sample)
    print(f"wrote {len(sample)} hits of {len({hit.speaker for hit in sample})} states to {FILE}")
    for name in ("part", "concept", "decade", "body"):
        print(name, dict(sorted(Counter(getattr(hit, name) for hit in sample).items())))
    print("speaker", Counter(hit.speaker for hit in sample).most_common(12))
