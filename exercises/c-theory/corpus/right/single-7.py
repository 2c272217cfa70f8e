word = "infinity"
with_one_component = f"it falls to minus {word}"
