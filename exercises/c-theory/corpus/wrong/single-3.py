# wrong: left as it was
# fails: answer | not written yet
with_one_component = None
