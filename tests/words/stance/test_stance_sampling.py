from collections import Counter

from polycentric.words.stance.hits import Hit, hit_id
from polycentric.words.stance.sampling import PER_SPEAKER, PER_TEXT, choose, part_by_state


def hit(speaker: str, year: int, concept: str, start: int) -> Hit:
    text = f"{speaker}_{year}"
    return Hit(hit_id("toy", text, start), "toy", text, speaker, year, concept, concept, start, start + 5, "")


def many() -> list[Hit]:
    """Two concepts, one of which one state says a hundred times a decade; nine states say each once a year."""
    talkative = [hit("AAA", year, "blocs", at) for year in range(1960, 1980) for at in range(0, 100, 10)]
    others = [
        hit(f"S{state}", year, concept, 7 * place)
        for state in range(9)
        for year in range(1960, 1980)
        for place, concept in enumerate(("blocs", "hegemony"))
    ]
    return [*talkative, *others]


def test_concepts_and_decades_come_alike_though_one_is_said_far_more():
    chosen = choose(many(), 80, seed=1)

    assert set(Counter((each.concept, each.decade) for each in chosen).values()) == {20}


def test_every_state_comes_before_a_talkative_one_comes_again():
    chosen = choose(many(), 40, seed=1)

    counts = Counter(each.speaker for each in chosen if each.concept == "blocs")
    assert set(counts.values()) == {2}, "ten states, two decades"


def test_no_text_and_no_state_gives_more_than_its_bound():
    chosen = choose(many(), 10_000, seed=1)

    assert max(Counter(each.text for each in chosen).values()) <= PER_TEXT
    assert max(Counter((each.text, each.concept) for each in chosen).values()) == 1
    assert max(Counter(each.speaker for each in chosen).values()) <= PER_SPEAKER


def test_a_hit_knows_how_many_its_stratum_held():
    chosen = choose(many(), 40, seed=1)

    assert {each.stratum for each in chosen if each.concept == "blocs"} == {190}
    assert {each.stratum for each in chosen if each.concept == "hegemony"} == {90}


def test_the_draw_follows_from_the_seed_and_not_from_the_order_of_the_hits():
    assert choose(many(), 40, seed=1) == choose(reversed(many()), 40, seed=1)
    assert choose(many(), 40, seed=1) != choose(many(), 40, seed=2)


def test_no_state_is_learned_from_and_tested_on_and_a_person_has_some_of_each_concept():
    parted = part_by_state(choose(many(), 100, seed=1), 10, seed=1)
    states = {part: {each.speaker for each in parted if each.part == part} for part in ("train", "test")}

    assert not states["train"] & states["test"]
    assert all(states.values())
    assert Counter(each.concept for each in parted if each.part == "person") == {"blocs": 5, "hegemony": 5}
    share = sum(each.part == "test" for each in parted) / len(parted)
    assert 0.2 < share < 0.45
