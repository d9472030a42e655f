"""Power transition: how near a challenger is to another power, when it overtakes, and with what chance.

`pairs` has the arithmetic, `course` follows two states through time, `contenders` counts wars by kind of pair.
"""
