# wrong: another option
with_one_component = "it grows without bound"
