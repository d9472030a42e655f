import polars as pl

from polycentric.positions.bridges import find_bridges, words

TITLE = "Peaceful settlement of the question of Palestine : resolution / adopted by the General Assembly"
OTHER = "Declaration of the Indian Ocean as a Zone of Peace : resolution / adopted by the General Assembly"


def _calls(*rows: tuple[int, int, str, bool | None]) -> pl.DataFrame:
    """Give roll calls by number, session, description and whether they are on a paragraph."""
    return pl.DataFrame(
        [(rcid, session, None, part, "A TITLE", text) for rcid, session, text, part in rows],
        schema={"rcid": pl.Int32, "session": pl.Int16, "amend": pl.Boolean, "para": pl.Boolean, "short": pl.String,
                "descr": pl.String},
        orient="row",
    )  # fmt: skip


def _groups(calls: pl.DataFrame) -> list[list[int]]:
    bridges = find_bridges(calls)
    return [group["rcid"].to_list() for _, group in bridges.group_by("bridge", maintain_order=True)]


def test_the_same_question_in_two_sessions_is_one_bridge():
    calls = _calls((1, 60, TITLE, None), (2, 60, OTHER, None), (3, 61, TITLE, None), (4, 62, OTHER, None))
    assert _groups(calls) == [[1, 3], [2, 4]]


def test_a_bridge_runs_through_all_its_sessions_and_says_what_links_them():
    bridges = find_bridges(_calls((1, 60, TITLE, None), (2, 61, TITLE, None), (3, 62, TITLE, None)))
    assert bridges["linked_to"].to_list() == [None, 1, 2]
    assert bridges["alike"].to_list()[1] > 0.999


def test_a_shared_short_title_is_no_bridge():
    assert _groups(_calls((1, 60, TITLE, None), (2, 61, OTHER, None))) == []


def test_a_vote_on_a_paragraph_or_with_the_presidents_words_is_no_bridge():
    spoken = "The President: I now put to the vote operative paragraph 2"
    calls = _calls((1, 60, TITLE, None), (2, 61, TITLE, True), (3, 60, spoken, None), (4, 61, spoken, None))
    assert _groups(calls) == []


def test_two_of_one_session_under_the_same_words_are_ambiguous_and_not_bridged():
    assert _groups(_calls((1, 60, TITLE, None), (2, 61, TITLE, None), (3, 61, TITLE, None))) == []


def test_sessions_too_far_apart_are_not_bridged_at_once_but_through_those_between():
    assert _groups(_calls((1, 50, TITLE, None), (2, 56, TITLE, None))) == []
    assert _groups(_calls((1, 50, TITLE, None), (2, 53, TITLE, None), (3, 56, TITLE, None))) == [[1, 2, 3]]


def test_where_the_description_is_an_agenda_number_the_title_is_read():
    agenda = _calls((1, 71, TITLE, None), (2, 72, "A/72/251 38 - Question of Palestine", None))
    titled = agenda.with_columns(short=pl.Series(["A TITLE", TITLE]))
    assert _groups(titled) == [[1, 2]]


def test_words_of_the_record_itself_are_not_compared():
    assert words(TITLE) == ["peaceful", "settlement", "question", "palestine"]
