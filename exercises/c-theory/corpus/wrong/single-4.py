# wrong: two options at once
# fails: answer | none of the options; choose one of 'it grows without bound', 'it stays
with_one_component = ("it falls to minus infinity", "it grows without bound")
