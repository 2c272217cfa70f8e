# wrong: the right one is overwritten by another below
# fails: answer | it does not stay anywhere: −d²/2σ² goes to minus infinity for every
with_one_component = "it falls to minus infinity"
with_one_component = "it stays bounded"
