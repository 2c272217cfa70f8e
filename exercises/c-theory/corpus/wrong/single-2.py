# wrong: another option
with_one_component = "it stays bounded"
