# wrong: another option
# fails: answer | the other points are in the same narrow component, and their densities
with_one_component = "it grows without bound"
