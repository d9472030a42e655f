"""Channels by which a stronger state may hold a weaker one. One file each; ``CHANNELS`` is the dict of all.

`polycentric.ties.holding` says how they make one hold.
"""

from polycentric.registry import collect
from polycentric.ties.channels.contract import Channel

CHANNELS = collect(__name__, "CHANNEL", "channel", Channel)
