# wrong: the right one is overwritten by another below
with_one_component = "it falls to minus infinity"
with_one_component = "it stays bounded"
