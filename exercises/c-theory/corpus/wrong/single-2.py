# wrong: another option
# fails: answer | it does not stay anywhere: −d²/2σ² goes to minus infinity for every
with_one_component = "it stays bounded"
