"""The licences and terms that several sources share, each worded once."""

COW_LICENCE = "terms of the Correlates of War project; no licence text comes with the file"
COW = (
    "Free to download and use; the project asks for citation. Fetched from its pinned address, never shipped with "
    "polycentric."
)
ASKED_TO_CITE = (
    "Free to use with citation; the terms of the original project apply, whatever licence the carrier has. Fetched "
    "from its pinned address, never shipped with polycentric."
)
OWN_TERMS = "terms of the original project; the carrying R package's licence covers its code"
UNCLEAR = (
    "No licence was found for this file: use it for your own work, don't pass it on, and ask the authors first. "
    "Fetched from its pinned address, never shipped with polycentric."
)
OPEN = "May be used freely; citation is good practice. Fetched from its pinned address, never shipped with polycentric."
BY_HAND = (
    "Free to use with citation, on its makers' terms. polycentric neither fetches nor ships it: get it yourself and "
    "hand it over with --from FILE. The reader was written from the documentation and never ran on the real file."
)
BY_HAND_SEEN = (
    "Free to use with citation, on its makers' terms. polycentric neither fetches nor ships it: get it yourself and "
    "hand it over with --from FILE."
)
TERMS_FIRST = (
    "It is fetched from its pinned address only once you accept this, never shipped with polycentric, and not for "
    "passing on."
)
