# wrong: an empty string
with_one_component = ""
