# wrong: an empty string
verdict = ""
