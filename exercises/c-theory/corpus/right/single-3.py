answer = "it falls to minus infinity"
with_one_component = answer
