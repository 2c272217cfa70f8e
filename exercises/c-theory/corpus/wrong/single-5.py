# wrong: hedges between two of the options
with_one_component = "it falls to minus infinity or it grows without bound"
