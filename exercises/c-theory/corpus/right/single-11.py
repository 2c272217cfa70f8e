# I first thought: it grows without bound
with_one_component = "it grows without bound"
# but no:
with_one_component = "it falls to minus infinity"
