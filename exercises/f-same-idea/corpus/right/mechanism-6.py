word = "MAR"
mechanism = f"{word}"
