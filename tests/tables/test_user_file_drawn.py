import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.errors import UserFileError
from polycentric.states import find
from polycentric.tables.user_file import UserRow, read_user_file

LIKE_A_FILE = st.text(alphabet='state,vlu\n"USA1.5-;:\x00é', max_size=80).map("state,value\n".__add__)


@given(text=st.text(max_size=200) | LIKE_A_FILE)
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, text: str):
    path = tmp_path_factory.getbasetemp() / "drawn.csv"
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    refusals: list[str] = []
    rows: tuple[UserRow, ...] = ()
    try:
        rows = read_user_file(path, (("state",),), lambda name, _: find(name).id, negative=False).rows
    except UserFileError as refusal:
        refusals.append(str(refusal))
    assert bool(rows) != bool(refusals)
    assert all("drawn.csv" in refusal for refusal in refusals)
    assert all(math.isnan(row.value) or row.value >= 0 for row in rows)
