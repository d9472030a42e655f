"""The rules by which a sentence makes a state a threat, the one threatened, a partner or an ally."""

from pathlib import Path

import polars as pl
import pytest

from polycentric.packaged import read_rows
from polycentric.words.naming.chinese import chinese_mentions
from polycentric.words.naming.mentions import mentions
from polycentric.words.threats import deeds
from polycentric.words.threats.blocs import blocs_named
from polycentric.words.threats.chinese import chinese_namings
from polycentric.words.threats.cues import cues, find, stems
from polycentric.words.threats.found import read_texts
from polycentric.words.threats.other import other_threats
from polycentric.words.threats.past import is_past
from polycentric.words.threats.rules import namings
from polycentric.words.threats.sentences import sentences


def read(text: str, year: int = 1985, speaker: str = "NOR") -> list[tuple[str, str, str]]:
    return [(one.relation, one.role, one.state) for one in namings(text, mentions(text, year, speaker), speaker)
            if not one.denied]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agents", "victims"),
    [
        ("We condemn the Iraqi invasion of Kuwait.", {"IRQ"}, {"KWT"}),
        ("Israel's unprovoked attacks on Lebanon go on.", {"ISR"}, {"LBN"}),
        ("Acts of aggression committed by the racist regime of South Africa.", {"ZAF"}, set[str]()),
        ("The threat posed by the Soviet Union is grave.", {"RUS"}, set[str]()),
        ("Iran poses a grave threat to peace.", {"IRN"}, set[str]()),
        ("Viet Nam invaded Kampuchea.", {"VNM"}, {"KHM"}),
        ("Afghanistan was invaded by Soviet troops.", {"RUS"}, {"AFG"}),
        ("Lebanon is under attack.", set[str](), {"LBN"}),
        ("The withdrawal of Israel from all occupied territories.", {"ISR"}, set[str]()),
        ("India persists in its policy of aggression.", {"IND"}, set[str]()),
        ("The aggressor, Italy, was condemned.", {"ITA"}, set[str]()),
        ("Aggression by Israel and South Africa must end.", {"ISR", "ZAF"}, set[str]()),
    ],
)
def test_who_threatens_and_who_is_threatened_are_told_apart(text: str, agents: set[str], victims: set[str]):
    found = read(text)
    assert {state for _, role, state in found if role == "agent"} == agents
    assert {state for _, role, state in found if role == "victim"} == victims


@pytest.mark.parametrize(
    "text",
    [
        "Sweden has never attacked Denmark.",
        "There is no Soviet threat.",
        "They speak of the so-called Chinese threat.",
        "The Soviet Union does not threaten anybody.",
    ],
)
def test_a_threat_that_is_denied_does_not_count(text: str):
    assert [role for _, role, _ in read(text) if role == "agent"] == []


@pytest.mark.parametrize(
    "text",
    [
        "China occupied the seat that was its own.",
        "Beyond Afghanistan, terrorism remains a threat.",
        "In Jordan, Israel has a good neighbour.",
        "The threat of disease in Nigeria grows.",
        "The civil war in Angola goes on.",
        "Tensions between Israel and Egypt threatened peace.",
    ],
)
def test_a_state_that_only_stands_near_a_word_of_threat_is_no_threat(text: str):
    assert [state for relation, role, state in read(text) if (relation, role) == ("threat", "agent")] == []


def test_a_speaker_is_never_its_own_threat_partner_or_ally():
    assert read("American aggression threatens our friends in America.", speaker="USA") == []


@pytest.mark.parametrize(
    ("text", "relation", "states"),
    [
        ("We value our cooperation with Sweden and Denmark.", "partner", {"SWE", "DNK"}),
        ("Our friends in Finland know it.", "partner", {"FIN"}),
        ("Our alliance with the United States stands.", "ally", {"USA"}),
        ("Our treaty alliances with Japan, South Korea and Australia endure.", "ally", {"JPN", "KOR", "AUS"}),
        ("The cooperation between Israel and South Africa is known.", "partner", set[str]()),
        ("We condemn all collaboration with South Africa.", "partner", set[str]()),
        ("The United States and its allies maintain it.", "ally", set[str]()),
    ],
)
def test_a_partner_or_an_ally_is_the_speakers_own(text: str, relation: str, states: set[str]):
    assert {state for named, _, state in read(text) if named == relation} == states


def test_chinese_reports_name_who_attacks_who_is_attacked_and_partners():
    def read_chinese(text: str, year: int) -> list[tuple[str, str]]:
        return [(one.role, one.state) for one in chinese_namings(text, chinese_mentions(text, year))]

    assert read_chinese("反对美帝国主义的侵略", 1964) == [("agent", "USA")]
    assert read_chinese("苏联对阿富汗的侵略", 1982) == [("agent", "RUS"), ("victim", "AFG")]
    assert read_chinese("同朝鲜的友好合作关系", 1984) == [("partner", "PRK")]
    assert read_chinese("支持柬埔寨人民反抗越南侵略的斗争", 1988) == [("victim", "KHM"), ("agent", "VNM")]


def test_threats_that_are_no_states_have_a_column_of_their_own():
    text = "The threat of disease and of terrorism in Georgia."
    assert [one.state for one in other_threats(text)] == ["disease", "terrorism"]
    assert other_threats("Poverty is bad.") == []
    assert other_threats("") == []


def test_every_cue_is_found_by_a_stem_so_that_no_sentence_is_left_out():
    said = {"war on": "war against", "expansion": "expansionism", "raid": "raids", "hostility": "hostile policy",
            "intervention": "armed intervention", "imperialist": "imperialists", "coerce": "coerced",
            "menace": "menacing", "annex": "annexed", "attack": "attacked", "occupy": "occupied", "bomb": "bombed",
            "invade": "invaded", "ally": "allies", "friend": "friends"}  # fmt: skip
    for name, word in {cue.name: said.get(cue.name, cue.name) for cue in cues()}.items():
        assert [found.cue.name for found in find(word)] != [], name
        assert any(stem.strip() in word for stem in stems()), name


def test_two_texts_of_one_speaker_a_stub_and_an_empty_text_are_each_read_by_itself():
    rows = [("a", "The Iraqi aggression."), ("b", "Iraqi aggression again."), ("c", ""), ("d", "Thanks.")]
    texts = pl.DataFrame(
        [{"text_id": key, "body": "general_debate", "state": "KWT", "year": 1991, "language": "en", "text": text}
         for key, text in rows]
    )  # fmt: skip
    found = read_texts(texts)
    assert found.select("text_id", "partner").rows() == [("a", "IRQ"), ("b", "IRQ")]
    assert read_texts(texts.filter(pl.col("text_id") == "c")).height == 0


def test_a_text_is_cut_into_sentences_but_not_at_abbreviations():
    assert sentences("The U.S. Navy came. Mr. Smith left; so did we.") == [
        "The U.S. Navy came.", "Mr. Smith left;", "so did we.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year", "past"),
    [
        ("In 1937 Japan invaded China.", 2015, True),
        ("Japan invaded China.", 2015, False),
        ("The victory over Japanese militarism is remembered.", 1995, True),
        ("West German militarism threatens Poland.", 1960, False),
        ("In 1941 Japan attacked us.", 1942, False),
        ("日本军国主义侵略中国", 2005, True),
    ],
)
def test_a_sentence_on_a_past_war_names_no_threat_of_the_day(text: str, year: int, past: bool):
    assert is_past(text, year) is past


def test_a_threat_in_a_sentence_on_a_past_war_is_marked_and_one_of_the_day_is_not():
    said = "In 1937 Japanese aggression began. Iraqi aggression goes on."
    texts = pl.DataFrame([{"text_id": "a", "body": "general_debate", "state": "CHN", "year": 1990, "language": "en",
                           "text": said}])  # fmt: skip
    assert read_texts(texts).select("partner", "past").rows() == [("JPN", True), ("IRQ", False)]


@pytest.mark.parametrize(
    "text",
    ["The alleged Chinese threat.", "The parrot cry of Soviet aggression.", "Kuwait's annexation must be undone."],
)
def test_an_allegation_and_an_annexation_by_nobody_name_no_threat(text: str):
    assert [role for _, role, _ in read(text, year=1990) if role == "agent"] == []


@pytest.mark.parametrize(
    ("text", "year", "speaker"),
    [
        ("It is not the Soviet Union which is launching attacks on other countries.", 1951, "POL"),
        ("They spread the false and disproved story that it was North Korea which committed aggression.", 1953, "RUS"),
        ("The discredited charge that the aggression came from North Korea is heard again.", 1953, "RUS"),
        ("India arms against an alleged threat of invasion by China.", 1964, "PAK"),
        ("Can anyone seriously believe that China is preparing to invade India?", 1964, "PAK"),
        ("The legend, cut out of whole cloth, that the peoples are threatened by the Soviet Union, has gone.", 1953,
         "POL"),
        ('The Chinese Communists call it a "big plot of United States imperialists".', 1968, "TWN"),
        ('They can serve only "as a shield for United States imperialism".', 1965, "TWN"),
        ("They claim they are a dam containing the Chinese menace.", 1980, "SGP"),
    ],
)  # fmt: skip
def test_a_charge_that_is_denied_doubted_or_only_reported_is_no_threat_named(text: str, year: int, speaker: str):
    assert [state for _, role, state in read(text, year, speaker) if role == "agent"] == []


@pytest.mark.parametrize(
    ("text", "year", "agent"),
    [
        ('The Conference adopted a resolution calling for "the withdrawal of Israeli forces".', 1985, "ISR"),
        ('Our President said: "Iraqi aggression must end."', 1985, "IRQ"),
        ("The so-called truce did not stop Israeli aggression.", 1985, "ISR"),
        ("I am, of course, referring to the naked aggression by Iraq.", 1990, "IRQ"),
    ],
)
def test_what_a_speaker_quotes_with_assent_or_calls_so_called_besides_stays(text: str, year: int, agent: str):
    assert ("threat", "agent", agent) in read(text, year)


@pytest.mark.parametrize(
    ("text", "year", "victims"),
    [
        ("The Cambodian people have won victories in their war against United States aggression.", 1974, {"KHM"}),
        ("Israel must also withdraw from the Arab territories in Syria and Lebanon occupied in 1967.", 2005, {"LBN"}),
        ("The solution lies in the withdrawal of the invasion forces from all Lebanese territory.", 1982, {"LBN"}),
        ("NATO's expansion towards the borders with Russia poses serious dangers.", 2019, {"RUS"}),
        ("We joined the United States war on terror.", 2019, {"USA"}),
        ("This was a breach and an invasion of the privileges of Great Britain.", 1888, {"GBR"}),
        ("The droughts that have devastated Russia are a tragic reminder of the threats of climate.", 2010, {"RUS"}),
        ("By the efforts of the United States and the Soviet Union, the Israeli forces had to withdraw from Sinai.",
         1969, {"USA", "RUS"}),
        ("Pressure on Lebanon enabling imperialist circles to cause provocations goes on.", 1958, {"LBN"}),
    ],
)  # fmt: skip
def test_who_is_withdrawn_from_resists_or_stands_beside_a_danger_is_no_threat(text: str, year: int, victims: set[str]):
    assert {state for _, role, state in read(text, year) if role == "agent"} & victims == set()


def test_a_people_that_resists_is_no_aggressor_in_chinese():
    text = "柬埔寨、越南、老挝人民经过长期浴血奋战击败了美国侵略"
    found = chinese_namings(text, chinese_mentions(text, 1978))
    assert [one.state for one in found if one.role == "agent"] == ["USA"]


@pytest.mark.parametrize(
    ("text", "year", "speaker", "blocs"),
    [
        ("NATO's aggression against Yugoslavia goes on.", 1999, "RUS", ["NATO"]),
        ("NATO's aggression is a myth of NATO's foes.", 1999, "USA", list[str]()),
        ("The occupation of Czechoslovakia by the armed forces of the Warsaw Pact goes on.", 1968, "CHN",
         ["Warsaw Pact"]),
        ("An attack on NATO would be folly.", 1985, "IRL", list[str]()),
        ("The threat of an Axis attack has been removed.", 1943, "USA", ["the Axis"]),
        ("The settlements in the West Bank are a threat.", 1990, "EGY", list[str]()),
    ],
)  # fmt: skip
def test_blocs_are_named_as_threats_by_the_same_rules_and_given_to_no_member(
    text: str, year: int, speaker: str, blocs: list[str]
):
    assert [one.state for one in blocs_named(text, year, mentions(text, year, speaker), speaker)] == blocs


LINES = read_rows(Path(deeds.__file__).parent / "data" / "deeds.csv")


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['rule']}, {line['example']}")
def test_each_line_on_deeds_reads_its_example(line: dict[str, str]):
    said, year, speaker = line["example"], int(line["year"]), line["speaker"]
    held = deeds.done(said.lower(), mentions(said, year, speaker), line["state"], speaker)
    assert held is not None
    assert (held[1].rule, held[1].role, held[2]) == (line["rule"], line["role"], False)
    assert (line["role"], line["state"]) in {(role, state) for _, role, state in read(said, year, speaker)}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["example"])
def test_a_sentence_that_a_line_reads_has_one_of_its_opening_words(line: dict[str, str]):
    opening = next(each for each, row in zip(deeds.deeds(), LINES, strict=True) if row is line).openings
    assert not opening or any(word in line["example"].lower() for word in opening)


@pytest.mark.parametrize(
    "text",
    [
        "In southern Lebanon the threat goes on.",
        "Lebanon's demand for the withdrawal of all occupation forces is just.",
        "The struggle waged by the people of Angola is just.",
        "Yemeni aggression must end.",
        "The raid on the camps was condemned by Sweden.",
    ],
)
def test_who_suffers_resists_or_judges_is_no_threat(text: str):
    assert [state for _, role, state in read(text) if role == "agent" and state != "ISR"] == []


def test_a_state_is_no_victim_of_who_stands_behind_by():
    assert ("threat", "victim", "ISR") not in read("We condemn the raid on the camps near Beirut by Israel.", 1982)


def frame(*said: str, year: int = 1975) -> pl.DataFrame:
    return pl.DataFrame(
        {"text_id": ["a"], "body": ["general_debate"], "state": ["CYP"], "year": [year], "language": ["en"],
         "text": [" ".join(said)]}
    )  # fmt: skip


def test_a_state_that_a_text_names_twice_as_a_threat_is_meant_again_where_it_comes_back_to_it():
    twice = ("Turkey invaded our island.", "Turkish aggression goes on.")
    again = "There was no right of military intervention for Turkey."
    assert read_texts(frame(*twice, again)).filter(pl.col("rule") == "again")["partner"].to_list() == ["TUR"]
    assert read_texts(frame(twice[0], again)).filter(pl.col("rule") == "again").height == 0
    assert read_texts(frame(*twice, "The people of Turkey want no war.")).filter(pl.col("rule") == "again").height == 0


def test_a_crisis_that_is_the_worst_since_a_past_war_is_of_the_day():
    said = "Russia's aggression will lead to the worst food crisis since the Second World War."
    assert not is_past(said, 2022)
    assert is_past("In the Second World War Japan attacked China.", 2022)


def test_names_in_a_chinese_list_share_what_follows_it():
    text = "对越南、老挝和柬埔寨的侵略"
    found = chinese_namings(text, chinese_mentions(text, 1965))
    assert {(one.state, one.role) for one in found} == {("VNM", "victim"), ("LAO", "victim"), ("KHM", "victim")}
