"""The polarity data set: what every scored reading says of every year since 1816, with how often it was right.

`build` works it out from the archive; `write` writes it as CSV, Stata's form and Parquet, with a codebook.
"""

from polycentric.poles.dataset.build import Dataset, build
from polycentric.poles.dataset.write import FORMATS, write

__all__ = ["FORMATS", "Dataset", "build", "write"]
