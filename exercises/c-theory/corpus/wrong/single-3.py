# wrong: left as it was
with_one_component = None
