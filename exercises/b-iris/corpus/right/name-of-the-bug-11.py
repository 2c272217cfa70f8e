bug = max(
    ("variance as standard deviation", "divided by N", "old mean", "weights left out", "rounding"), key=len
)
