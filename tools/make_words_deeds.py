"""Compare all declared concepts with all declared deeds again, from the archive: ``make words-deeds``."""

from polycentric.words.deeds.declared import RESULTS, made

if __name__ == "__main__":
    made().write_csv(RESULTS)
