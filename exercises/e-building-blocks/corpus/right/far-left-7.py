word = "one"
far_left = f"the wide {word}"
