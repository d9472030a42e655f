"""No published number hangs on how many threads the linear algebra library has."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.fixed_order import product

SOURCE = Path(__file__).parents[1] / "src" / "polycentric"
FOREIGN = {"dot", "matmul", "tensordot", "inner", "vdot", "cov", "corrcoef", "multi_dot"}
# Where a product of matrices is left to the library, and why its last digit can't hang on threads there.
ALLOWED = {
    "ties/similarity/tables.py": "whole numbers, exact in any order",
    "ties/similar_pairs.py": "whole numbers",
    "ties/human_rights_treaties.py": "whole numbers, exact in any order",
    "poles/groups/polarization.py": "whole numbers",
    "poles/validity/roc.py": "halves of whole numbers, exact in any order",
    "power/tournament/ordered.py": "runs within threadpool_limits(1)",
    "scoring/bootstrap.py": "its caller, the tournament, runs within threadpool_limits(1)",
    "power/tournament/learner.py": "runs within threadpool_limits(1)",
    "positions/bridges.py": "sparse: no library of threads multiplies it",
    "positions/plane.py": "two by two",
    "positions/kernel_diagnostics.py": "compiled; shorter than what a library splits",
    "words/stance/model.py": "sparse: no library of threads multiplies it",
    "panel/series/capital_distance.py": "three terms to a sum, which no thread splits",
}
TABLES = [
    ["polarity", "--table", "three", "--csv"],
    ["polarity", "--table", "concentration", "--csv"],
    ["ties", "organisations", "--csv"],
    ["ties", "trade_dependence", "--csv"],
    ["power", "--csv"],
    ["report", "--svg"],
]


def run(arguments: list[str], threads: int, folder: Path) -> bytes:
    env = {**os.environ, "OPENBLAS_NUM_THREADS": str(threads), "OMP_NUM_THREADS": str(threads),
           "MKL_NUM_THREADS": str(threads), "POLYCENTRIC_CACHE": str(folder)}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "polycentric", *arguments], env=env, capture_output=True, check=True)
    return done.stdout


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
def test_a_table_is_the_same_to_the_byte_on_one_thread_and_on_two(arguments: list[str], tmp_path: Path):
    assert run(arguments, 1, tmp_path / "one") == run(arguments, 2, tmp_path / "two")


@given(
    arrays.arrays(np.float64, (5, 7), elements=st.floats(-1e6, 1e6)),
    arrays.arrays(np.float64, (7, 3), elements=st.floats(-1e6, 1e6)),
)
@settings(deadline=None)
def test_a_product_is_what_the_library_gives_but_for_the_last_digits(left: np.ndarray, right: np.ndarray):
    np.testing.assert_allclose(product(left, right), left @ right, rtol=1e-9, atol=1e-3)
    np.testing.assert_allclose(product(left, right[:, 0]), left @ right[:, 0], rtol=1e-9, atol=1e-3)


def test_no_module_multiplies_matrices_by_the_library_unless_the_list_says_why():
    multiplying: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_product = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult)
            is_call = isinstance(node, ast.Attribute) and node.attr in FOREIGN
            if is_product or is_call:
                multiplying.add(path.relative_to(SOURCE).as_posix())
    assert multiplying == set(ALLOWED)
