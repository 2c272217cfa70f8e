# wrong: two options at once
with_one_component = ("it falls to minus infinity", "it grows without bound")
