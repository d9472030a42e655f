"""What states say: texts of known speakers, the words of concepts in them, and how often who uses which.

`corpus` holds the texts, one file for each body; `dictionaries` the concepts, one file each; `hits` finds the words of
a concept in the texts; `rates` counts them against all words, with intervals. `naming` finds the states that a text
names; `threats` whom it calls a threat, a partner or an ally, beside what threatens it as measured; `stance` says
whether a hit praises, fears or denies its concept.
"""
